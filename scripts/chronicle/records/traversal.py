"""The sources of a record and of its parts, and the values inside a record."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from chronicle.records import introspection
from chronicle.records.base import FieldPath, Item, Record, Source


def record_sources(record: Record) -> tuple[Source, ...]:
    """Return the `sources` field of a record, or an empty tuple if its kind has none."""
    sources: tuple[Source, ...] = getattr(record, "sources", ())
    return sources


@cache  # a rebuild changes few records
def iter_sources(record: Record) -> list[tuple[FieldPath, Source]]:
    """Return the sources of a record and its parts, with paths: `("life", 0, "sources", 1)`."""
    sources_by_path: dict[FieldPath, tuple[Source, ...]] = {(): record_sources(record)}
    for name in _fields_with_sources(type(record)):
        value = getattr(record, name)
        if isinstance(value, tuple):
            for number, item in enumerate(value):
                if sources := getattr(item, "sources", ()):
                    sources_by_path[name, number] = sources
    pairs = []
    for path, sources in sources_by_path.items():
        for number, source in enumerate(sources):
            pairs.append(((*path, "sources", number), source))
    return pairs


@cache
def _fields_with_sources(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of a model whose parts have sources."""
    names = []
    for name, field in model.model_fields.items():
        models = introspection.models_in_annotation(field.annotation)
        if any("sources" in model_.model_fields or hasattr(model_, "sources") for model_ in models):
            names.append(name)
    return tuple(names)


def iter_values(
    kind: type[Item], value: Any, path: FieldPath = ()
) -> Iterator[tuple[FieldPath, Item]]:
    """Yield every value of a type in a record or a part of one, with its path in the YAML.

    For `Prose`, these are the editorial texts.
    """
    if isinstance(value, kind):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from iter_values(kind, getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from iter_values(kind, item, (*path, index))
