"""From degrees on the earth to units of a drawing: projection, clipping, simplifying, and the path of what is left.

The projection is equirectangular with the frame's middle parallel true to scale (Snyder, Map Projections, USGS 1987, § 12):
good enough for a region, and a straight line of degrees stays straight.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from chronicle.corpus.outlines import Point, Ring

KILOMETRES = 111.19  # of one degree of latitude, on a sphere of 6371 km


@dataclass(frozen=True)
class View:
    """A part of the earth, in degrees, drawn `width` units wide."""

    west: float
    south: float
    east: float
    north: float
    width: int

    @cached_property
    def scale(self) -> float:
        """Units to a degree of latitude."""
        return self.width / ((self.east - self.west) * self.squeeze)

    @cached_property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, at the middle parallel."""
        return math.cos(math.radians((self.north + self.south) / 2))

    @property
    def height(self) -> int:
        """Of the drawing, in units."""
        return math.ceil((self.north - self.south) * self.scale)

    @property
    def area(self) -> float:
        """In square degrees, for telling which of two views is closer."""
        return (self.east - self.west) * (self.north - self.south)

    def project(self, longitude: float, latitude: float) -> Point:
        """Where a point of the earth lies in the drawing."""
        return (longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a point of the earth lies in the view."""
        return self.west < longitude < self.east and self.south < latitude < self.north


def land(rings: Iterable[Ring], view: View, tolerance: float) -> str:
    """The data of one SVG path with all rings that touch a view, true to `tolerance` units of the drawing."""
    edge = 3 * tolerance / view.scale + 1 / view.scale  # cut beyond the frame, so that no coast runs along it
    box = (view.west - edge / view.squeeze, view.south - edge, view.east + edge / view.squeeze, view.north + edge)
    return "".join(filter(None, (_path(ring, view, box, tolerance) for ring in rings)))


def _path(ring: Ring, view: View, box: tuple[float, float, float, float], tolerance: float) -> str:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if max(xs) < box[0] or min(xs) > box[2] or max(ys) < box[1] or min(ys) > box[3]:
        return ""
    if max(max(xs) - min(xs), max(ys) - min(ys)) * view.scale < 3 * tolerance:
        return ""  # an islet too small to be seen
    inside = clip(ring, box)
    return path(simplify([view.project(*point) for point in inside], tolerance)) if len(inside) > 2 else ""


def clip(ring: Sequence[Point], box: tuple[float, float, float, float]) -> Sequence[Point]:
    """A ring without what lies outside a box of west, south, east, north (Sutherland and Hodgman 1974)."""
    for axis, bound, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        if all(sign * point[axis] >= sign * bound for point in ring):
            continue
        kept: list[Point] = []
        for before, point in zip((ring[-1], *ring), ring, strict=False):
            if (sign * before[axis] >= sign * bound) != (sign * point[axis] >= sign * bound):
                part = (bound - before[axis]) / (point[axis] - before[axis])
                kept.append((before[0] + part * (point[0] - before[0]), before[1] + part * (point[1] - before[1])))
            if sign * point[axis] >= sign * bound:
                kept.append(point)
        if not kept:
            return ()
        ring = kept
    return ring


def simplify(line: Sequence[Point], tolerance: float) -> list[Point]:
    """A line with the fewest points that stay within a tolerance of it (Douglas and Peucker 1973)."""
    thinned = [line[0], *(b for a, b in pairwise(line) if a != b)]
    kept, ahead = {0, len(thinned) - 1}, [(0, len(thinned) - 1)]
    while ahead:
        first, last = ahead.pop()
        (x1, y1), (x2, y2) = thinned[first], thinned[last]
        dx, dy = x2 - x1, y2 - y1
        length = math.hypot(dx, dy)
        farthest, index = tolerance, 0
        for number in range(first + 1, last):
            x, y = thinned[number]
            away = abs(dx * (y - y1) - dy * (x - x1)) / length if length else math.hypot(x - x1, y - y1)
            if away > farthest:
                farthest, index = away, number
        if index:
            kept.add(index)
            ahead += ((first, index), (index, last))
    return [thinned[index] for index in sorted(kept)]


def path(ring: Sequence[Point]) -> str:
    """The data of an SVG path round a ring, in whole units and in steps from point to point."""
    whole = [(round(x), round(y)) for x, y in ring]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(whole) if (x, y) != (a, b)]
    if len(steps) < 2:
        return ""
    return f"M{_pair(*whole[0])}l{' '.join(_pair(*step) for step in steps)}z"


def _pair(x: int, y: int) -> str:
    return f"{x}{'' if y < 0 else ' '}{y}"


def degrees(coordinates: tuple[float, float]) -> str:
    """Latitude and longitude in words, as maps print them: `25.3° S, 134.5° E`."""
    latitude, longitude = coordinates
    return f"{abs(latitude)}° {'S' if latitude < 0 else 'N'}, {abs(longitude)}° {'W' if longitude < 0 else 'E'}"


def round_length(kilometres: float) -> int:
    """The longest of 1, 2, 5, 10, 20, 50 … kilometres that is no longer than this."""
    power = 10 ** math.floor(math.log10(kilometres))
    return next(int(step * power) for step in (5, 2, 1) if step * power <= kilometres)
