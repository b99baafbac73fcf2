"""Finds room for the names on a map: which fit, on which side of their marks, and how far in a reader must zoom for each.

Greedy, in the order in which the marks come, the weightiest first: a name takes the first side that stays free of every mark
(or else of every weightier one) and of every name already placed, at the scale in question and at all closer ones, so that
zooming in only ever adds names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

LETTER, HEIGHT = 6.1, 12.0  # of a name, in pixels: enough for most faces at 11 pixels
GAP = 3.0


@dataclass(frozen=True)
class Mark:
    """What wants a name: its place in pixels at scale 1, its radius in pixels at any scale, and the name.

    `letter` is the width of a letter; `first`, the number of the first scale at which the name may show; `sides`, those on
    which it may stand, in the order of preference.
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
class Lettered:
    """Where a name stands: the number of the first scale that shows it, and how SVG anchors it, from the middle of its mark."""

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

    def meets(self, other: _Box) -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


class _Sheet:
    """The map at one scale: discs of marks and boxes of names, by the cells that they touch, so that near ones are found soon."""

    CELL = 80  # pixels

    def __init__(self, marks: Sequence[Mark], width: float, height: float, scale: float) -> None:
        self.scale, self.width, self.height = scale, width * scale, height * scale
        self.discs: defaultdict[tuple[int, int], list[tuple[int, Mark, _Box]]] = defaultdict(list)
        self.names: defaultdict[tuple[int, int], list[_Box]] = defaultdict(list)
        for order, mark in enumerate(marks):
            disc = self.at(mark, _Box(-mark.radius, -mark.radius, mark.radius, mark.radius))
            for cell in self.cells(disc):
                self.discs[cell].append((order, mark, disc))

    def at(self, mark: Mark, box: _Box) -> _Box:
        x, y = mark.x * self.scale, mark.y * self.scale
        return _Box(box.left + x, box.top + y, box.right + x, box.bottom + y)

    def cells(self, box: _Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box.left // self.CELL), int(box.right // self.CELL) + 1):
            for row in range(int(box.top // self.CELL), int(box.bottom // self.CELL) + 1):
                yield column, row

    def has_room(self, mark: Mark, box: _Box, before: int) -> bool:
        """Whether a name lies on the map, free of other names and of the discs of the marks that come before some order."""
        here = self.at(mark, box)
        if here.left < 0 or here.top < 0 or here.right > self.width or here.bottom > self.height:
            return False
        for cell in self.cells(here):
            if any(here.meets(name) for name in self.names[cell]):
                return False
            for order, other, disc in self.discs[cell]:
                if order < before and (other.x, other.y) != (mark.x, mark.y) and here.meets(disc):
                    return False
        return True

    def take(self, mark: Mark, box: _Box) -> None:
        """Set a name."""
        here = self.at(mark, box)
        for cell in self.cells(here):
            self.names[cell].append(here)


def letter(marks: Sequence[Mark], width: float, height: float, scales: Sequence[float]) -> dict[str, Lettered]:
    """Room for the names of marks, the weightiest first, on a map of this size in pixels at scale 1.

    `scales` ascend. A mark without room at any scale is left out.
    """
    sheets = [_Sheet(marks, width, height, scale) for scale in scales]
    found: dict[str, Lettered] = {}
    for level in range(len(scales)):
        for order, mark in enumerate(marks):
            if mark.id in found or mark.first > level:
                continue
            for before, (lettered, box) in product((len(marks), order), _sides(mark, level)):
                if all(sheet.has_room(mark, box, before) for sheet in sheets[level:]):
                    found[mark.id] = lettered
                    for sheet in sheets[level:]:
                        sheet.take(mark, box)
                    break
    return found


def _sides(mark: Mark, level: int) -> Iterator[tuple[Lettered, _Box]]:
    wide, out, half = mark.letter * len(mark.name), mark.radius + GAP, HEIGHT / 2
    for side in mark.sides:
        match side:
            case "right":
                yield Lettered(level, "start", out, 4), _Box(out, -half, out + wide, half)
            case "left":
                yield Lettered(level, "end", -out, 4), _Box(-out - wide, -half, -out, half)
            case "above":
                yield Lettered(level, "middle", 0, -out - 1), _Box(-wide / 2, -out - HEIGHT, wide / 2, -out)
            case "below":
                yield Lettered(level, "middle", 0, out + 9), _Box(-wide / 2, out, wide / 2, out + HEIGHT)
