"""The texts of a record: every field in our own words, wherever it lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from chronicle.record.text import Prose

Path = tuple[str | int, ...]


def prose_within(value: Any, path: Path = ()) -> Iterator[tuple[Path, Prose]]:
    """Every text in a record or a part of one, after the path to it by the names in the YAML."""
    if isinstance(value, Prose):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from prose_within(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from prose_within(part, (*path, index))
