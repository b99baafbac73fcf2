"""The sources of a record and of its parts, and the values inside a record."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from chronicle.records import introspection
from chronicle.records.base import FieldPath, Record, Source, Value


def sources_of(record: Record) -> tuple[Source, ...]:
    """Return the sources of a record itself; empty for a kind without them."""
    sources: tuple[Source, ...] = getattr(record, "sources", ())
    return sources


@cache  # a rebuild changes few records
def sources_within(record: Record) -> list[tuple[FieldPath, Source]]:
    """Return the sources of a record and its parts, with paths: `("life", 0, "sources", 1)`."""
    parts: dict[FieldPath, tuple[Source, ...]] = {(): sources_of(record)}
    for name in _with_sources(type(record)):
        value = getattr(record, name)
        for number, part in enumerate(value if isinstance(value, tuple) else ()):
            if sources := getattr(part, "sources", ()):
                parts[name, number] = sources
    found = []
    for path, sources in parts.items():
        for number, source in enumerate(sources):
            found.append(((*path, "sources", number), source))
    return found


@cache
def _with_sources(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of a model whose parts have sources."""
    names = []
    for name, field in model.model_fields.items():
        parts = introspection.models_in(field.annotation)
        if any("sources" in part.model_fields or hasattr(part, "sources") for part in parts):
            names.append(name)
    return tuple(names)


def values_within(
    kind: type[Value], held: Any, path: FieldPath = ()
) -> Iterator[tuple[FieldPath, Value]]:
    """Yield every value of a type in a record or a part of one, with its path in the YAML.

    For `Prose`, these are the editorial texts.
    """
    if isinstance(held, kind):
        yield path, held
    elif isinstance(held, BaseModel):
        for name, field in type(held).model_fields.items():
            yield from values_within(kind, getattr(held, name), (*path, field.alias or name))
    elif isinstance(held, tuple):
        for index, part in enumerate(held):
            yield from values_within(kind, part, (*path, index))
