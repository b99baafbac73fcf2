"""The ids of other records in the raw values of a record."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from chronicle.records import FieldPath, ReferenceTo, introspection, models_in_annotation


class Reference(NamedTuple):
    """A reference to another record: the path of the field, the id, and the allowed kinds."""

    path: FieldPath
    target_id: str
    kinds: tuple[str, ...]

    @property
    def field(self) -> str:
        """The outermost field on the path, with the one inside it after a dot: “sources.work”."""
        names = [step for step in self.path if isinstance(step, str)]
        return ".".join(names[:2])


# The name of a field, the kinds of its ids (None if it has no ids), and the model of its values.
ReferenceField = tuple[str, ReferenceTo | None, type[BaseModel] | None]


def iter_references(
    model: type[BaseModel],
    values: Mapping[str, Any],
    path: FieldPath = (),
) -> Iterator[Reference]:
    """Yield every id of another record in the raw values of a model.

    Raw values are used, so that links are checked even in records with other errors.
    """
    for name, refers, inner in _reference_fields(model):
        value = values.get(name)
        field_path = (*path, name)
        items = [(field_path, value)]
        if isinstance(value, tuple):
            items = [((*field_path, index), item) for index, item in enumerate(value)]
        for item_index, item in items:
            if inner and isinstance(item, Mapping):
                yield from iter_references(inner, item, item_index)
            elif inner and isinstance(item, str):
                # The short form: a string in place of a mapping with its first field.
                first_field, *_ = introspection.fields_by_yaml_name(inner)
                yield from iter_references(inner, {first_field: item}, item_index)
            elif refers and isinstance(item, str):
                yield Reference(item_index, item, refers.kinds)


def fields_at_path(model: type[BaseModel], path: FieldPath) -> Mapping[str, FieldInfo]:
    """Return the fields of the model at the end of a path, by their names in the YAML."""
    return introspection.fields_by_yaml_name(model_at_path(model, path))


def model_at_path(model: type[BaseModel], path: FieldPath) -> type[BaseModel]:
    """Return the model at the end of a path, or of the mapping that contains another value."""
    for step in path:
        if field := introspection.fields_by_yaml_name(model).get(str(step)):
            model = next(models_in_annotation(field.annotation), model)
    return model


@cache
def _reference_fields(model: type[BaseModel]) -> tuple[ReferenceField, ...]:
    fields_found: list[ReferenceField] = []
    for name, field in introspection.fields_by_yaml_name(model).items():
        refers = introspection.reference_target(field)
        inner = next(models_in_annotation(field.annotation), None)
        if refers or inner:
            fields_found.append((name, refers, inner))
    return tuple(fields_found)
