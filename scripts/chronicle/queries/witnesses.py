"""The witnesses of a question: where the ways of its statements end, and which way each came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from chronicle.corpus.corpus import grouped
from chronicle.history import History
from chronicle.queries import ladders, links, stemma
from chronicle.queries.ladders import Stop, Way
from chronicle.queries.links import Link
from chronicle.records.claim import Claim
from chronicle.records.question import Position, Question
from chronicle.values.amounts import counted_in_words, in_words


@dataclass(frozen=True)
class Came:
    """The ways from a witness to the statements that give some answers.

    A way leaves out the witness, unless it is uncertain; what the witness says itself has an empty
    way.
    """

    answers: Sequence[Position]
    ways: Sequence[Way]


@dataclass(frozen=True)
class Witness:
    """A witness: who it is, in what it speaks, how many statements come from it, and how."""

    who: Link
    what: str
    statements: int
    came: Sequence[Came]

    @property
    def doubts(self) -> Sequence[Stop]:
        """The uncertain stops on its ways, each reason once."""
        stops = chain.from_iterable(chain.from_iterable(one.ways for one in self.came))
        return list({stop.why: stop for stop in stops if stop.why}.values())


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
    statements: defaultdict[str, set[str]] = defaultdict(set)
    kinds: defaultdict[str, dict[str, None]] = defaultdict(dict)
    ways: defaultdict[str, dict[Position, list[Way]]] = defaultdict(dict)
    for position in question.positions:
        for name in position.claims:
            for way in ladders.ladder(history, history.corpus.get(Claim, name)).ways:
                end = ladders.end(history, way)
                statements[end].add(name)
                kinds[end][ladders.what(history, way[-1].last)] = None
                ways[end].setdefault(position, []).append(way)
    each = []
    for name in sorted(statements, key=lambda name: -len(statements[name])):
        if name in count.behind:
            who = links.voice(history, history.corpus[name])
            came = _came(ways[name])
            what = "; also ".join(kinds[name])
            each.append(Witness(who, what, len(statements[name]), came))
    behind = chain.from_iterable(statements[name] for name in count.behind)
    ends = grouped((name, name) for name in behind)
    several = sum(len(times) > 1 for times in ends.values())
    return Witnesses(each, count, several)


def touched(history: History, claims: Iterable[Claim]) -> list[tuple[Claim, int]]:
    """Some statements, each with a number that statements of the same witnesses share."""
    numbers: dict[frozenset[str], int] = {}
    found = []
    for claim in claims:
        ways = ladders.ladder(history, claim).ways
        ends = frozenset(ladders.end(history, way) for way in ways)
        found.append((claim, numbers.setdefault(ends, len(numbers) + 1)))
    return found


def _came(ways: Mapping[Position, Sequence[Way]]) -> list[Came]:
    """The ways from a witness, by answer; answers with the same ways stand together."""
    answers: defaultdict[frozenset[object], list[Position]] = defaultdict(list)
    first: dict[frozenset[object], Sequence[Way]] = {}
    for position, theirs in ways.items():
        told = {_by(way): way for way in map(_short, theirs)}
        alike = frozenset[object](told)
        answers[alike].append(position)
        first.setdefault(alike, tuple(told.values()))
    return [Came(positions, first[alike]) for alike, positions in answers.items()]


def _by(way: Way) -> tuple[object, ...]:
    """Who stands on a way, without where it is printed."""
    stops = []
    for stop in way:
        who = frozenset(one.id for one in stop.names)
        stops.append((stop.adverb, who))
    return tuple(stops)


def _short(way: Way) -> Way:
    """A way without repetitions, and without the witness unless it is uncertain."""
    stops = tuple(dict(zip(_by(way), way, strict=True)).values())
    if stops[-1].adverb:
        return stops
    return stops[:-1]
