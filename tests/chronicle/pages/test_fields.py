"""Every field of every model is in the extended sample history, so that its line in a template is rendered."""

import inspect
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from chronicle.records import MODELS, Settings
from chronicle.records.introspection import models_in_annotation
from support import snapshots


def declaring_field(model: type[BaseModel], name: str) -> str:
    """Return a field with the first class that declares it."""
    classes = [base for base in model.__mro__ if name in inspect.get_annotations(base)]
    return f"{classes[-1].__name__}.{name}"


def iter_set_fields(value: object) -> Iterator[str]:
    """Yield the fields that are set in a value and in the records inside it."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            yield declaring_field(type(value), name)
            yield from iter_set_fields(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from iter_set_fields(value.values())
    elif isinstance(value, Iterable) and not isinstance(value, str):
        for each in value:
            yield from iter_set_fields(each)


def declared_fields() -> Iterator[str]:
    """Yield the fields of all models of a record and of its settings."""
    models: list[type[BaseModel]] = [*MODELS, Settings]
    for model in models:
        for name, field in model.model_fields.items():
            yield declaring_field(model, name)
            models += (
                each for each in models_in_annotation(field.annotation) if each not in models
            )


def test_extended_sample_history_has_every_field() -> None:
    corpus = snapshots.load_sample_history("extended").corpus
    assert {*declared_fields()} - {
        *iter_set_fields(corpus.records),
        *iter_set_fields(corpus.settings),
    } == set()
