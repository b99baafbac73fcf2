"""The witnesses of a question: where the ways of its statements end, and which way each came."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from chronicle.history import History
from chronicle.queries import ladders, links, stemma
from chronicle.queries.ladders import Stop, Way
from chronicle.queries.links import Link
from chronicle.records.claim import Claim
from chronicle.records.question import Position, Question
from chronicle.values.amounts import counted_in_words, in_words
from chronicle.values.text import Prose


class Comes(NamedTuple):
    """How surely statements come from a witness, and where they are printed: works and places."""

    adverb: str
    printed: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Witness:
    """A witness: who it is, in what it speaks, and the statements that come from it, by answer.

    Of those at one place, the first is given. `doubts` are the stops that are uncertain, each
    reason once.
    """

    who: Link
    what: str
    given: Mapping[Position, Mapping[Comes, Claim]]
    doubts: Sequence[Stop]


@dataclass(frozen=True)
class Witnesses:
    """The witnesses behind a question, those with most statements first, and the counts.

    `several` counts the statements that may come from more than one of them.
    """

    each: Sequence[Witness]
    count: stemma.Witnesses
    several: int

    @property
    def words(self) -> str:
        """How many there are: `two witnesses`, or `two witnesses at most, at least one`."""
        words = counted_in_words(self.count.most, "witness", "witnesses")
        if self.count.least < self.count.most:
            words += f" at most, at least {in_words(self.count.least)}"
        return words


def told(history: History, question: Question) -> Witnesses | None:
    """The witnesses of a question, in a history that tells of them."""
    if stemma.is_told(history):
        return of_question(history, question)
    return None


def of_question(history: History, question: Question) -> Witnesses:
    """The witnesses of a question."""
    count = stemma.of_question(history, question)
    ways: defaultdict[str, list[tuple[Position, Claim, Way]]] = defaultdict(list)
    for position in question.positions:
        for name in position.claims:
            claim = history.corpus.get(Claim, name)
            for way in ladders.ladder(history, claim).ways:
                ways[ladders.end(history, way)].append((position, claim, way))
    names = [name for name in ways if name in count.behind]
    statements = {name: {claim for _, claim, _ in ways[name]} for name in names}
    names.sort(key=lambda name: -len(statements[name]))
    ends = Counter(chain.from_iterable(statements.values()))
    several = sum(number > 1 for number in ends.values())
    return Witnesses([_witness(history, name, ways[name]) for name in names], count, several)


def _witness(history: History, name: str, ways: Iterable[tuple[Position, Claim, Way]]) -> Witness:
    """The witness of a name, with the ways that end there."""
    given: defaultdict[Position, dict[Comes, Claim]] = defaultdict(dict)
    kinds: dict[str, None] = {}
    doubts: dict[Prose, Stop] = {}
    for position, claim, way in ways:
        uncertain = [stop for stop in way if stop.adverb]
        printed = tuple((one.work, one.at) for one in claim.sources)
        comes = Comes(uncertain[-1].adverb if uncertain else "", printed)
        given[position].setdefault(comes, claim)
        kinds[ladders.what(history, way[-1].last)] = None
        doubts |= {stop.why: stop for stop in uncertain if stop.why}
    who = links.voice(history, history.corpus[name])
    return Witness(who, "; also ".join(kinds), given, list(doubts.values()))


def touched(history: History, claims: Iterable[Claim]) -> list[tuple[Claim, int]]:
    """Some statements, each with a number that statements of the same witnesses share."""
    numbers: dict[frozenset[str], int] = {}
    found = []
    for claim in claims:
        ways = ladders.ladder(history, claim).ways
        ends = frozenset(ladders.end(history, way) for way in ways)
        found.append((claim, numbers.setdefault(ends, len(numbers) + 1)))
    return found
