"""The fields, descriptions, types and references of models."""

from collections.abc import Iterator
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from chronicle.records.fields import ReferenceTo


def fields_by_yaml_name(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by their names in the YAML."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def models_in_annotation(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models in an annotation, such as `tuple[Source, ...] | None`."""
    for type_ in _iter_types(annotation):
        if isinstance(type_, type) and issubclass(type_, BaseModel):
            yield type_


def first_type(annotation: Any) -> Any:
    """Return the first type in an annotation that is not None, without its metadata."""
    if get_origin(annotation) is Annotated:
        return first_type(get_args(annotation)[0])
    if get_origin(annotation) in (None, tuple, Literal):
        return annotation
    return next(first_type(option) for option in get_args(annotation) if option is not NoneType)


def reference_target(field: FieldInfo) -> ReferenceTo | None:
    """Return what the ids in a field refer to; None if it contains no ids."""
    marks = (*field.metadata, *_iter_types(field.annotation))
    return next((mark for mark in marks if isinstance(mark, ReferenceTo)), None)


def _iter_types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _iter_types(argument)
