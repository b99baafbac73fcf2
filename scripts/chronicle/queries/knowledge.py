"""From whom a record has its knowledge, and what has its own from it, in words for a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.history import History
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.base import Record
from chronicle.kinds.dependence import Dependence
from chronicle.kinds.work.model import Work
from chronicle.values.text import Prose

COMES = "Where its knowledge comes from"
# What goes back to a record, by its kind: one, and several.
NOUNS = {
    "claim": ("A statement", "Statements"),
    "work": ("A source", "Sources"),
    "actor": ("A witness", "Witnesses"),
}
OTHERS = ("A record", "Records")


@dataclass(frozen=True)
class Knowledge:
    """From whom a record has its knowledge, as far as it is `said`, and what goes back to it.

    `behind` are the records that do; `between` says so, where both are told under one heading.
    """

    said: Sequence[Dependence]
    behind: Sequence[Record]
    between: Prose

    @property
    def heading(self) -> Prose:
        """What stands above both; empty where there is neither."""
        return Prose(COMES) if self.said else self.between


def knowledge_of(history: History, record: Record) -> Knowledge:
    """Both for a record."""
    behind = history.corpus.linking(Record, record.id, "depends_on.witness")
    return Knowledge(getattr(record, "depends_on", ()), behind, _between(record, behind))


def _between(record: Record, behind: Sequence[Record]) -> Prose:
    """What goes back to a record: `Statements that go back to Per Ruud`."""
    if not behind:
        return Prose("")
    one, several = NOUNS.get(behind[0].kind_, OTHERS)
    if len({other.kind_ for other in behind}) > 1:
        one, several = OTHERS
    words = f"{several} that go back to {{}}" if behind[1:] else f"{one} that goes back to {{}}"
    if isinstance(record, Actor):
        return Prose(words).format(record.label)
    return Prose(words).format("this source" if isinstance(record, Work) else "this")
