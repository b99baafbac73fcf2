"""JSON Schemas of the models, by which editors complete and check a YAML file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from chronicle.files import written
from chronicle.record.models import KINDS, Record, Settings


@cache
def schema(kind: type[Record]) -> str:
    """The schema of a file of records of one kind, as JSON text (JSON Schema 2020-12)."""
    items = kind.model_json_schema(by_alias=True)
    listed = {"title": f"A list of {kind.kind_} records", "type": "array"}
    return _text({**listed, "$defs": items.pop("$defs", {}), "items": items})


def _text(schema: dict[str, Any]) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"


def settings() -> str:
    """The schema of the file of settings, as JSON text."""
    return _text({"title": "Settings", **Settings.model_json_schema(by_alias=True)})


def write(directory: Path) -> Iterator[Path]:
    """Write the schema of every kind into a directory. Yields the files that are new or changed."""
    files = {kind.kind_: schema(kind) for kind in KINDS.values()} | {Settings.kind_: settings()}
    for name, content in files.items():
        path = directory / f"{name}.json"
        if written(path, content.encode()):
            yield path
