"""An empty record to begin with: every field of a kind, required ones first, each with its meaning."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chronicle.corpus.corpus import modeline
from chronicle.record.models import KINDS, Record


def record(kind: type[Record]) -> str:
    """YAML for one record of a kind; optional fields are comments."""
    home = next(place for place, model in KINDS.items() if model is kind)
    schema = kind.model_json_schema(by_alias=True)
    where = home if home.endswith(".yml") else f"{home}/….yml"
    lines = [f"# For data/{where}, whose first line is: {modeline(Path(where), kind)}"]
    required = schema.get("required", [])
    names = [*required, *(name for name in schema["properties"] if name not in required)]
    for number, name in enumerate(names):
        field = schema["properties"][name]
        start = "- " if number == 0 else "  "
        mark = start if name in required else "  # "
        lines.extend(_lines(mark, name, field, schema.get("$defs", {})))
    return "\n".join(lines) + "\n"


def _lines(mark: str, name: str, field: dict[str, Any], definitions: dict[str, Any]) -> Iterator[str]:
    field = next((option for option in field.get("anyOf", ()) if option.get("type") != "null"), field) | {
        key: field[key] for key in ("description",) if key in field
    }
    hint = field.get("description") or " | ".join(field.get("enum", ()))
    if "enum" in field and len(field["enum"]) > 12:
        hint = " | ".join(field["enum"][:12]) + " | …"
    example = "[]" if field.get("type") == "array" else ""
    inner = field.get("items", {}).get("$ref", "") if field.get("type") == "array" else ""
    if inner:
        fields = definitions[inner.rpartition("/")[2]]["properties"]
        example = "[{" + ", ".join(f"{key}: …" for key in fields) + "}]"
    yield f"{mark}{name}:{' ' + example if example else ''}{'  # ' + hint if hint else ''}".rstrip()
