"""Who has their knowledge from whom, and so how many witnesses stand behind an answer.

A stemma is a drawing of such dependences, as editors of texts draw those of manuscripts. Its lines
run from a statement to what it has its knowledge from, and on from there, to where nothing more is
known: a *witness*. They are what `depends_on` says; where a statement says nothing of it, what a
paper reports comes from who said it, and what a paper says itself from what it cites for it, or
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

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from graphlib import TopologicalSorter
from typing import NamedTuple

from chronicle.corpus.corpus import grouped
from chronicle.history import History, once_per_history
from chronicle.kinds.base import Record
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.dependence import Dependence
from chronicle.kinds.question.model import Position, Question
from chronicle.kinds.work.model import Work
from chronicle.values.amounts import counted, noun_after
from chronicle.values.text import Prose


class Line(NamedTuple):
    """A line of a stemma: the ids of what depends and of what it depends on, and how."""

    of: str
    on: str
    dependence: Dependence


class Witnesses(NamedTuple):
    """What stands behind some statements.

    `statements` and `voices` are how many these are, `least` and `most` how many independent
    witnesses they have, `studies` how many of the most are studies behind which no source is
    entered. They `are_sure` where none of them is such a study or merely possible: then there are
    fewer at least only because a statement rests on several.
    """

    statements: int
    voices: int
    least: int
    most: int
    studies: int
    are_sure: bool = False

    @property
    def range(self) -> str:
        """How many witnesses: `3`, or `1–3` where that is not sure."""
        if self.least == self.most:
            return str(self.most)
        return f"{self.least}–{self.most}"

    @property
    def words(self) -> str:
        """The counts: “3 statements from 1 to 3 independent sources”."""
        told = counted(self.statements, "statement")
        if self.least == self.most:
            return f"{told} from {counted(self.most, 'independent source')}"
        if self.are_sure:
            return f"{told} from {counted(self.most, 'source')}"
        return f"{told} from {self.spoken} independent sources"

    @property
    def sources(self) -> str:
        """How many witnesses there are, in a phrase: “1 to 4 sources”."""
        return f"{self.most if self.are_sure else self.spoken} {noun_after(self.most, 'source')}"

    @property
    def spoken(self) -> str:
        """The range as one says it: `3`, `2 or 3`, or `1 to 3`."""
        between = "or" if self.most == self.least + 1 else "to"
        return self.range.replace("–", f" {between} ")


class Branch(NamedTuple):
    """A record in a stemma by its id, its line upwards, and what depends on it.

    `why` is the reason for the line, at the first of neighbours that share one.
    """

    name: str
    line: Dependence | None
    why: Prose | None
    branches: tuple[Branch, ...]

    @property
    def statements(self) -> int:
        """How many ends it has, which are statements."""
        if not self.branches:
            return 1
        return sum(branch.statements for branch in self.branches)


def said_of(record: Record) -> tuple[Dependence, ...]:
    """What a record says that it depends on; nothing where its kind does not say such things."""
    said: tuple[Dependence, ...] = getattr(record, "depends_on", ())
    return said


def dependences(
    history: History, name: str, *, with_possible: bool = True
) -> tuple[Dependence, ...]:
    """What a record, given by its id, has its knowledge from; what is merely possible if asked."""
    record = history.corpus[name]
    said = tuple(each for each in said_of(record) if with_possible or each.certainty != "possible")
    # A claim tells by its voice and what is cited for it, where it says nothing else.
    return said or getattr(record, "learned_from", ())


@once_per_history
def sources(history: History, name: str, *, with_possible: bool) -> frozenset[str]:
    """The ids of the witnesses from which a record has its knowledge; its own if it is one."""
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
    most = max(behind_sure, behind_possible, key=len)
    least = min(_least(history, sure), _least(history, possible))
    studies = sum(_is_study(history, name) for name in most)
    voices = len({claim.voice for claim in claims})
    return Witnesses(
        statements=len(claims),
        voices=voices,
        least=least,
        most=len(most),
        studies=studies,
        are_sure=not studies and sure == possible,
    )


def _least(history: History, groups: Iterable[Collection[str]]) -> int:
    """The fewest witnesses behind statements, from the witnesses of each.

    Studies have their knowledge from somewhere, so that they count only where nobody else does.
    """
    known = [group for group in groups if not any(_is_study(history, name) for name in group)]
    return max(1, fewest(known))


def _is_study(history: History, name: str) -> bool:
    """Whether a witness, given by its id, is a study, or the author of one who speaks in it."""
    corpus = history.corpus
    work = corpus.find(Work, name)
    works = (work,) if work else corpus.linking(Work, name, "depends_on.witness")
    return any(not one.is_witness(corpus) for one in works)


def of_answer(history: History, position: Position) -> Witnesses:
    """What stands behind an answer to a question."""
    return witnesses(history, (history.corpus.get(Claim, name) for name in position.claims))


def of_question(history: History, question: Question) -> Witnesses:
    """What stands behind all answers to a question; a statement that gives two counts once."""
    names = dict.fromkeys(name for answer in question.positions for name in answer.claims)
    return witnesses(history, (history.corpus.get(Claim, name) for name in names))


@once_per_history
def is_told(history: History) -> bool:
    """Whether the history says of anything on what it depends, so that counting means something."""
    return any(map(said_of, history.corpus.records.values()))


def brought(history: History, answer: Position) -> tuple[bool, ...]:
    """Of each statement of an answer whether it brings a witness of its own.

    The first that comes from a witness brings it; those that follow repeat it.
    """
    found = []
    heard = frozenset[str]()
    for name in answer.claims:
        behind = sources(history, name, with_possible=True)
        found.append(not behind <= heard)
        heard |= behind
    return tuple(found)


def tree(history: History, claims: Iterable[Claim]) -> tuple[Branch, ...]:
    """The stemma of some statements, from the witnesses down; who is behind most comes first.

    What depends on several stands under each of them. A statement for which a paper cites nothing
    stands under the paper.
    """
    below: defaultdict[str, list[Branch]] = defaultdict(list)
    drawn = lines(history, claims)
    depending = {line.of for line in drawn}
    # Those nearest to the statements come first, so that whatever hangs on a line is known by then.
    for line in _from_the_foot(drawn):
        branches = _reasons_once(below[line.of])
        below[line.on].append(Branch(line.of, line.dependence, line.dependence.why, branches))
    heads = [name for name in below if name not in depending]
    whole = (Branch(name, None, None, _reasons_once(below[name])) for name in heads)
    return tuple(sorted(whole, key=lambda branch: -branch.statements))


def _reasons_once(branches: Iterable[Branch]) -> tuple[Branch, ...]:
    """Branches of one record, those of one reason beside each other; those without come last."""
    groups = grouped((branch.why, branch) for branch in branches)
    in_order = sorted(groups.items(), key=lambda group: group[0] is None)
    together: list[Branch] = []
    for _, (first, *others) in in_order:
        together.append(first)
        together += [branch._replace(why=None) for branch in others]
    return tuple(together)


def _from_the_foot(drawn: Iterable[Line]) -> Iterator[Line]:
    """Lines in an order in which all that end below a record come before those that leave it."""
    leaving = grouped((line.of, line) for line in drawn)
    below: defaultdict[str, list[str]] = defaultdict(list)
    for line in drawn:
        below[line.on].append(line.of)
    for name in TopologicalSorter(below).static_order():
        yield from leaving.get(name, ())


def lines(history: History, claims: Iterable[Claim]) -> tuple[Line, ...]:
    """The stemma of some statements: every line once, those nearest to the statements first."""
    found: dict[Line, None] = {}
    names = [claim.id for claim in claims]
    while names:
        nearest: dict[str, None] = {}
        for name in names:
            for dependence in _all(history, name):
                line = Line(name, dependence.witness, dependence)
                if line not in found:
                    found[line] = None
                    nearest[line.on] = None
        names = list(nearest)
    return tuple(found)


def _all(history: History, name: str) -> tuple[Dependence, ...]:
    """What a record depends on; where that is merely possible, also what is known without it."""
    every = dependences(history, name)
    sure = dependences(history, name, with_possible=False)
    return tuple(dict.fromkeys((*every, *sure)))
