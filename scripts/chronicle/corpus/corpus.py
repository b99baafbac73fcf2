"""The whole record as one immutable object, with its links."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from chronicle.corpus.reader import Entry
from chronicle.records import AnyRecord, Key, Place, Records, Settings, Value


def group_by_key(pairs: Iterable[tuple[Key, Value]]) -> Mapping[Key, tuple[Value, ...]]:
    """Values by their keys, from pairs of a key and a value; both in the order of the pairs."""
    groups: defaultdict[Key, list[Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


class RecordLink(NamedTuple):
    """The record `source` names the record `target` in a field.

    `field` is the outermost field, and the one inside it after a dot: “sources.work”.
    """

    source: str
    field: str
    target: str


@dataclass(frozen=True, eq=False)
class Corpus(Records):
    """All records, and who links to whom.

    `entries` has each record as written, by id; `settings` are the settings of this history.
    """

    entries: Mapping[str, Entry]
    links_to: Mapping[str, tuple[RecordLink, ...]]
    settings: Settings = field(default_factory=Settings)

    @cached_property
    def current_ids(self) -> Mapping[str, str]:
        """The present id of each record that was renamed, by its former id."""
        return {old: record.id for record in self.records.values() for old in record.formerly}

    def linking(
        self, kind: type[AnyRecord], identifier: str, *fields: str
    ) -> tuple[AnyRecord, ...]:
        """The records of a kind that name the record with this id, each once.

        Where any are given, it is named in one of these fields.
        """
        naming: dict[str, AnyRecord] = {}
        for link in self.links_to.get(identifier, ()):
            record = self.records[link.source]
            is_asked = not fields or link.field in fields
            if is_asked and isinstance(record, kind):
                naming[record.id] = record
        return tuple(naming.values())

    def containing(self, place: Place) -> Iterator[str]:
        """The ids of the places that a place is part of, the nearest first."""
        while place.part_of:
            place = self.get(Place, place.part_of)
            yield place.id


# Lets a function of a corpus remember its answer for the last one that it was asked about.
once_a_corpus = lru_cache(maxsize=1)
