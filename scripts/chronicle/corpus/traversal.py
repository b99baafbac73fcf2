"""What the models say of their fields: which hold other models, and which the ids of other records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from chronicle.corpus.reader import Path_
from chronicle.record.models import Refers


@dataclass(frozen=True)
class Reference:
    """The id of another record in a field: the path to it, the id, and the kinds it may be of."""

    path: Path_
    target: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class ReferenceField:
    """A field that holds ids of other records, or models that may hold some, by its name."""

    name: str
    refers: Refers | None
    model: type[BaseModel] | None


def references(model: type[BaseModel], values: Mapping[str, Any], path: Path_ = ()) -> Iterator[Reference]:
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


def _references_in(field: ReferenceField, value: Any, path: Path_) -> Iterator[Reference]:
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


def fields_at(model: type[BaseModel], path: Path_) -> list[str]:
    """The fields that the model at the end of a path may have, by their names in the YAML."""
    for step in path:
        if isinstance(step, str) and (field := _by_alias(model).get(step)) is not None:
            model = next(_models(field.annotation), model)
    return list(_by_alias(model))


def _by_alias(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


@cache
def _reference_fields(model: type[BaseModel]) -> tuple[ReferenceField, ...]:
    fields = []
    for name, field in model.model_fields.items():
        annotation = field.annotation
        refers = _marker(Annotated[annotation, *field.metadata] if field.metadata else annotation)
        inner = next(_models(annotation), None)
        if refers or inner:
            fields.append(ReferenceField(field.alias or name, refers, inner))
    return tuple(fields)


def _marker(annotation: Any) -> Refers | None:
    """The first mark in an annotation that says to which kinds its ids refer."""
    if get_origin(annotation) is Annotated:
        for extra in annotation.__metadata__:
            if isinstance(extra, Refers):
                return extra
    return next(filter(None, map(_marker, get_args(annotation))), None)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation, such as `tuple[Source, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)
