"""The complete record as one immutable object, with its links."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from chronicle.corpus.yaml_reader import RawMapping
from chronicle.records import AnyRecord, Item, Key, Place, Records, Settings


def group_by_key(pairs: Iterable[tuple[Key, Item]]) -> Mapping[Key, tuple[Item, ...]]:
    """Group values by key, from pairs of a key and a value; both in the order of the pairs."""
    groups: defaultdict[Key, list[Item]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


class RecordLink(NamedTuple):
    """A link: the record `source_id` names the record `target_id` in a field.

    `field` is the outermost field, with the one inside it after a dot: “sources.work”.
    """

    source_id: str
    field: str
    target_id: str


@dataclass(frozen=True, eq=False)
class Corpus(Records):
    """All records, and the links between them.

    `raw_records` maps ids to records as written; `settings` are the settings of this history.
    """

    raw_records: Mapping[str, RawMapping]
    links_by_target: Mapping[str, tuple[RecordLink, ...]]
    settings: Settings = field(default_factory=Settings)

    @cached_property
    def current_ids(self) -> Mapping[str, str]:
        """The current id of each record that was renamed, by its previous id."""
        return {old: record.id for record in self.records.values() for old in record.formerly}

    def records_linking_to(
        self, kind: type[AnyRecord], identifier: str, *fields: str
    ) -> tuple[AnyRecord, ...]:
        """Return the records of a kind that name the record with this id, each once.

        If `fields` are given, only links in one of them count.
        """
        linking_records: dict[str, AnyRecord] = {}
        for link in self.links_by_target.get(identifier, ()):
            record = self.records[link.source_id]
            is_asked = not fields or link.field in fields
            if is_asked and isinstance(record, kind):
                linking_records[record.id] = record
        return tuple(linking_records.values())

    def containing_place_ids(self, current: Place) -> Iterator[str]:
        """Yield the ids of the places that contain a place, the nearest first."""
        while current.part_of:
            current = self.get(Place, current.part_of)
            yield current.id


# Caches the result of a function for the last corpus that it was called with.
cached_per_corpus = lru_cache(maxsize=1)
