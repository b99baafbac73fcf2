"""How much of the record rests on each of the papers, and how much is in one of them only.

What is in one paper only is counted in one way on all pages: no other of the papers has it,
whatever the works have that they cite.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from chronicle.history import History, once_per_history
from chronicle.queries import selection
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.records.work import Work
from chronicle.values.amounts import counted, in_series


class Spread(NamedTuple):
    """How many records of a kind are in one of the papers only, in more of them, and in none.

    Those in none come from works that the papers cite.
    """

    in_one: int
    in_more: int
    in_none: int

    @property
    def all(self) -> int:
        """How many there are."""
        return self.in_one + self.in_more + self.in_none


class Shares(NamedTuple):
    """How many statements each paper supplies, and how statements and events are spread.

    A statement that stands in two papers is supplied by both; `papers` has the one with most first.
    """

    papers: tuple[tuple[Work, int], ...]
    statements: Spread
    events: Spread

    @property
    def first(self) -> Work:
        """The paper that supplies most."""
        return self.papers[0][0]

    @property
    def of_first(self) -> int:
        """How many statements that is."""
        return self.papers[0][1]

    @property
    def others(self) -> Sequence[Work]:
        """The other papers."""
        return [paper for paper, _ in self.papers[1:]]

    @property
    def of_others(self) -> str:
        """How many statements each of these supplies, in words."""
        return in_series([str(count) for _, count in self.papers[1:]])


@once_per_history
def shares(history: History) -> Shares:
    """The shares of the papers in a history."""
    corpus = history.corpus
    supplied: Counter[str] = Counter()
    for claim in corpus.of(Claim):
        supplied.update(selection.papers_behind(corpus, claim))
    papers = tuple((corpus.get(Work, name), count) for name, count in supplied.most_common())
    return Shares(papers, _spread(history, Claim), _spread(history, Event))


def _spread(history: History, kind: type[Claim | Event]) -> Spread:
    corpus = history.corpus
    behind = [len(selection.papers_behind(corpus, record)) for record in corpus.of(kind)]
    in_none = behind.count(0)
    in_one = behind.count(1)
    return Spread(in_one, len(behind) - in_one - in_none, in_none)


def events_in_words(history: History) -> str:
    """Of how many events one paper tells, or more, or none, in a sentence that adds up."""
    papers = history.corpus.settings.papers
    events = shares(history).events
    parts = [f"{events.in_one} are in one {papers.one} only"]
    if events.in_more:
        parts.append(f"{events.in_more} in more than one")
    if events.in_none:
        parts.append(f"{events.in_none} only in works that the {papers.many} cite")
    return f"Of {counted(events.all, 'event')}, {in_series(parts)}."
