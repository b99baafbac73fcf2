"""The page of changes: the versions, and what was renamed, merged or withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.kinds.base import Record
from chronicle.kinds.change.model import Change
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import moved
from chronicle.queries.moved import Note
from chronicle.values.dates import Date
from chronicle.values.text import Prose


def are_any(history: History) -> bool:
    """Whether any version is entered, or anything went."""
    return bool(history.corpus.of(Change) or _went(history))


class Changed(NamedTuple):
    """What changed with a version."""

    here: Sequence[Record | str]
    """The records and pages that no later version names."""
    again: int
    """How many changed again: they stand with the version in which they did so last."""

    @property
    def number(self) -> int:
        """How many in all."""
        return len(self.here) + self.again


@dataclass(frozen=True, kw_only=True)
class ChangesPage(PageContext):
    """What the page of changes shows."""

    template = "changes.html"
    style = "index"

    versions: Mapping[Change, Changed]
    """The versions, the latest first, each with what changed with it."""
    went: Sequence[tuple[Date, str, Note]]
    """What went on a day that is known, at its address."""


def render_changes(history: History) -> Page:
    """The page of changes, the latest first."""
    corpus = history.corpus
    versions: dict[Change, Changed] = {}
    named: set[str] = set()
    for change in sorted(corpus.of(Change), key=attrgetter("order"), reverse=True):
        all_changed = (*change.touches, *change.pages)
        here = [corpus.records.get(name, name) for name in all_changed if name not in named]
        versions[change] = Changed(here, len(all_changed) - len(here))
        named.update(all_changed)
    return make_page(
        history,
        ChangesPage(versions=versions, went=_went(history)),
        address=addresses.CHANGES,
        title=Prose("What changed"),
        description="The versions of the record.",
    )


@once_per_history
def _went(history: History) -> list[tuple[Date, str, Note]]:
    """What went on a day that is known, at the first of its addresses, a page before a line."""
    former = moved.former_addresses(history)
    first: dict[Note, str] = {}
    for address in sorted(former, key=lambda address: "#" in address):
        first.setdefault(former[address], address)
    dated = [
        (note.entry.date, address, note)
        for note, address in first.items()
        if note.entry and note.entry.date
    ]
    return sorted(dated, key=lambda entry: entry[0].sort_key, reverse=True)
