"""How much of the record rests on each of the papers, and how much on one alone."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from chronicle.history import History, once_per_history
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.event.model import Event
from chronicle.kinds.work.model import Work
from chronicle.values.amounts import in_series


class Shares(NamedTuple):
    """How many statements each paper supplies, and how many events rest on one work alone.

    A statement that stands in two papers is supplied by both; `papers` has the one with most first.
    """

    papers: tuple[tuple[Work, int], ...]
    statements: int
    alone: int
    events: int

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
    claims = corpus.of(Claim)
    supplied = Counter(name for claim in claims for name in {each.work for each in claim.sources})
    papers = {}
    for name, count in supplied.most_common():
        work = corpus.get(Work, name)
        if work.is_paper:
            papers[work] = count
    events = corpus.of(Event)
    alone = [event for event in events if len({source.work for source in event.sources}) == 1]
    return Shares(tuple(papers.items()), len(claims), len(alone), len(events))
