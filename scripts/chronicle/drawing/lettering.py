"""Finds room for the names on a map: which fit, on which side of their marks, from which scale on.

Greedy, in the order in which the marks come, the weightiest first: a name takes the first side that
stays free of every mark, of every obstacle and of every name already placed, at the scale in
question and at all closer ones, so that zooming in only ever adds names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

# A letter of a name, in pixels: enough for most faces at 11 pixels.
LETTER = 6.1
HEIGHT = 12.0
GAP = 3.0  # pixels between a mark and its name
# Where a name may stand, the best places first: beside its mark, off a corner, farther off.
SIDES = (
    *("right", "left", "above", "below"),
    *("northeast", "northwest", "southeast", "southwest"),
    *("far right", "far left"),
)
FAR = 7.0  # pixels more between a mark and its name where that is far


@dataclass(frozen=True)
class NamedMark:
    """What wants a name: its place in pixels at scale 1, its radius in pixels at any scale, a name.

    `letter` is the width of a letter; `sides` are those on which the name may stand, in the order
    of preference. One that `waits` takes only room that the others leave at any scale.
    """

    id: str
    x: float
    y: float
    radius: float
    name: str
    letter: float = LETTER
    waits: bool = False
    sides: Sequence[str] = SIDES


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
class Box:
    """A rectangle, its edges in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether it has a part in common with another."""
        is_across = self.left < other.right and other.left < self.right
        return is_across and self.top < other.bottom and other.top < self.bottom


class _Sheet:
    """The map at one scale: the discs of marks, and the boxes that names and obstacles take."""

    def __init__(
        self,
        marks: Sequence[NamedMark],
        width: float,
        height: float,
        scale: float,
        obstacles: Iterable[Box],
    ) -> None:
        self.scale = scale
        self.width = width * scale
        self.height = height * scale
        self.discs = [
            (mark, self.at(mark, Box(-mark.radius, -mark.radius, mark.radius, mark.radius)))
            for mark in marks
        ]
        self.taken = [
            Box(box.left * scale, box.top * scale, box.right * scale, box.bottom * scale)
            for box in obstacles
        ]

    def at(self, mark: NamedMark, box: Box) -> Box:
        """A box around a mark as a box of the map."""
        x, y = mark.x * self.scale, mark.y * self.scale
        return Box(box.left + x, box.top + y, box.right + x, box.bottom + y)

    def has_room(self, mark: NamedMark, box: Box) -> bool:
        """Whether a name lies on the map, free of names, obstacles and marks elsewhere."""
        here = self.at(mark, box)
        is_across = here.left >= 0 and here.right <= self.width
        is_inside = is_across and here.top >= 0 and here.bottom <= self.height
        others = (disc for one, disc in self.discs if (one.x, one.y) != (mark.x, mark.y))
        return is_inside and not any(here.overlaps(box) for box in (*self.taken, *others))


def place_names(
    marks: Sequence[NamedMark],
    width: float,
    height: float,
    scales: Sequence[float],
    obstacles: Sequence[Box] = (),
) -> dict[str, NamePosition]:
    """Where names stand on a map of this size in pixels at scale 1, by the ids of their marks.

    The weightiest marks come first; `scales` ascend; `obstacles` are other things on the map that
    no name may touch, at scale 1. A mark without room at any scale is left out.
    """
    sheets = [_Sheet(marks, width, height, scale=scale, obstacles=obstacles) for scale in scales]
    positions: dict[str, NamePosition] = {}
    for waits, level, mark in product((False, True), range(len(scales)), marks):
        if mark.waits == waits and mark.id not in positions:
            position = _place_name(mark, sheets[level:], level)
            if position:
                positions[mark.id] = position
    return positions


def _place_name(mark: NamedMark, sheets: Sequence[_Sheet], level: int) -> NamePosition | None:
    """Place a name where it has room on all of some sheets; None where there is no such side."""
    for position, box in _sides(mark, level):
        if all(sheet.has_room(mark, box) for sheet in sheets):
            for sheet in sheets:
                sheet.taken.append(sheet.at(mark, box))
            return position
    return None


def _sides(mark: NamedMark, level: int) -> Iterator[tuple[NamePosition, Box]]:
    """The positions that a mark allows, each with the box of the name around the mark."""
    width = mark.letter * len(mark.name)
    out = mark.radius + GAP
    half = HEIGHT / 2
    corner = mark.radius * 0.71 + 1
    high = -corner - HEIGHT
    low = corner + HEIGHT
    far = out + FAR
    options = {
        "right": (NamePosition(level, "start", out, 4), Box(out, -half, out + width, half)),
        "left": (NamePosition(level, "end", -out, 4), Box(-out - width, -half, -out, half)),
        "above": (
            NamePosition(level, "middle", 0, -out - 1),
            Box(-width / 2, -out - HEIGHT, width / 2, -out),
        ),
        "below": (
            NamePosition(level, "middle", 0, out + 9),
            Box(-width / 2, out, width / 2, out + HEIGHT),
        ),
        "northeast": (
            NamePosition(level, "start", corner, -corner - 2),
            Box(corner, high, corner + width, -corner),
        ),
        "northwest": (
            NamePosition(level, "end", -corner, -corner - 2),
            Box(-corner - width, high, -corner, -corner),
        ),
        "southeast": (
            NamePosition(level, "start", corner, corner + 10),
            Box(corner, corner, corner + width, low),
        ),
        "southwest": (
            NamePosition(level, "end", -corner, corner + 10),
            Box(-corner - width, corner, -corner, low),
        ),
        "far right": (NamePosition(level, "start", far, 4), Box(far, -half, far + width, half)),
        "far left": (NamePosition(level, "end", -far, 4), Box(-far - width, -half, -far, half)),
    }
    return (options[side] for side in mark.sides)
