"""An empty record to begin with: every field of a kind, required ones first, with its meaning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chronicle.corpus.loading import modeline
from chronicle.record.models import KINDS, Record

# Options that are named at a field; of more, the first ones.
MOST_OPTIONS = 12

Schema = dict[str, Any]


def record(kind: type[Record]) -> str:
    """YAML for one record of a kind; optional fields are comments."""
    home = next(place for place, model in KINDS.items() if model is kind)
    where = home if home.endswith(".yml") else f"{home}/….yml"
    schema = kind.model_json_schema(by_alias=True)
    required = schema["required"]
    names = [*required, *(name for name in schema["properties"] if name not in required)]
    lines = [f"# For data/{where}, whose first line is: {modeline(Path(where), kind)}"]
    for number, name in enumerate(names):
        field = schema["properties"][name]
        start = ("- " if number == 0 else "  ") + ("" if name in required else "# ")
        example = _example(field, schema.get("$defs", {}))
        lines.append(f"{start}{name}:{example and f' {example}'}  # {_comment(field)}")
    return "\n".join(lines) + "\n"


def _example(field: Schema, definitions: Schema) -> str:
    """An empty list where a field is one; with the fields of its members, where they have some."""
    if field.get("type") != "array":
        return ""
    member = field["items"].get("$ref", "").rpartition("/")[2]
    if not member:
        return "[]"
    return "[{" + ", ".join(f"{name}: …" for name in definitions[member]["properties"]) + "}]"


def _comment(field: Schema) -> str:
    """What a field means, how its values are written, and among what it chooses."""
    inner: Schema = next(iter(field.get("anyOf", ())), {})  # of an optional field, what it may hold
    options = inner.get("enum") or field.get("enum", ())
    listed = " | ".join(options[:MOST_OPTIONS]) + (" | …" if len(options) > MOST_OPTIONS else "")
    return " ".join(filter(None, (field["description"], inner.get("description"), listed)))
