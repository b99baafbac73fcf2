"""A stemma as a drawing: statements at the foot, above each of them what it has its knowledge from.

Editors of texts call manuscripts by letters, their *sigla*; so do these drawings. A capital is a
witness, behind whom nothing more is known, a small letter somebody between. Places along the
drawing are in per cent, heights in the size of the letters, so that it takes the width there is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from string import ascii_lowercase
from typing import NamedTuple, Protocol

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing.answers import ordered
from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Question
from chronicle.queries import stemma
from chronicle.queries.links import Link

# From one row to the next, and from the top to the first, in the size of the letters.
ROW = 3.6
TOP = 1.2
# How far from a letter, and from a mark, a line ends.
CLEAR_OF_LETTER = 0.45
CLEAR_OF_MARK = 0.4
# How many marks wide the gap between two answers is.
GAP = 1.2
# So many letters stand beside the drawing without being longer than it and its key.
BESIDE = 12
# The least distance of letters in a row in per cent, where there is room for it.
APART = 7.0


@dataclass(frozen=True)
class Node:
    """Somebody in a stemma, by the id of a record.

    `x` is its place along the drawing in per cent, `row` its row from the top; a statement has no
    `letter`, and `is_own` says whether it brings a witness of its own.
    """

    name: str
    x: float
    row: int
    letter: str = ""
    is_own: bool = False

    @property
    def y(self) -> float:
        """How far below the top it stands, in the size of the letters."""
        return TOP + ROW * self.row


class Stroke(NamedTuple):
    """A line between two of them, and how sure it is."""

    below: Node
    above: Node
    certainty: str

    @property
    def top(self) -> float:
        """Where it ends above, in the size of the letters."""
        return self.above.y + CLEAR_OF_LETTER

    @property
    def foot(self) -> float:
        """Where it begins below."""
        if self.below.letter:
            return self.below.y - 2.4 * CLEAR_OF_LETTER
        return self.below.y - CLEAR_OF_MARK


class Answer(NamedTuple):
    """The statements that give an answer: its number, from 1 on, and its place, in per cent."""

    number: int
    x: float


@dataclass(frozen=True)
class Stemma:
    """A stemma laid out."""

    nodes: Mapping[str, Node]
    strokes: Sequence[Stroke]
    answers: Sequence[Answer]

    @property
    def height(self) -> float:
        """How high it is, with the numbers of the answers, in the size of the letters."""
        return max(node.y for node in self.nodes.values()) + 2.2

    @property
    def lettered(self) -> list[Node]:
        """Those with a letter, witnesses first."""
        named = [node for node in self.nodes.values() if node.letter]
        return sorted(named, key=lambda node: (node.row, node.x))

    def order(self, branch: stemma.Branch) -> tuple[int, float]:
        """Where a branch comes among others: as its record stands in the drawing, by letter."""
        node = self.nodes[branch.name]
        return node.row, node.x

    @property
    def has_many_letters(self) -> bool:
        """Whether those with a letter are too many to be listed beside the drawing."""
        return len(self.lettered) > BESIDE

    @property
    def letters(self) -> dict[str, str]:
        """The letters by the ids of records; empty for a statement."""
        return {node.name: node.letter for node in self.nodes.values()}


def of_question(history: History, question: Question) -> Stemma:
    """The stemma of the statements that answer a question, in the order of its answers.

    Each statement stands at the first that it gives.
    """
    own = stemma.marks(history, question)
    seen: set[str] = set()
    groups = []
    for position in ordered(history, question):
        groups.append([name for name in position.claims if name not in seen])
        seen.update(position.claims)
    claims = [history.corpus.get(Claim, name) for name in own]
    return layout(groups, stemma.lines(history, claims), own)


class Named(Protocol):
    """A record of a stemma that knows the way to it, and so what it is called."""

    @property
    def way(self) -> Link:
        """The way to it."""


def figure(
    history: History,
    drawn: Stemma,
    question: Question,
    named: Mapping[str, Named],
    href: Callable[[Link], str],
    template: str = "stemma.html",
) -> Markup:
    """A stemma as a figure of HTML, or by `stemma.svg` alone; `named` are its records, by id."""
    return templates.fill(
        "chronicle.drawing",
        template,
        stemma=drawn,
        positions=ordered(history, question),
        named=named,
        href=href,
    )


def layout(
    groups: Sequence[Sequence[str]], lines: Iterable[stemma.Line], own: Mapping[str, bool]
) -> Stemma:
    """Lay out a stemma.

    Args:
        groups: the ids of the statements, a list for each answer.
        lines: from each to what it has its knowledge from.
        own: the statements by id, and whether each brings a witness of its own.

    Returns:
        Its nodes, with witnesses in the first row; those between as low as they can stand; and at
        the foot the statements, those of an answer in the order in which their lines cross least.
    """
    certainties = {(line.of, line.on): line.dependence.certainty for line in lines}
    above: defaultdict[str, list[str]] = defaultdict(list)
    below: defaultdict[str, list[str]] = defaultdict(list)
    for of, on in certainties:
        above[of].append(on)
        below[on].append(of)
    rows = _rows(own, above, below)

    along = _along(groups, rows, below)
    # Once it is known where the witnesses stand, statements move nearer to theirs.
    nearer = [sorted(group, key=lambda name: _mean(along, above[name])) for group in groups]
    along = _along(nearer, rows, below)

    letters = _letters(rows, along, own)
    nodes = {
        name: Node(name, along[name], row, letters.get(name, ""), own.get(name, False))
        for name, row in rows.items()
    }
    strokes = [
        Stroke(nodes[of], nodes[on], certainty) for (of, on), certainty in certainties.items()
    ]
    answers = [
        Answer(number, round(_mean(along, group), 2))
        for number, group in enumerate(groups, 1)
        if group
    ]
    return Stemma(nodes, strokes, answers)


def _rows(
    statements: Iterable[str], above: Mapping[str, list[str]], below: Mapping[str, list[str]]
) -> dict[str, int]:
    """The row of each from the top: those who depend on nobody stand in the first."""
    steps: dict[str, int] = dict.fromkeys(statements, 0)
    for name in TopologicalSorter(below).static_order():
        steps[name] = 1 + max((steps[one] for one in below.get(name, ())), default=-1)
    top = max(steps.values())
    rows = {}
    for name, step in steps.items():
        is_witness = name not in above
        rows[name] = 0 if is_witness else top - step
    return rows


def _along(
    groups: Sequence[Sequence[str]], rows: Mapping[str, int], below: Mapping[str, list[str]]
) -> dict[str, float]:
    """The place of each along the drawing: above the middle of those who depend on it."""
    foot = max(rows.values())
    along: dict[str, float] = {}
    slot = 0.5
    for group in groups:
        for name in group:
            along[name] = slot
            slot += 1
        if group:
            slot += GAP
    width = slot - 0.5 - GAP
    for name, place in along.items():
        along[name] = round(100 * place / width, 2)
    for row in range(foot - 1, -1, -1):
        names = [name for name in rows if rows[name] == row and name in below]
        means = {name: _mean(along, below[name]) for name in names}
        in_order = sorted(names, key=lambda name: means[name])
        places = _apart([means[name] for name in in_order])
        along.update(zip(in_order, places, strict=True))
    return along


def _mean(along: Mapping[str, float], names: Sequence[str]) -> float:
    """The middle of the places of some that have one."""
    places = [along[name] for name in names if name in along]
    if not places:
        return 50
    return sum(places) / len(places)


def _apart(wished: Sequence[float]) -> list[float]:
    """Places in a row, in order, as near to those wished as letters that do not touch can stand."""
    apart = min(APART, 100 / max(len(wished), 1))
    places: list[float] = []
    least = apart / 2
    for wish in wished:
        place = max(wish, least)
        places.append(place)
        least = place + apart
    most = 100 - apart / 2
    for number in range(len(places) - 1, -1, -1):
        places[number] = round(min(places[number], most), 2)
        most = places[number] - apart
    return places


def _letters(
    rows: Mapping[str, int], along: Mapping[str, float], statements: Mapping[str, bool]
) -> dict[str, str]:
    """The letters of those who are no statements: capitals for the first row, small ones below."""
    letters = {}
    counts = {"witness": 0, "between": 0}
    for name in sorted(rows, key=lambda name: (rows[name], along[name])):
        if name in statements:
            continue
        if rows[name] == 0:
            letters[name] = _letter(counts["witness"]).upper()
            counts["witness"] += 1
        else:
            letters[name] = _letter(counts["between"])
            counts["between"] += 1
    return letters


def _letter(number: int) -> str:
    """The letter of a number from 0 on; after z comes aa."""
    rounds, place = divmod(number, len(ascii_lowercase))
    return ascii_lowercase[place] * (rounds + 1)
