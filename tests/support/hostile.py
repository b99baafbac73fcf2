"""Create a history in which every text is malicious, as entered or imported by an attacker."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from chronicle.corpus import Corpus
from chronicle.records import MODELS, Settings, introspection
from chronicle.values import Prose

# A spreadsheet formula, ends of attributes, elements and comments, a redirect, an element with an attribute, an entity,
# LaTeX and template syntax.
HOSTILE = (
    "=evil() \" onevil=\"evil()\" ' onevil='evil()' > </title></script></style></textarea></svg>--> ]]> "
    "<meta http-equiv=refresh content=0;url=https://evil.example/> <evil onevil=evil()> &evil; {{ 7*7 }} \\evil{x} %"
)
# Valid values of text fields: a phrase, a sentence or the beginning of a paragraph.
PLAIN = ("Some words that nobody typed", "Some words that nobody typed.")

Field = tuple[type[BaseModel], str]


def make_hostile_corpus(valid: Corpus) -> tuple[Corpus, set[Field]]:
    """Return a corpus with malicious text in every text field, without validation, and the list of these fields."""
    filled: set[Field] = set()
    settings = valid.settings
    records = {
        name: _replace_texts(record, settings, filled) for name, record in valid.records.items()
    }
    changed = _replace_texts(settings, settings, filled)
    return replace(valid, records=records, settings=changed), filled


def _replace_texts(value: Any, settings: Settings, filled: set[Field]) -> Any:
    if isinstance(value, tuple):
        return tuple(_replace_texts(item, settings, filled) for item in value)
    if isinstance(value, Mapping):
        return {key: _replace_texts(item, settings, filled) for key, item in value.items()}
    if not isinstance(value, BaseModel):
        return value
    model = type(value)
    values = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    changes = {}
    for name in model.model_fields:
        field_value = getattr(value, name)
        text = _hostile_value(model, values, name, settings)
        if text is None or not (field_value is None or _is_text(field_value)):
            changes[name] = _replace_texts(field_value, settings, filled)
            continue
        filled.add((model, name))
        changes[name] = text
    return value.model_copy(update=changes)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, tuple) and all(isinstance(item, str) for item in value)
    )


def _hostile_value(
    model: type[BaseModel], values: Mapping[str, Any], name: str, settings: Settings
) -> Any:
    """Return the malicious text as the value of a field; None if it is not a text field."""
    alias = model.model_fields[name].alias or name
    for plain in PLAIN:
        for candidate in (plain, [plain]):
            record = json.dumps({**values, alias: candidate})
            try:
                parsed = getattr(model.model_validate_json(record, context=settings), name)
            except ValidationError:
                continue
            if parsed == plain:
                return Prose(HOSTILE) if isinstance(parsed, Prose) else HOSTILE
            if parsed == (plain,):
                return (Prose(HOSTILE) if isinstance(parsed[0], Prose) else HOSTILE,)
    return None


def list_text_fields(settings: Settings) -> set[Field]:
    """Return every text field of all record models and the settings."""
    models: set[type[BaseModel]] = {*MODELS, Settings}
    pending = list(models)
    while pending:
        for field in pending.pop().model_fields.values():
            new = {*introspection.models_in_annotation(field.annotation)} - models
            models |= new
            pending += new
    return {
        (model, name)
        for model in models
        for name, field in model.model_fields.items()
        if _accepts_text(field, settings)
    }


def _accepts_text(field: FieldInfo, settings: Settings) -> bool:
    annotation: Any = field.annotation
    for constraint in field.metadata:
        annotation = Annotated[annotation, constraint]
    adapter = TypeAdapter(annotation)
    for plain in PLAIN:
        for candidate in (plain, [plain]):
            try:
                if adapter.validate_json(json.dumps(candidate), context=settings) in (
                    plain,
                    (plain,),
                ):
                    return True
            except ValidationError:
                continue
    return False
