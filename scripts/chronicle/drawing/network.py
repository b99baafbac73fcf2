"""Draws the neighbourhood of an actor: it in the middle, its neighbours in two columns beside it.

Nothing is left to chance, so that the drawing is the same at every build. Thin lines between
neighbours are the relations and meetings that they have with each other.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from chronicle.drawing.name_lines import END, GAP, LINE, name
from chronicle.views.page import Group
from chronicle.views.relationships import Neighbour, Neighbourhood

WIDTH, HEADING = 612, 26  # pixels: of the drawing; the height of a heading
LEFT, RIGHT, MIDDLE = 224, 388, 306
LETTERS = 32  # that fit on one line of a name
TOP = 6.0  # pixels above and below a column
# The markup of the drawing and of its parts.
SHEET = Markup('<svg viewBox="0 0 {} {:.0f}" role="group" aria-label="{}">{}</svg>')
SELF = '<circle class="self" cx="{}" cy="{:.1f}" r="6"/>'
SPOKE = '<path class="{}" d="{}"/>'
SPOKE_END = '<circle cx="{}" cy="{:.1f}" r="3"/>'
CHORD = '<path class="between" d="M{} {:.1f}C{} {:.1f} {} {:.1f} {} {:.1f}"/>'
HEAD = '<text class="head" x="{}" y="{:.1f}"{}>{}</text>'

Spot = tuple[float, float]  # where a neighbour stands, in pixels


@dataclass(frozen=True)
class _Row:
    """A heading, or a neighbour with its name in lines; `y` is its middle, from the top."""

    y: float
    lines: tuple[str, ...]
    neighbour: Neighbour | None = None


@dataclass(frozen=True)
class _Column:
    """Rows one below another on one side of the drawing, at `x`; `bottom` is where they end."""

    x: int
    rows: tuple[_Row, ...] = ()
    bottom: float = TOP

    def with_group(self, group: Group[Neighbour]) -> _Column:
        """The column with a group added below."""
        rows = [_Row(self.bottom + HEADING - 10, (group.title,))]
        y = self.bottom + HEADING
        for neighbour in group.entries:
            lines = tuple(textwrap.wrap(neighbour.link.label.as_text, LETTERS))
            y += LINE * len(lines) + 2
            rows.append(_Row(y - LINE * len(lines) / 2 - 1, lines, neighbour))
        return replace(self, rows=(*self.rows, *rows), bottom=y + 4)

    def centred(self, height: float) -> _Column:
        """The column in the middle of a height."""
        down = (height - self.bottom) / 2
        return replace(self, rows=tuple(replace(row, y=row.y + down) for row in self.rows))


def draw(neighbourhood: Neighbourhood, here: str) -> Markup:
    """The drawing for the page at an address."""
    columns = _columns(neighbourhood.groups)
    height = max(column.bottom for column in columns)
    columns = [column.centred(height) for column in columns]
    rows = [(column.x, row) for column in columns for row in column.rows]
    parts = list(_chords({row.neighbour: (x, row.y) for x, row in rows if row.neighbour}))
    for x, row in rows:
        if row.neighbour:
            parts.append(_spoke(row.neighbour.family, x, row.y, height / 2))
        parts.append(_text(row, x, here))
    parts.append(SELF.format(MIDDLE, height / 2))
    words = f"The nearest ties of {neighbourhood.name}"
    return SHEET.format(WIDTH, height, words, Markup("".join(parts)))


def _columns(groups: Sequence[Group[Neighbour]]) -> list[_Column]:
    """Two columns; a group goes where there is less, a single group is halved."""
    if len(groups) == 1:
        [group] = groups
        half = (len(group.entries) + 1) // 2
        parts = group.entries[:half], group.entries[half:]
        groups = [replace(group, entries=part) for part in parts]
    left, right = _Column(LEFT), _Column(RIGHT)
    for group in groups:
        if left.bottom <= right.bottom:
            left = left.with_group(group)
        else:
            right = right.with_group(group)
    return [left, right]


def _chords(spots: Mapping[Neighbour, Spot]) -> Iterator[str]:
    """The lines between neighbours that are related to each other, each pair once."""
    later = {neighbour.link.address: spot for neighbour, spot in spots.items()}
    for neighbour, spot in spots.items():
        del later[neighbour.link.address]
        for address in neighbour.acquaintances:
            if address in later:
                yield _chord(spot, later[address])


def _chord(one: Spot, other: Spot) -> str:
    (x1, y1), (x2, y2) = one, other
    pull = 46 if x1 == x2 else 70
    inwards = {LEFT: pull, RIGHT: -pull}
    curve = x1, y1, x1 + inwards[int(x1)], y1, x2 + inwards[int(x2)], y2, x2, y2
    return CHORD.format(*curve)


def _spoke(family: str, x: float, y: float, middle: float) -> str:
    bend = (x + MIDDLE) / 2
    curve = f"M{MIDDLE} {middle:.1f}C{bend:.0f} {middle:.1f} {bend:.0f} {y:.1f} {x} {y:.1f}"
    spoke = SPOKE.format(family, curve)
    if family == "met":  # a double line: the page shows through its middle
        spoke += SPOKE.format("gap", curve)
    return spoke + SPOKE_END.format(x, y)


def _text(row: _Row, column: int, here: str) -> str:
    """A heading, or the name of a neighbour as a link, beside its column."""
    is_left = column == LEFT
    if row.neighbour:
        return name(row.neighbour.link, row.lines, column, row.y, here, before=is_left)
    x, anchor = (column - GAP, END) if is_left else (column + GAP, "")
    return HEAD.format(x, row.y + 4, anchor, escape(row.lines[0]))
