"""Finds room for the names on a map: which fit, on which side of their marks, from which scale on.

Greedy, in the order in which the marks come, the weightiest first: a name takes the first side that
stays free of every mark, of every obstacle and of every name already placed, at the scale in
question and at all closer ones, so that zooming in only ever adds names.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import NamedTuple

import shapely

# A letter of a name, in pixels: enough for most faces at 11 pixels.
LETTER = 6.1
HEIGHT = 13.0
GAP = 3.0  # pixels between a mark and its name
APART = 5.0  # pixels at least between two names
CLEAR = 2.0  # pixels at least between a name and the mark of another, or an obstacle
DOUBT = 5.0  # pixels more within which a mark seems to have the name of another
DOUBTFUL = 6  # pieces of coast that a name rather crosses than stand so near the mark of another
# Where a name may stand, the best places first: beside its mark, off a corner, farther off.
SIDES = (
    *("right", "left", "above", "below"),
    *("northeast", "northwest", "southeast", "southwest"),
    *("far right", "far left"),
)
BESIDE = 16.0  # pixels from a mark within which its name may cross a coast
FAR = 7.0  # pixels more between a mark and its name where that is far


@dataclass(frozen=True)
class NamedMark:
    """What wants a name: its place in pixels at scale 1, its radius in pixels at any scale, a name.

    `letter` is the width of a letter, `height` that of a line; `sides` are those on which the name
    may stand, in the order of preference; where it has `spots` its middle stands at one of these,
    in pixels from the mark. One that `waits` takes only room that the others leave at any scale;
    it keeps none from these where it has no radius, and so no mark.
    """

    id: str
    x: float
    y: float
    radius: float
    name: str
    letter: float = LETTER
    height: float = HEIGHT
    waits: bool = False
    sides: Sequence[str] = SIDES
    spots: Sequence[tuple[float, float]] = ()

    @property
    def disc(self) -> Box:
        """The box of the mark itself, at scale 1."""
        out = self.radius
        return Box(self.x - out, self.y - out, self.x + out, self.y + out)


@dataclass(frozen=True)
class NamePosition:
    """Where a name stands: the number of the first scale that shows it, and how SVG anchors it.

    `x` and `y` are pixels from the middle of its mark.
    """

    level: int
    anchor: str
    x: float
    y: float

    @property
    def end_of_text(self) -> str:
        """How SVG anchors it; empty where it starts at its place."""
        if self.anchor == "start":
            return ""
        return self.anchor


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

    def holds(self, other: Box) -> bool:
        """Whether another lies within it."""
        is_across = self.left <= other.left and other.right <= self.right
        return is_across and self.top <= other.top and other.bottom <= self.bottom

    def grown(self, by: float) -> Box:
        """The same rectangle with so much more on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    @property
    def corners(self) -> tuple[float, float, float, float]:
        """Its edges in the order of shapely."""
        return self.left, self.top, self.right, self.bottom

    def scaled(self, scale: float) -> Box:
        """The same rectangle at another scale."""
        left = self.left * scale
        top = self.top * scale
        right = self.right * scale
        bottom = self.bottom * scale
        return Box(left, top, right, bottom)


def _disc(radius: float) -> Box:
    """What a disc takes, around its own middle."""
    return Box(-radius, -radius, radius, radius)


