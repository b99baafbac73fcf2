"""Who has their knowledge from whom, and so how many witnesses stand behind an answer.

The way goes from a statement to what it has its knowledge from, and on from there, to where nothing
more is known: a *witness*. It is what `depends_on` says; where a statement says nothing of it, what
a paper reports comes from who said it, and what a paper says itself from what it cites for it, or
else from the paper.

Witnesses are counted by two rules:

- *at most*, all from whom the statements come;
- *at least*, the fewest from whom all of them can come, since nobody knows which of several works
  that are cited for a statement has it; a study whose own sources are not known counts only where
  nobody else does.

Each is taken once with every dependence that is merely possible and once without any, and the
higher and the lower number stand. What is probable counts as what is certain.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from chronicle.history import History, once_per_history
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.dependence import Dependence
from chronicle.records.question import Position, Question
from chronicle.records.work import Work


class Witnesses(NamedTuple):
    """What stands behind some statements.

    `statements` and `voices` are how many these are, `behind` the ids of the independent witnesses
    that they have at most, `least` how many they have at least.
    """

    statements: int
    voices: int
    least: int
    behind: frozenset[str]

    @property
    def most(self) -> int:
        """How many witnesses they have at most."""
        return len(self.behind)

    @property
    def range(self) -> str:
        """How many witnesses: `3`, or `1–3` where that is not sure."""
        if self.least == self.most:
            return str(self.most)
        return f"{self.least}–{self.most}"


def said_of(record: Record) -> tuple[Dependence, ...]:
    """What a record says it depends on; nothing for kinds that have no such field."""
    said: tuple[Dependence, ...] = getattr(record, "depends_on", ())
    return said


def dependences(
    history: History, name: str, *, with_possible: bool = True
) -> tuple[Dependence, ...]:
    """What a record, given by its id, depends on; merely possible dependences only if asked."""
    record = history.corpus[name]
    said = tuple(each for each in said_of(record) if with_possible or each.certainty != "possible")
    # A claim tells by its voice and what is cited for it, where it says nothing else.
    return said or getattr(record, "learned_from", ())


@once_per_history
def sources(history: History, name: str, *, with_possible: bool) -> frozenset[str]:
    """The ids of the witnesses behind a record; its own id if it is a witness."""
    upwards = dependences(history, name, with_possible=with_possible)
    if not upwards:
        return frozenset([name])
    witnesses = set[str]()
    for dependence in upwards:
        witnesses |= sources(history, dependence.witness, with_possible=with_possible)
    return frozenset(witnesses)


def fewest(groups: Iterable[Collection[str]]) -> int:
    """The size of the smallest set that has one member at least of every group.

    Args:
        groups: Collections of names, none empty.
    """
    return _fewest(frozenset(frozenset(group) for group in groups))


def _fewest(groups: frozenset[frozenset[str]]) -> int:
    if not groups:
        return 0
    # One of the members of the smallest group is in the set that is looked for.
    smallest = min(groups, key=lambda group: (len(group), sorted(group)))
    sizes = []
    for member in smallest:
        left = frozenset(group for group in groups if member not in group)
        sizes.append(1 + _fewest(left))
    return min(sizes)


def witnesses(history: History, claims: Iterable[Claim]) -> Witnesses:
    """Count what stands behind some statements, by the rules of this module."""
    claims = tuple(claims)
    sure = [sources(history, claim.id, with_possible=False) for claim in claims]
    possible = [sources(history, claim.id, with_possible=True) for claim in claims]
    behind_sure = frozenset[str]().union(*sure)
    behind_possible = frozenset[str]().union(*possible)
    voices = {claim.voice for claim in claims}
    return Witnesses(
        statements=len(claims),
        voices=len(voices),
        least=min(_least(history, sure), _least(history, possible)),
        behind=max(behind_sure, behind_possible, key=len),
    )


def _least(history: History, groups: Iterable[Collection[str]]) -> int:
    """The fewest witnesses that can explain some statements, given the witnesses of each.

    A study knows what it says from somewhere, so it counts only if there is nobody else.
    """
    known = []
    for group in groups:
        if not any(is_study(history, name) for name in group):
            known.append(group)
    return max(1, fewest(known))


def is_study(history: History, name: str) -> bool:
    """Whether a witness, given by its id, is a study or an author who speaks in one."""
    corpus = history.corpus
    work = corpus.find(Work, name)
    if work:
        return not work.is_witness(corpus.settings)
    works = corpus.linking(Work, name, "depends_on.witness")
    return any(not one.is_witness(corpus.settings) for one in works)


def of_answer(history: History, position: Position) -> Witnesses:
    """What stands behind an answer to a question."""
    return witnesses(history, (history.corpus.get(Claim, name) for name in position.claims))


def of_question(history: History, question: Question) -> Witnesses:
    """What stands behind all answers to a question; a statement with two answers counts once."""
    names = dict.fromkeys(name for answer in question.positions for name in answer.claims)
    return witnesses(history, (history.corpus.get(Claim, name) for name in names))


@once_per_history
def is_told(history: History) -> bool:
    """Whether the history records any dependences, without which counting means nothing."""
    return any(map(said_of, history.corpus.records.values()))


def brought(history: History, answer: Position) -> tuple[bool, ...]:
    """For each statement of an answer, whether it brings a witness that none before it has."""
    found = []
    heard = frozenset[str]()
    for name in answer.claims:
        behind = sources(history, name, with_possible=True)
        found.append(not behind <= heard)
        heard |= behind
    return tuple(found)
