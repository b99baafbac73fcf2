"""The kinds of records: built-in ones, and those of third parties, which a hook adds.

Ours are named in `records/models.py`.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from chronicle.records import traits
from chronicle.records.base import Record
from chronicle.records.findings import Check
from chronicle.records.models import CHECKS, MODELS

_added: list[type[Record]] = []
_added_checks: list[Check] = []


def add(models: Iterable[type[Record]], checks: Iterable[Check]) -> None:
    """Register third-party kinds after the built-in ones, replacing those registered before."""
    _added[:] = models
    _added_checks[:] = checks
    _forget()


def checks() -> tuple[Check, ...]:
    """What is asked of all records of some kind together, in the order of the kinds."""
    return (*CHECKS, *_added_checks)


@cache
def models() -> tuple[type[Record], ...]:
    """The models of all kinds, in their order."""
    return (*MODELS, *_added)


@cache
def by_data_path() -> Mapping[str, type[Record]]:
    """The model of each kind by where its records usually live below data/: a folder, or a file."""
    return MappingProxyType({model.traits_.data_path: model for model in models()})


@cache
def by_place() -> Mapping[str, type[Record]]:
    """The model of each kind by the name of the file or folder of its records, without an ending.

    Whichever of the two a kind usually has, a history may have the other, or both.
    """
    return MappingProxyType({model.traits_.many: model for model in models()})


@cache
def by_name() -> Mapping[str, type[Record]]:
    """The model of each kind by the word for one of its records."""
    return MappingProxyType({model.kind_: model for model in models()})


def _forget() -> None:
    for asked in (models, by_data_path, by_place, by_name):
        asked.cache_clear()
    traits.KNOWN[:] = (model.traits_ for model in models())


_forget()
