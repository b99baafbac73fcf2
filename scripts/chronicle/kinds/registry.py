"""The kinds of records that are installed: ours and others’, through the same door.

A distribution brings a kind by an entry point of the group `chronicle.kinds`, which leads to a
`Kind` (https://packaging.python.org/en/latest/specifications/entry-points/). They are read when the
first of them is asked for, never at import, so that a kind may import all that asks for kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import metadata
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chronicle.kinds.base import Record
    from chronicle.kinds.kind import Kind

GROUP = "chronicle.kinds"


@cache
def kinds() -> tuple[Kind[Any], ...]:
    """Every kind that is installed, in the order in which sites and files have them.

    Raises:
        ValueError: Two kinds have the same name, or the same place in the data.
    """
    found: list[Kind[Any]] = [point.load() for point in metadata.entry_points(group=GROUP)]
    found.sort(key=lambda kind: (kind.order, kind.name))
    _refuse_doubles(found, lambda kind: kind.name)
    _refuse_doubles(found, lambda kind: kind.model.traits_.data_path)
    return tuple(found)


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
    return tuple(kind.model for kind in kinds())


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
