"""An empty record to begin with: every field of a kind, required ones first, with its meaning.

And every setting of a history.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from chronicle.corpus.loading import SETTINGS, modeline
from chronicle.kinds.base import Record
from chronicle.kinds.settings import Settings

# Options that are named at a field; of more, the first ones.
MOST_OPTIONS = 12
# What no new record has: it has no other name yet.
LEFT_OUT = {"formerly"}

Schema = dict[str, Any]


def record(kind: type[Record]) -> str:
    """YAML for one record of a kind, to be filled in.

    Required fields are empty and optional ones are comments, so that whoever fills what is empty
    has a record that passes.
    """
    data_path = kind.traits_.data_path
    where = data_path if data_path.endswith(".yml") else f"{data_path}/….yml"
    schema = kind.model_json_schema(by_alias=True)
    first = f"# For data/{where}, whose first line is: {modeline(Path(where), kind)}"
    return "\n".join([first, *_item(schema, schema.get("$defs", {}))]) + "\n"


def settings() -> str:
    """YAML for the settings of a history, each a comment with its meaning and its default."""
    fields = Settings.model_json_schema(by_alias=True)["properties"]
    lines = ["# For data/settings.yml, whose first line is:", modeline(Path(SETTINGS), Settings)]
    for name, field in fields.items():
        default = json.dumps(field["default"], ensure_ascii=False)
        lines += ["", f"# {' '.join(field['description'].split())}", f"# {name}: {default}"]
    return "\n".join(lines) + "\n"


def _item(schema: Schema, models: Schema) -> Iterator[str]:
    return (f"{'  ' if n else '- '}{line}" for n, line in enumerate(_fields(schema, models)))


def _fields(schema: Schema, models: Schema) -> Iterator[str]:
    fields = {name: field for name, field in schema["properties"].items() if name not in LEFT_OUT}
    required = schema.get("required") or [next(iter(fields))]
    for name in required:
        yield from _field(name, fields[name], models)
    for name in (name for name in fields if name not in required):
        yield from (f"# {line}" for line in _field(name, fields[name], models))


def _field(name: str, field: Schema, models: Schema) -> Iterator[str]:
    """A field with its meaning, and below it the fields of the model that it holds, if any."""
    yield f"{name}:  # {_comment(field)}"
    if field.get("type") == "array":
        for _ in range(field.get("minItems", 1)):
            model = _model(field["items"], models)
            yield from _indented(_item(model, models) if model else ["-"])
    elif model := _model(field, models):
        yield from _indented(_fields(model, models))


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _model(schema: Schema, models: Schema) -> Schema | None:
    """The model to which a schema refers, perhaps as one of its forms; none for a plain value."""
    names = (form.get("$ref", "").rpartition("/")[2] for form in (schema, *schema.get("anyOf", ())))
    model: Schema | None = next((models[name] for name in names if name), None)
    return model if model and "properties" in model else None


def _comment(field: Schema) -> str:
    """What a field means, how its values are written, and among what it chooses."""
    inner: Schema = next(iter(field.get("anyOf", ())), {})  # of an optional field, what it may hold
    options = inner.get("enum") or field.get("enum", ())
    listed = " | ".join(options[:MOST_OPTIONS]) + (" | …" if len(options) > MOST_OPTIONS else "")
    return " ".join(filter(None, (field.get("description"), inner.get("description"), listed)))
