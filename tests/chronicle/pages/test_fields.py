"""Every field of every model is in a record of a sample history, so that its line in a template is rendered."""

import inspect
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from chronicle.records import MODELS, Settings
from chronicle.records.introspection import models_in_annotation
from support import snapshots
from support.cases import load_yaml


def owner(model: type[BaseModel], name: str) -> str:
    """The field by the first class that declares it."""
    classes = [each for each in model.__mro__ if name in inspect.get_annotations(each)]
    return f"{classes[-1].__name__}.{name}"


def used(value: object) -> Iterator[str]:
    """The fields that a value and the records inside it state."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield owner(type(value), name)
            yield from used(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from used(value.values())
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for each in value:
            yield from used(each)


def declared() -> Iterator[str]:
    """The fields of all models of a record and of its settings."""
    models: list[type[BaseModel]] = [*MODELS, Settings]
    for model in models:
        for name, field in model.model_fields.items():
            yield owner(model, name)
            models += (
                each for each in models_in_annotation(field.annotation) if each not in models
            )


def test_every_field_is_in_a_sample_history() -> None:
    """A new field is added to a record in `tests/fixtures/extended`. The list of unused fields only shrinks."""
    histories = [snapshots.load_sample_history(name) for name in snapshots.HISTORIES]
    stated = {field for one in histories for field in used(one.corpus.records)}
    stated |= {field for one in histories for field in used(one.corpus.settings)}
    assert sorted({*declared()} - stated) == load_yaml(__file__)["unused"]
