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


def corpus(right: Corpus) -> tuple[Corpus, set[Field]]:
    """Return a corpus with malicious text in every text field, without validation, and the list of these fields."""
    filled: set[Field] = set()
    settings = right.settings
    records = {name: _hostile(record, settings, filled) for name, record in right.records.items()}
    changed = _hostile(settings, settings, filled)
    return replace(right, records=records, settings=changed), filled


def _hostile(value: Any, settings: Settings, filled: set[Field]) -> Any:
    if isinstance(value, tuple):
        return tuple(_hostile(each, settings, filled) for each in value)
    if isinstance(value, Mapping):
        return {key: _hostile(each, settings, filled) for key, each in value.items()}
    if not isinstance(value, BaseModel):
        return value
    model = type(value)
    values = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    changes = {}
    for name in model.model_fields:
        held = getattr(value, name)
        text = _text(model, values, name, settings)
        if text is None or not (held is None or _is_text(held)):
            changes[name] = _hostile(held, settings, filled)
            continue
        filled.add((model, name))
        changes[name] = text
    return value.model_copy(update=changes)


def _is_text(held: Any) -> bool:
    return isinstance(held, str) or (
        isinstance(held, tuple) and all(isinstance(one, str) for one in held)
    )


def _text(model: type[BaseModel], values: Mapping[str, Any], name: str, settings: Settings) -> Any:
    """Return the malicious text as the value of a field; None if it is not a text field."""
    alias = model.model_fields[name].alias or name
    for plain in PLAIN:
        for tried in (plain, [plain]):
            whole = json.dumps({**values, alias: tried})
            try:
                read = getattr(model.model_validate_json(whole, context=settings), name)
            except ValidationError:
                continue
            if read == plain:
                return Prose(HOSTILE) if isinstance(read, Prose) else HOSTILE
            if read == (plain,):
                return (Prose(HOSTILE) if isinstance(read[0], Prose) else HOSTILE,)
    return None


def text_fields(settings: Settings) -> set[Field]:
    """Return every text field of all record models and the settings."""
    models: set[type[BaseModel]] = {*MODELS, Settings}
    ahead = list(models)
    while ahead:
        for field in ahead.pop().model_fields.values():
            new = {*introspection.models_in_annotation(field.annotation)} - models
            models |= new
            ahead += new
    return {
        (model, name)
        for model in models
        for name, field in model.model_fields.items()
        if _takes_text(field, settings)
    }


def _takes_text(field: FieldInfo, settings: Settings) -> bool:
    annotation: Any = field.annotation
    for mark in field.metadata:
        annotation = Annotated[annotation, mark]
    adapter = TypeAdapter(annotation)
    for plain in PLAIN:
        for tried in (plain, [plain]):
            try:
                if adapter.validate_json(json.dumps(tried), context=settings) in (plain, (plain,)):
                    return True
            except ValidationError:
                continue
    return False
