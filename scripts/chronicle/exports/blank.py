"""An empty record to begin with: every field of a kind, required ones first, with its meaning.

And every setting of a history.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from chronicle.corpus.loading import SETTINGS, modeline
from chronicle.exports.schemas import VOCABULARY_SETTINGS
from chronicle.records import BY_NAME, Record, Settings
from chronicle.records.fields import REFERS

MOST_OPTIONS_NAMED = 12
ONLY_LATER = {"formerly"}

Schema = dict[str, Any]


def record(kind: type[Record]) -> str:
    """YAML for one record of a kind, to be filled in.

    Required fields are empty and optional ones are comments, so that whoever fills what is empty
    has a record that passes.
    """
    file = kind.traits_.data_path
    if not file.endswith(".yml"):
        file = f"{file}/….yml"
    schema = kind.model_json_schema(by_alias=True)
    models = schema.get("$defs", {})
    opening = modeline(Path(file), kind)
    lines = [f"# For data/{file}, whose first line is: {opening}", *_item(schema, models)]
    return "\n".join(lines) + "\n"


def settings() -> str:
    """YAML for the settings of a history, each a comment with its meaning and its default."""
    fields = Settings.model_json_schema(by_alias=True)["properties"]
    lines = ["# For data/settings.yml, whose first line is:", modeline(Path(SETTINGS), Settings)]
    for name, field in fields.items():
        meaning = " ".join(field["description"].split())
        default = json.dumps(field["default"], ensure_ascii=False)
        lines += ["", f"# {meaning}", f"# {name}: {default}"]
    return "\n".join(lines) + "\n"


def _item(schema: Schema, models: Schema) -> Iterator[str]:
    """The fields of a model as an item of a list."""
    first, *others = _fields(schema, models)
    yield f"- {first}"
    for line in others:
        yield f"  {line}"


def _fields(schema: Schema, models: Schema) -> Iterator[str]:
    """The fields of a model: required ones, then the others as comments.

    Of optional fields that hold the same, such as people, the first shows what they hold.
    """
    first_with: dict[str, str] = {}
    fields = {name: field for name, field in schema["properties"].items() if name not in ONLY_LATER}
    required = schema.get("required") or [next(iter(fields))]
    for name in required:
        yield from _field(name, fields[name], models)
    for name, field in fields.items():
        if name not in required:
            model = _model(field.get("items", field), models)
            first = first_with.setdefault(model["title"], name) if model else name
            lines = _field(name, field, models)
            if first != name:
                lines = iter([f"{next(lines)} Write it as {first}."])
            for line in lines:
                yield f"# {line}"


def _field(name: str, field: Schema, models: Schema) -> Iterator[str]:
    """A field with its meaning; if it holds a model, that model’s fields stand below it."""
    yield f"{name}:  # {comment(field)}"
    if field.get("type") == "array":
        for _ in range(field.get("minItems", 1)):
            model = _model(field.get("items", {}), models)
            if model:
                yield from _indent(_item(model, models))
            else:
                yield "  -"
    else:
        model = _model(field, models)
        if model:
            yield from _indent(_fields(model, models))


def _indent(lines: Iterable[str]) -> Iterator[str]:
    return (f"  {line}" for line in lines)


def _model(schema: Schema, models: Schema) -> Schema | None:
    """The model to which a schema or one of its alternatives refers; None for a value."""
    for form in (schema, *schema.get("anyOf", ())):
        if "$ref" in form:
            name = form["$ref"].rpartition("/")[2]
            model: Schema = models[name]
            if "properties" in model:
                return model
            return None
    return None


def comment(field: Schema) -> str:
    """The comment on a field: what it means, how values are written, and what it chooses among."""
    inner: Schema = next(iter(field.get("anyOf", ())), {})  # of an optional field, what it may hold
    options = inner.get("enum") or field.get("enum", ())
    listed = " | ".join(options[:MOST_OPTIONS_NAMED])
    if len(options) > MOST_OPTIONS_NAMED:
        listed += " | …"
    parts = (field.get("description"), inner.get("description"), listed, _home(field))
    return " ".join(filter(None, parts))


def _home(field: Schema) -> str:
    """The sentence on where the one kind of record that a field names is listed; else empty."""
    forms = (field, field.get("items", {}), *field.get("anyOf", ()))
    names: list[str] = next((form[REFERS] for form in forms if REFERS in form), [])
    if len(names) != 1:
        return ""
    if names[0] in VOCABULARY_SETTINGS:
        return f"Listed in data/{SETTINGS}, under {names[0]}."
    kind = BY_NAME.get(names[0])
    if kind:
        return f"Listed in data/{kind.traits_.data_path}."
    return ""
