"""What is inside a record: the sources of the record itself and of its parts, and its values."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from chronicle.records import introspection
from chronicle.records.base import FieldPath, Record, Source, Value


def sources_of(record: Record) -> tuple[Source, ...]:
    """The places in the papers that a record itself comes from; empty for a kind without them."""
    sources: tuple[Source, ...] = getattr(record, "sources", ())
    return sources


@cache  # most records stay the same at a save
def sources_within(record: Record) -> list[tuple[FieldPath, Source]]:
    """Every source of a record and of its parts, after its path: `("life", 0, "sources", 1)`."""
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
    """The fields of a model in which parts of it stand that have sources of their own."""
    names = []
    for name, field in model.model_fields.items():
        parts = introspection.models_in(field.annotation)
        if any("sources" in part.model_fields or hasattr(part, "sources") for part in parts):
            names.append(name)
    return tuple(names)


def values_within(
    kind: type[Value], held: Any, path: FieldPath = ()
) -> Iterator[tuple[FieldPath, Value]]:
    """Every value of a kind in a record or a part of one, after the path to it in the YAML.

    `Prose` are the texts in our words.
    """
    if isinstance(held, kind):
        yield path, held
    elif isinstance(held, BaseModel):
        for name, field in type(held).model_fields.items():
            yield from values_within(kind, getattr(held, name), (*path, field.alias or name))
    elif isinstance(held, tuple):
        for index, part in enumerate(held):
            yield from values_within(kind, part, (*path, index))