class _Sheet:
    """The map at one scale: the discs of marks, and the boxes that names and obstacles take."""

    def __init__(
        self,
        marks: Sequence[NamedMark],
        width: float,
        height: float,
        scale: float,
        obstacles: Iterable[Box],
        avoided: Iterable[Box],
        unnamed: Sequence[NamedMark],
        coasts: shapely.STRtree,
    ) -> None:
        self.scale = scale
        self.width = width * scale
        self.height = height * scale
        self.discs = [
            (mark, self.at(mark, _disc(mark.radius + CLEAR))) for mark in (*marks, *unnamed)
        ]
        self.named = self.discs[: len(marks)]
        self.obstacles = [box.scaled(scale) for box in obstacles]
        self.taken: list[Box] = []
        self.of_areas: list[Box] = []
        self.avoided = [box.scaled(scale) for box in avoided]
        self.coasts = coasts

    def at(self, mark: NamedMark, box: Box) -> Box:
        """A box around a mark as a box of the map."""
        across = mark.x * self.scale
        down = mark.y * self.scale
        return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)

    def take(self, mark: NamedMark, box: Box) -> None:
        """Give the room to a name."""
        room = self.at(mark, box)
        self.taken.append(room)
        if mark.spots:
            self.of_areas.append(room)

    def touched(self, mark: NamedMark, box: Box) -> int:
        """How many of the things that names avoid a name would lie on.

        Of coasts and borders each piece counts but those beside the mark, such as the coast of a
        port. A name at a spot may lie on these, but is rather off an obstacle, such as a line that
        would seem to have it. The marks of others count as several, and the name of an area as
        one, so near that the two seem to be lines of one name.
        """
        room = self.at(mark, box)
        touched = sum(map(room.overlaps, self.avoided))
        if mark.spots:
            return touched + sum(map(room.grown(2 * DOUBT).overlaps, self.obstacles))
        around = room.grown(DOUBT)
        touched += sum(map(around.grown(DOUBT).overlaps, self.of_areas))
        for other, disc in self.named:
            is_elsewhere = (other.x, other.y) != (mark.x, mark.y)
            if other.radius and is_elsewhere and around.overlaps(disc):
                touched += DOUBTFUL
        edges = shapely.box(*room.scaled(1 / self.scale).corners)
        beside = shapely.Point(mark.x, mark.y).buffer((mark.radius + BESIDE) / self.scale)
        return touched + len(self.coasts.query(edges - beside, "intersects"))

    def has_room(self, mark: NamedMark, box: Box) -> bool:
        """Whether a name lies on the map, free of names, obstacles and marks elsewhere."""
        room = self.at(mark, box)
        is_across = room.left >= 0 and room.right <= self.width
        is_inside = is_across and room.top >= 0 and room.bottom <= self.height
        if not is_inside or any(map(room.grown(APART).overlaps, self.taken)):
            return False
        if any(map(room.grown(CLEAR).overlaps, self.obstacles)):
            return False
        for other, disc in self.discs:
            if not other.radius and other.spots:
                continue  # a name on its ground, without a mark
            if other.waits and not other.radius and not mark.waits:
                continue
            is_elsewhere = (other.x, other.y) != (mark.x, mark.y)
            if is_elsewhere and room.overlaps(disc):
                return False
        return True


def along(points: Sequence[tuple[float, float]]) -> Iterator[Box]:
    """Each piece of a line through some points in pixels, as boxes about as large as a letter."""
    pieces = shapely.segmentize(shapely.LineString(points), LETTER).coords
    for (x1, y1), (x2, y2) in pairwise(pieces):
        yield Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def place_names(
    marks: Sequence[NamedMark],
    width: float,
    height: float,
    scales: Sequence[float],
    obstacles: Sequence[Box] = (),
    avoided: Sequence[Box] = (),
    unnamed: Sequence[NamedMark] = (),
    outlines: shapely.Geometry | None = None,
) -> dict[str, NamePosition]:
    """Where names stand on a map of this size in pixels at scale 1, by the ids of their marks.

    The weightiest marks come first; `scales` ascend; `obstacles` are other things on the map that
    no name may touch, at scale 1; what is `avoided` a name touches only where every side with room
    does, and of the `outlines` of land it crosses as little as it can. A mark without room at any
    scale is left out; names keep off the discs of the `unnamed`.
    """
    coasts = pieces(outlines)
    sheets = []
    for scale in scales:
        sheets.append(_Sheet(marks, width, height, scale, obstacles, avoided, unnamed, coasts))
    at_once = [mark for mark in marks if not mark.waits]
    waiting = [mark for mark in marks if mark.waits]
    positions: dict[str, NamePosition] = {}
    for group in (at_once, waiting):
        for level, mark in product(range(len(scales)), group):
            if mark.id in positions:
                continue
            position = _place_name(mark, sheets[level:], level)
            if position:
                positions[mark.id] = position
    return positions


