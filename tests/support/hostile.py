"""Create a history in which every text is malicious, as entered or imported by an attacker."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError

from chronicle.corpus import Corpus
from chronicle.records import Settings
from chronicle.values import Prose

# A spreadsheet formula, ends of attributes, elements and comments, a redirect, an element with an attribute, an entity,
# LaTeX and template syntax.
HOSTILE = (
    "=evil() \" onevil=\"evil()\" ' onevil='evil()' > </title></script></style></textarea></svg>--> ]]> "
    "<meta http-equiv=refresh content=0;url=https://evil.example/> <evil onevil=evil()> &evil; {{ 7*7 }} \\evil{x} %"
)
# Valid values of text fields: a phrase, a sentence or the beginning of a paragraph.
PLAIN = ("Some words that nobody typed", "Some words that nobody typed.")


def create_hostile_corpus(valid: Corpus) -> Corpus:
    """Return a corpus with malicious text in every text field, without validation."""
    settings = valid.settings
    records = {name: _replace_texts(record, settings) for name, record in valid.records.items()}
    return replace(valid, records=records, settings=_replace_texts(settings, settings))


def _replace_texts(value: Any, settings: Settings) -> Any:
    if isinstance(value, tuple):
        return tuple(_replace_texts(item, settings) for item in value)
    if isinstance(value, Mapping):
        return {key: _replace_texts(item, settings) for key, item in value.items()}
    if not isinstance(value, BaseModel):
        return value
    model = type(value)
    values = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    changes = {}
    for name in model.model_fields:
        field_value = getattr(value, name)
        text = _hostile_value(model, values, name, settings)
        if text is None or not (field_value is None or _is_text(field_value)):
            text = _replace_texts(field_value, settings)
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
