"""The ids of other records in what was typed for a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from chronicle.record import introspection
from chronicle.record.introspection import models_in
from chronicle.record.models import Refers
from chronicle.record.within import Steps


@dataclass(frozen=True)
class Reference:
    """The id of another record in a field: the path to it, the id, and the kinds it may be of."""

    path: Steps
    target: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class ReferenceField:
    """A field that holds ids of other records, or models that may hold some, by its name."""

    name: str
    refers: Refers | None
    model: type[BaseModel] | None


def references(
    model: type[BaseModel],
    values: Mapping[str, Any],
    path: Steps = (),
) -> Iterator[Reference]:
    """Every id of another record in the typed values of a model.

    It asks the values as they were typed, so that links are checked in records that have other
    faults too.
    """
    for field in _reference_fields(model):
        value = values.get(field.name)
        here = (*path, field.name)
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                yield from _references_in(field, item, (*here, index))
        else:
            yield from _references_in(field, value, here)


def _references_in(field: ReferenceField, value: Any, path: Steps) -> Iterator[Reference]:
    """The references in one value of a field."""
    if field.model and isinstance(value, str):
        # The short form: a string for a mapping with one field.
        for inner in _reference_fields(field.model)[:1]:
            if inner.refers:
                yield Reference((*path, inner.name), value, inner.refers.kinds)
    elif field.model and isinstance(value, Mapping):
        yield from references(field.model, value, path)
    elif field.refers and isinstance(value, str):
        yield Reference(path, value, field.refers.kinds)


def fields_at(model: type[BaseModel], path: Steps) -> list[str]:
    """The fields that the model at the end of a path may have, by their names in the YAML."""
    return list(introspection.fields(model_at(model, path)))


def model_at(model: type[BaseModel], path: Steps) -> type[BaseModel]:
    """The model of what stands at the end of a path, or of what holds it."""
    for step in path:
        if isinstance(step, str) and (field := introspection.fields(model).get(step)):
            model = next(models_in(field.annotation), model)
    return model


@cache
def _reference_fields(model: type[BaseModel]) -> tuple[ReferenceField, ...]:
    fields = (
        ReferenceField(name, introspection.refers(field), next(models_in(field.annotation), None))
        for name, field in introspection.fields(model).items()
    )
    return tuple(field for field in fields if field.refers or field.model)
