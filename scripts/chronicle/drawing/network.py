"""Draws the neighbourhood of an actor: the actor in the middle, those tied to it in two columns under the words of the tie.

Nothing is left to chance, so that the drawing is the same at every build. Thin lines between neighbours are the relations and
meetings that they have with each other.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from markupsafe import Markup

from chronicle.record.models import Actor
from chronicle.views.relationships import Tie

FEWEST, MOST = 3, 16  # neighbours: fewer are a list, more would be a tangle
WIDTH, LINE, HEADING = 612, 17, 26  # pixels: of the drawing, and the height of a name's line and of a heading
LEFT, RIGHT, MIDDLE = 224, 388, 306
LETTERS = 32  # that fit on one line of a name


@dataclass(frozen=True)
class _Row:
    """A heading, or a neighbour with its name in lines; `y` is its middle."""

    y: float
    lines: tuple[str, ...]
    tie: Tie | None


def draw(actor: Actor, ties: Sequence[Tie], network: Mapping[str, Sequence[Tie]], href: Callable[[Actor], str]) -> Markup | None:
    """The drawing; None where there are too few neighbours. `href` says how the page links to an actor."""
    if len(ties) < FEWEST:
        return None
    sides = _columns(_chosen(ties))
    height = max(bottom for _, bottom in sides)
    spots = {
        row.tie.other.id: (x, row.y + (height - bottom) / 2)
        for x, (rows, bottom) in zip((LEFT, RIGHT), sides, strict=True)
        for row in rows
        if row.tie
    }
    parts = [_chord(one, other, spots, height) for one, other in _among(spots, network)]
    for x, (rows, bottom) in zip((LEFT, RIGHT), sides, strict=True):
        for row in rows:
            y = row.y + (height - bottom) / 2
            if row.tie:
                parts.append(_spoke(row.tie.strands[0].family, x, y, height / 2))
            parts.append(_text(row, x, y, href))
    parts.append(Markup('<circle class="self" cx="{}" cy="{:.1f}" r="6"/>').format(MIDDLE, height / 2))
    return Markup('<svg viewBox="0 0 {} {:.0f}" role="group" aria-label="The nearest ties of {}">{}</svg>').format(
        WIDTH, height, actor.name, Markup("").join(parts)
    )


def _chosen(ties: Sequence[Tie]) -> list[list[Tie]]:
    """At most so many ties, by the words of the strongest strand: the weightiest of each group in turn."""
    groups: dict[str, list[Tie]] = {}
    for tie in sorted(ties, key=lambda tie: -tie.times):
        groups.setdefault(tie.strands[0].words, []).append(tie)
    order = {tie.strands[0].words: number for number, tie in reversed(list(enumerate(ties)))}
    turns = [tie for turn in zip_longest(*groups.values()) for tie in turn if tie][:MOST]
    return [
        [tie for tie in turns if tie.strands[0].words == words]
        for words in sorted(groups, key=lambda words: order[words])
        if any(tie.strands[0].words == words for tie in turns)
    ]


def _columns(groups: Sequence[Sequence[Tie]]) -> list[tuple[list[_Row], float]]:
    """Two columns of rows with their heights; a group goes where there is less, a single group is halved."""
    if len(groups) == 1:
        half = (len(groups[0]) + 1) // 2
        groups = [groups[0][:half], groups[0][half:]]
    sides: list[tuple[list[_Row], float]] = [([], 6.0), ([], 6.0)]
    for group in groups:
        number = 0 if sides[0][1] <= sides[1][1] else 1
        rows, y = sides[number]
        rows.append(_Row(y + HEADING - 10, (group[0].strands[0].words,), None))
        y += HEADING
        for tie in group:
            lines = tuple(textwrap.wrap(tie.other.name, LETTERS))
            y += LINE * len(lines) + 2
            rows.append(_Row(y - LINE * len(lines) / 2 - 1, lines, tie))
        sides[number] = rows, y + 4
    return sides


def _among(spots: Mapping[str, tuple[float, float]], network: Mapping[str, Sequence[Tie]]) -> Iterator[tuple[str, str]]:
    """The pairs of neighbours that have a relation or met."""
    known = list(spots)
    for one in known:
        for tie in network[one]:
            after = tie.other.id in spots and known.index(one) < known.index(tie.other.id)
            if after and tie.strands[0].family in ("relation", "met"):
                yield one, tie.other.id


def _chord(one: str, other: str, spots: Mapping[str, tuple[float, float]], height: float) -> Markup:
    (x1, y1), (x2, y2) = spots[one], spots[other]
    pull = 46 if x1 == x2 else 70
    inwards = {LEFT: pull, RIGHT: -pull}
    return Markup('<path class="between" d="M{} {:.1f}C{} {:.1f} {} {:.1f} {} {:.1f}"/>').format(
        x1, y1, x1 + inwards[int(x1)], y1, x2 + inwards[int(x2)], y2, x2, y2
    )


def _spoke(family: str, x: float, y: float, middle: float) -> Markup:
    bend = (x + MIDDLE) / 2
    curve = f"M{MIDDLE} {middle:.1f}C{bend:.0f} {middle:.1f} {bend:.0f} {y:.1f} {x} {y:.1f}"
    drawn = Markup('<path class="{}" d="{}"/>').format(family, curve)
    if family == "met":  # a double line: the page shows through its middle
        drawn += Markup('<path class="gap" d="{}"/>').format(curve)
    return drawn + Markup('<circle cx="{}" cy="{:.1f}" r="3"/>').format(x, y)


def _text(row: _Row, x: float, y: float, href: Callable[[Actor], str]) -> Markup:
    out, anchor = (x - 9, Markup(' text-anchor="end"')) if x == LEFT else (x + 9, Markup(""))
    if row.tie is None:
        return Markup('<text class="head" x="{}" y="{:.1f}"{}>{}</text>').format(out, y + 4, anchor, row.lines[0])
    top = y - LINE * (len(row.lines) - 1) / 2 + 4.5
    lines = Markup(" ").join(
        Markup('<tspan x="{}" y="{:.1f}">{}</tspan>').format(out, top + LINE * number, line)
        for number, line in enumerate(row.lines)
    )
    return Markup('<a href="{}"><text{}>{}</text></a>').format(href(row.tie.other), anchor, lines)
