"""From whom a record has its knowledge, and what has its own from it, in words for a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import filterfalse

from chronicle.history import History
from chronicle.records.base import Record
from chronicle.records.dependence import Dependence
from chronicle.values.text import Prose

COMES = "Where its knowledge comes from"
# What goes back to a record, by its kind: one, and several.
NOUNS = {
    "claim": ("statement", "statements"),
    "work": ("source", "sources"),
    "actor": ("witness", "witnesses"),
}
OTHERS = ("record", "records")


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
    """Both for a record; what somebody wrote goes back to nobody else."""
    own = history.corpus.linking(Record, record.id, "author.actor")
    depending = history.corpus.linking(Record, record.id, "depends_on.witness")
    behind = tuple(filterfalse(own.__contains__, depending))
    return Knowledge(getattr(record, "depends_on", ()), behind, _between(record, behind))


def _between(record: Record, behind: Sequence[Record]) -> Prose:
    """What goes back to a record: `Statements that rest on what Per Ruud said`."""
    if not behind:
        return Prose("")
    one, several = NOUNS.get(behind[0].kind_, OTHERS)
    if len({other.kind_ for other in behind}) > 1:
        one, several = OTHERS
    back = f"{several.capitalize()} that rest on {{}}"
    if len(behind) == 1:
        back = f"A {one} that rests on {{}}"
    return Prose(back).format(_called(record))


def _called(record: Record) -> Prose:
    """What somebody said, by name, or a record as this one of its kind."""
    if record.traits_.is_name:
        return Prose("what {} said").format(record.label)
    noun, _ = NOUNS.get(record.kind_, OTHERS)
    return Prose(f"this {noun}")
