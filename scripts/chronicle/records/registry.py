"""The kinds of records that are known: ours, and those that a hook of somebody else adds.

Ours are named in `records/models.py` and, with their pages, in `pages/every.py`.
`corpus/loading.py` and `build.py` hand them in: what reads a record needs its model alone, and no
page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chronicle.frame.kind import Kind
    from chronicle.records.base import Record

_models: list[type[Record]] = []
_ours: list[Kind[Any]] = []
_added: list[Kind[Any]] = []


def install_models(models: Iterable[type[Record]]) -> None:
    """Know the models of our kinds, in the order in which sites and files have them."""
    _models[:] = models
    _forget()


def install(kinds: Iterable[Kind[Any]]) -> None:
    """Know our kinds, in the same order."""
    _ours[:] = kinds
    _forget()


def add(kinds: Iterable[Kind[Any]]) -> None:
    """Know kinds of somebody else after ours, in the place of those that were added before.

    Raises:
        ValueError: Two kinds have the same name, or the same place in the data.
    """
    added = list(kinds)
    if added == _added:
        return
    together = [*_ours, *added]
    _refuse_doubles(together, lambda kind: kind.name)
    _refuse_doubles(together, lambda kind: kind.model.traits_.data_path)
    _added[:] = added
    _forget()


def kinds() -> tuple[Kind[Any], ...]:
    """Every kind that is known, in the order in which sites and files have them.

    Raises:
        LookupError: Nobody has handed in ours.
    """
    if not _ours:
        raise LookupError("chronicle.build hands in the kinds of records; import it first")
    return (*_ours, *_added)


def _refuse_doubles(found: list[Kind[Any]], value: Callable[[Kind[Any]], str]) -> None:
    firsts: dict[str, Kind[Any]] = {}
    for kind in found:
        first = firsts.setdefault(value(kind), kind)
        if first is not kind:
            both = f"{first.model.__module__} and {kind.model.__module__}"
            raise ValueError(f"two kinds of records are called “{value(kind)}”: {both}")


@cache
def _by_model() -> Mapping[type[Record], Kind[Any]]:
    return MappingProxyType({kind.model: kind for kind in kinds()})


def kind_of(record: Record) -> Kind[Any]:
    """The kind of a record."""
    return _by_model()[type(record)]


@cache
def models() -> tuple[type[Record], ...]:
    """The models of all kinds, in their order."""
    return (*_models, *(kind.model for kind in _added))


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
def by_name() -> Mapping[str, Kind[Any]]:
    """Each kind by the word for one of its records."""
    return MappingProxyType({kind.name: kind for kind in kinds()})


def _forget() -> None:
    for asked in (_by_model, models, by_data_path, by_place, by_name):
        asked.cache_clear()
