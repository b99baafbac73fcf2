"""The ids of other records in the raw values of a record."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from chronicle.records import FieldPath, Refers, introspection, models_in


class Reference(NamedTuple):
    """The id of another record in a field: the path to it, the id, and the kinds it may be of."""

    path: FieldPath
    target: str
    kinds: tuple[str, ...]

    @property
    def field(self) -> str:
        """The outermost field on the path, and the one inside it after a dot: “sources.work”."""
        names = [step for step in self.path if isinstance(step, str)]
        return ".".join(names[:2])


# A field's name, to what ids in it refer, and the model of what it holds, if it has either: each
# once for all records.
ReferenceField = tuple[str, Refers | None, type[BaseModel] | None]


def references(
    model: type[BaseModel],
    values: Mapping[str, Any],
    path: FieldPath = (),
) -> Iterator[Reference]:
    """Every id of another record in the raw values of a model.

    It asks raw values, so that links are checked in records that have other
    faults too.
    """
    for name, refers, inner in _reference_fields(model):
        value = values.get(name)
        here = (*path, name)
        items = [(here, value)]
        if isinstance(value, tuple):
            items = [((*here, index), item) for index, item in enumerate(value)]
        for place, item in items:
            if inner and isinstance(item, Mapping):
                yield from references(inner, item, place)
            elif inner and isinstance(item, str):
                # The short form: a string for a mapping with its first field.
                first, *_ = introspection.fields(inner)
                yield from references(inner, {first: item}, place)
            elif refers and isinstance(item, str):
                yield Reference(place, item, refers.kinds)


def fields_at(model: type[BaseModel], path: FieldPath) -> Mapping[str, FieldInfo]:
    """The fields of the model at the end of a path, by their names in the YAML.

    Where the path ends at no mapping, they are the fields of the mapping that holds it.
    """
    for step in path:
        if field := introspection.fields(model).get(str(step)):
            model = next(models_in(field.annotation), model)
    return introspection.fields(model)


@cache
def _reference_fields(model: type[BaseModel]) -> tuple[ReferenceField, ...]:
    found: list[ReferenceField] = []
    for name, field in introspection.fields(model).items():
        refers = introspection.refers(field)
        inner = next(models_in(field.annotation), None)
        if refers or inner:
            found.append((name, refers, inner))
    return tuple(found)
