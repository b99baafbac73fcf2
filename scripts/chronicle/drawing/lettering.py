"""Finds room for the names on a map: which fit, on which side of their marks, from which scale on.

Greedy, in the order in which the marks come, the weightiest first: a name takes the first side that
stays free of every mark (or else of every weightier one) and of every name already placed, at the
scale in question and at all closer ones, so that zooming in only ever adds names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

LETTER, HEIGHT = 6.1, 12.0  # of a name, in pixels: enough for most faces at 11 pixels
GAP = 3.0  # pixels between a mark and its name
CELL = 80  # pixels

Cell = tuple[int, int]


@dataclass(frozen=True)
class NamedMark:
    """What wants a name: its place in pixels at scale 1, its radius in pixels at any scale, a name.

    `letter` is the width of a letter; `first`, the number of the first scale at which the name may
    show; `sides`, those on which it may stand, in the order of preference.
    """

    id: str
    x: float
    y: float
    radius: float
    name: str
    letter: float = LETTER
    first: int = 0
    sides: Sequence[str] = ("right", "left", "above", "below")


@dataclass(frozen=True)
class NamePosition:
    """Where a name stands: the number of the first scale that shows it, and how SVG anchors it.

    `x` and `y` are pixels from the middle of its mark.
    """

    level: int
    anchor: str
    x: float
    y: float


@dataclass(frozen=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: _Box) -> bool:
        beside = self.left < other.right and other.left < self.right
        return beside and self.top < other.bottom and other.top < self.bottom


class _Sheet:
    """The map at one scale: the discs of marks and the boxes of names, by the cells they touch."""

    def __init__(
        self,
        marks: Sequence[NamedMark],
        width: float,
        height: float,
        scale: float,
    ) -> None:
        self.scale, self.width, self.height = scale, width * scale, height * scale
        self.discs: defaultdict[Cell, list[tuple[int, NamedMark, _Box]]] = defaultdict(list)
        self.names: defaultdict[Cell, list[_Box]] = defaultdict(list)
        for order, mark in enumerate(marks):
            disc = self.at(mark, _Box(-mark.radius, -mark.radius, mark.radius, mark.radius))
            for cell in _cells(disc):
                self.discs[cell].append((order, mark, disc))

    def at(self, mark: NamedMark, box: _Box) -> _Box:
        """A box around a mark as a box of the map."""
        x, y = mark.x * self.scale, mark.y * self.scale
        return _Box(box.left + x, box.top + y, box.right + x, box.bottom + y)

    def has_room(self, mark: NamedMark, box: _Box, before: int) -> bool:
        """Whether a name lies on the map, free of names and of marks that come before an order."""
        here = self.at(mark, box)
        if here.left < 0 or here.top < 0 or here.right > self.width or here.bottom > self.height:
            return False
        for cell in _cells(here):
            if any(here.overlaps(name) for name in self.names[cell]):
                return False
            for order, other, disc in self.discs[cell]:
                is_elsewhere = (other.x, other.y) != (mark.x, mark.y)
                if order < before and is_elsewhere and here.overlaps(disc):
                    return False
        return True

    def add_name(self, mark: NamedMark, box: _Box) -> None:
        """Take the room of a name."""
        here = self.at(mark, box)
        for cell in _cells(here):
            self.names[cell].append(here)


def _cells(box: _Box) -> Iterator[Cell]:
    columns = range(int(box.left // CELL), int(box.right // CELL) + 1)
    rows = range(int(box.top // CELL), int(box.bottom // CELL) + 1)
    return product(columns, rows)


def place_names(
    marks: Sequence[NamedMark],
    width: float,
    height: float,
    scales: Sequence[float],
) -> dict[str, NamePosition]:
    """Where names stand on a map of this size in pixels at scale 1, by the ids of their marks.

    The weightiest marks come first; `scales` ascend. A mark without room at any scale is left out.
    """
    sheets = [_Sheet(marks, width, height, scale) for scale in scales]
    positions: dict[str, NamePosition] = {}
    for level in range(len(scales)):
        for order, mark in enumerate(marks):
            if mark.id not in positions and mark.first <= level:
                position = _place_name(mark, order, len(marks), sheets[level:], level)
                if position:
                    positions[mark.id] = position
    return positions


def _place_name(
    mark: NamedMark,
    order: int,
    total: int,
    sheets: Sequence[_Sheet],
    level: int,
) -> NamePosition | None:
    """Place a name where it has room on all of some sheets; None where there is no such side."""
    for before, (position, box) in product((total, order), _sides(mark, level)):
        if all(sheet.has_room(mark, box, before) for sheet in sheets):
            for sheet in sheets:
                sheet.add_name(mark, box)
            return position
    return None


def _sides(mark: NamedMark, level: int) -> Iterator[tuple[NamePosition, _Box]]:
    """The positions that a mark allows, each with the box of the name around the mark."""
    width, out, half = mark.letter * len(mark.name), mark.radius + GAP, HEIGHT / 2
    options = {
        "right": (NamePosition(level, "start", out, 4), _Box(out, -half, out + width, half)),
        "left": (NamePosition(level, "end", -out, 4), _Box(-out - width, -half, -out, half)),
        "above": (
            NamePosition(level, "middle", 0, -out - 1),
            _Box(-width / 2, -out - HEIGHT, width / 2, -out),
        ),
        "below": (
            NamePosition(level, "middle", 0, out + 9),
            _Box(-width / 2, out, width / 2, out + HEIGHT),
        ),
    }
    return (options[side] for side in mark.sides)
