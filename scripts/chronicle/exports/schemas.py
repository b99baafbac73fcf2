"""JSON Schemas of the models, by which editors complete and check a YAML file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from chronicle.files import written
from chronicle.record.models import KINDS, Record


@cache
def schema(kind: type[Record]) -> str:
    """The schema of a file of records of one kind, as JSON text (JSON Schema 2020-12)."""
    items = kind.model_json_schema(by_alias=True)
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A list of {kind.kind_} records",
        "type": "array",
        "$defs": items.pop("$defs", {}),
        "items": items,
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def write(directory: Path) -> Iterator[Path]:
    """Write the schema of every kind into a directory. Yields the files that are new or changed."""
    for kind in KINDS.values():
        path = directory / f"{kind.kind_}.json"
        if written(path, schema(kind).encode()):
            yield path
