"""The types of fields that several models have: identifiers, text, dates, locators, values.

Each type validates its values. A field is described by the docstring below it, or by its type if
the description is the same in every model. The types also define the notation of values, which
follows the description in the schemas.
"""

import re
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    GetPydanticSchema,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from chronicle.values import Prose, amounts, capitalize_first, dates, limit_words, locators, text
from chronicle.values.languages import check_language_tag

CITED_KINDS = (
    *("event", "actor", "deployment", "place", "line", "question", "work", "journey"),
    *("claim", "correction", "chart"),
)
SUBJECT_KINDS = ("event", "actor", "deployment", "place", "question")
# The key in a schema for the kinds of records whose ids a field contains.
REFERENCE_KEY = "x-refers"
# A language tag (BCP 47) in the forms used here: language, script, region.
LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
# Identifiers are permanent URLs: lowercase ASCII, digits, single hyphens between words.
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# An id that is invalid as the name of a folder on Windows, or too long for a folder on any system.
INVALID_FOLDER_NAME = r"con|prn|aux|nul|com\d|lpt\d|.{151,}"
VOCABULARY_WORD = r"^[a-z][a-z0-9_-]*$"
SCRIPT = r"^[A-Z][a-z]{3}$"
URL = r"^https?://[^\s<>\"]+\.[^\s<>\"]+$"
SITE_ADDRESS = r"^([a-z0-9-]+/)+(#[a-z0-9-]+)?$"
CALENDAR_VERSION = r"^20[0-9]{2}\.(1[0-2]|[1-9])\.[0-9]+$"
WIKIDATA_ID = r"^Q[1-9][0-9]*$"
GEONAMES_ID = r"^[1-9][0-9]*$"
# The form of a DOI, without the resolver (DOI Handbook, 2.2).
DOI = r"^10\.[0-9]{4,9}/\S+$"

# Ten digits, the last of which may be X, or thirteen; hyphens or spaces may separate them.
ISBN = r"^([0-9][- ]?){9}(([0-9][- ]?){3}[0-9]|[0-9X])$"


class ReferenceTo:
    """Marks a field as the id of a record of one of several kinds, also in its schema.

    A paper counts as a kind, and so does a document: a work that was read.
    """

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), REFERENCE_KEY: list(self.kinds)}


def _check_vocabulary_word(setting: str) -> BeforeValidator:
    """Return a check that a value is in a vocabulary of the history, which is a setting."""

    def check(word: Any, info: ValidationInfo) -> Any:
        vocabulary = list(getattr(info.context, setting, [word]))
        if word not in vocabulary:
            options = {"words": vocabulary, "setting": setting}
            raise PydanticCustomError("unknown_word", "is not in the vocabulary", options)
        return word

    return BeforeValidator(check)


def _add_vocabulary_to_schema(setting: str) -> Any:
    """Let the schema of a field name the setting that has its vocabulary."""
    return Field(json_schema_extra={REFERENCE_KEY: [setting]})


def _check_folder_name(identifier: str) -> str:
    """Return an id that can be the name of a folder on any system; otherwise raise ValueError."""
    if re.fullmatch(INVALID_FOLDER_NAME, identifier):
        raise ValueError("is a device name on Windows, or too long for a folder; choose another")
    return identifier


def _value_to_json(value: amounts.Figure | dates.Date | Prose) -> Any:
    """Return the value of a claim as in the YAML, in types that JSON has."""
    match value:
        case Prose():
            return value.markup
        case dates.Date():
            return {"date": value.text}
    return value.to_yaml_value()


def _check_locator(value: str) -> str:
    locators.parse_passages(text.require_clean(value))
    return text.check_plain_text(value)


def _add_notation_to_schema(notation: str) -> Any:
    """Add the notation of the values of a field to its schema."""

    def add_notation(schema: dict[str, Any]) -> None:
        description = schema.get("description")
        if description is None:
            schema["description"] = notation
        else:
            schema["description"] = f"{description} {notation}"

    return Field(json_schema_extra=add_notation)


def accept_plain_string(key: str, schema_type: Any) -> BeforeValidator:
    """Return a validator that converts a plain string to a mapping with only this key.

    `schema_type` is the type that schemas name: a string or a mapping.
    """

    def expand_string(value: Any) -> Any:
        if isinstance(value, str):
            return {key: value}
        return value

    return BeforeValidator(expand_string, json_schema_input_type=schema_type)