def pieces(outlines: shapely.Geometry | None) -> shapely.STRtree:
    """The outlines of land in pieces about as long as a letter, to be asked for by their place."""
    if outlines is None:
        return shapely.STRtree(())
    lines = shapely.get_parts(shapely.get_parts(outlines))
    short = shapely.segmentize(shapely.simplify(lines, LETTER / 4), LETTER)
    points, line_of = shapely.get_coordinates(short, return_index=True)
    # From each point to the next, but not from line to line.
    ends = points.repeat(2, axis=0)[1:-1].reshape(-1, 2, 2)
    return shapely.STRtree(shapely.linestrings(ends[line_of[1:] == line_of[:-1]]))


def _place_name(mark: NamedMark, sheets: Sequence[_Sheet], level: int) -> NamePosition | None:
    """Place a name where it has room on all of some sheets; None where there is no such side.

    Of the sides with room it is the first that touches least of what names avoid.
    """
    best: _Place | None = None
    least = math.inf
    places = _spots(mark, level) if mark.spots else _sides(mark, level)
    for place in places:
        if not all(sheet.has_room(place.mark, place.box) for sheet in sheets):
            continue
        touched = sum(sheet.touched(place.mark, place.box) for sheet in sheets)
        if touched < least:
            best, least = place, touched
        if not touched:
            break
    if not best:
        return None
    for sheet in sheets:
        sheet.take(best.mark, best.box)
    return best.position


class _Place(NamedTuple):
    """Where a name may stand, and its box around its mark, or around its spot as a mark."""

    mark: NamedMark
    position: NamePosition
    box: Box


class _Side(NamedTuple):
    """How a name stands at its mark, in pixels from the middle of the mark.

    `anchor` is the end of the name that stands at `x`; `baseline` is where its letters stand, and
    `top` where its box begins.
    """

    anchor: str
    x: float
    baseline: float
    top: float

    def box(self, width: float, height: float) -> Box:
        """The box of a name of some width and height."""
        left = self.x
        if self.anchor == "end":
            left -= width
        elif self.anchor == "middle":
            left -= width / 2
        return Box(left, self.top, left + width, self.top + height)


def _spots(mark: NamedMark, level: int) -> Iterator[_Place]:
    """The positions in which a name has its middle at one of its spots, each with its box."""
    half = mark.letter * len(mark.name) / 2
    box = Box(-half, -mark.height / 2, half, mark.height / 2)
    for across, down in mark.spots:
        spot = replace(mark, x=mark.x + across, y=mark.y + down)
        position = NamePosition(level, "middle", across, down + mark.height / 3)
        yield _Place(spot, position, box)


def _sides(mark: NamedMark, level: int) -> Iterator[_Place]:
    """The positions that a mark allows, each with the box of the name around the mark."""
    out = mark.radius + GAP
    far = out + FAR
    corner = mark.radius * 0.71 + 1
    beside = -mark.height / 2
    above = -out - mark.height
    above_corner = -corner - mark.height
    # Letters stand above the bottom of their line, so far below its middle and its top.
    below = mark.height / 6
    half = mark.height / 2 - below
    whole = mark.height - below
    over = -out - below
    under = out + whole - 1
    over_corner = -corner - below
    under_corner = corner + whole
    places = {
        "right": _Side("start", out, half, beside),
        "left": _Side("end", -out, half, beside),
        "above": _Side("middle", 0, over, above),
        "below": _Side("middle", 0, under, out),
        "northeast": _Side("start", corner, over_corner, above_corner),
        "northwest": _Side("end", -corner, over_corner, above_corner),
        "southeast": _Side("start", corner, under_corner, corner),
        "southwest": _Side("end", -corner, under_corner, corner),
        "far right": _Side("start", far, half, beside),
        "far left": _Side("end", -far, half, beside),
    }
    width = mark.letter * len(mark.name)
    for name in mark.sides:
        side = places[name]
        position = NamePosition(level, side.anchor, side.x, side.baseline)
        yield _Place(mark, position, side.box(width, mark.height))
