"""Addresses whose record went: renamed, merged into another, or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Record, Withdrawn


@dataclass(frozen=True)
class Moved:
    """An address whose record went: when, why, and the address of what stands in its place, if anything does."""

    address: str
    label: str
    date: str
    why: str
    now: Record | None

    @property
    def title(self) -> str:
        """What a page is called that has nothing else."""
        return f"Moved: {self.now.label}" if self.now else f"Withdrawn: {self.label}"


def moved(corpus: Corpus) -> Iterator[Moved]:
    """Every former id and every withdrawn record, as addresses."""
    for record in corpus.records.values():
        for former in record.formerly:
            old = addresses.address(record.model_copy(update={"id": former.id}), corpus)
            yield from _everywhere(Moved(old, former.id, former.date.words, former.why, record))
        if isinstance(record, Withdrawn):
            instead = corpus[record.instead] if record.instead else None
            yield from _everywhere(Moved(record.address, record.id, record.date.words, record.why, instead))


def _everywhere(found: Moved) -> Iterator[Moved]:
    """An address, and the line in the timeline that an event had besides its page."""
    yield found
    if found.address.startswith("events/"):
        yield replace(found, address=f"{addresses.TIMELINE}#{found.address.split('/')[1]}")