Id = Annotated[
    str,
    Field(pattern=ID),
    AfterValidator(_check_folder_name),
    _add_notation_to_schema("Lowercase letters, digits and hyphens."),
]
# The id of another record, of a kind named by a `ReferenceTo` next to it.
OtherId = Annotated[str, Field(pattern=ID)]
PaperId = Annotated[OtherId, ReferenceTo("paper")]
ActorId = Annotated[OtherId, ReferenceTo("actor")]
PlaceId = Annotated[OtherId, ReferenceTo("place")]
FrameId = Annotated[OtherId, ReferenceTo("frame")]
ThemeId = Annotated[OtherId, ReferenceTo("theme")]
ClaimId = Annotated[OtherId, ReferenceTo("claim")]
ClaimIds = Annotated[tuple[ClaimId, ...], Field(min_length=1)]
AnyId = Annotated[OtherId, ReferenceTo(*CITED_KINDS, "paper", "document", "lesson")]
TouchedId = Annotated[
    OtherId, ReferenceTo(*CITED_KINDS, "paper", "document", "lesson", "withdrawn")
]
ActorKind = Annotated[
    str, _check_vocabulary_word("actor_kinds"), _add_vocabulary_to_schema("actor_kinds")
]
PlaceKind = Annotated[
    str, _check_vocabulary_word("place_kinds"), _add_vocabulary_to_schema("place_kinds")
]
RelationType = Annotated[
    str, _check_vocabulary_word("relations"), _add_vocabulary_to_schema("relations")
]
Evidence = Annotated[str, _check_vocabulary_word("evidence"), _add_vocabulary_to_schema("evidence")]
Text = Annotated[str, AfterValidator(text.require_decoded)]
PlainText = Annotated[Text, AfterValidator(text.check_plain_text)]
NativeText = Annotated[str, AfterValidator(text.require_clean)]
Summary = Annotated[Prose, AfterValidator(limit_words(80, "a summary has at most"))]
Heading = Annotated[Prose, AfterValidator(text.check_heading)]
Answer = Annotated[Prose, AfterValidator(text.check_answer)]
Sentence = Annotated[Prose, AfterValidator(text.check_sentence)]
Language = Annotated[
    str,
    Field(pattern=LANGUAGE_TAG),
    AfterValidator(check_language_tag),
    _add_notation_to_schema("en, ko, vi, ja, ko-Latn …"),
]
Doi = Annotated[str, Field(pattern=DOI)]
Isbn = Annotated[Text, Field(pattern=ISBN)]
Url = Annotated[str, Field(pattern=URL), WithJsonSchema({"type": "string", "format": "uri"})]
Locator = Annotated[
    str,
    AfterValidator(_check_locator),
    _add_notation_to_schema(
        "p. 25, n. 75 · pp. 24–25 · ¶19, n. 26 · ch. 4 · entry of 3 September 1666"
    ),
]
# Complete schemas, because pydantic would inspect dates and figures again at every field.
EDTF = Annotated[
    dates.Date,
    GetPydanticSchema(
        lambda _type, _handler: core_schema.no_info_after_validator_function(
            dates.parse,
            core_schema.str_schema(strict=True),
            serialization=core_schema.to_string_ser_schema(),
        )
    ),
    _add_notation_to_schema("EDTF: 1966-10-20, 1966-10, 1969~, 1957-07-08/1957-07-12, ../1968-12"),
]
ClaimValue = Annotated[
    amounts.Figure | dates.Date | Prose,
    GetPydanticSchema(
        lambda _type, _handler: core_schema.no_info_plain_validator_function(
            amounts.parse,
            serialization=core_schema.plain_serializer_function_ser_schema(_value_to_json),
        )
    ),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string"}, {"type": "object"}]}),
    _add_notation_to_schema(capitalize_first(amounts.VALUE_NOTATIONS)),
]
Note = Annotated[Prose | None, Field(description="A caution for anyone who relies on it.")]
See = Annotated[tuple[AnyId, ...], Field(description="Other records that a reader should see.")]
