"""From degrees to units of a drawing: projection, clipping, simplifying, and the path that is left.

The projection is equirectangular with the frame's middle parallel true to scale (Snyder, Map
Projections, USGS 1987, § 12): good enough for a region, and a straight line of degrees stays
straight.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from chronicle.corpus.outlines import Point, Ring
from chronicle.record.models import Frame
from chronicle.views.maps import MapPoint

KILOMETRES = 111.19  # of one degree of latitude, on a sphere of 6371 km

MARGIN = 2.0  # in degrees, around the places where no frame is given
NEAR = 25  # in degrees, from the middle of the places: those further off would shrink the map

Box = tuple[float, float, float, float]  # west, south, east, north


@dataclass(frozen=True)
class Projection:
    """A part of the earth, its edges in degrees, drawn `width` units wide."""

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
        """A degree of longitude in degrees of latitude, at the middle parallel."""
        return squeeze(self.south, self.north)

    @property
    def height(self) -> int:
        """Of the drawing, in units."""
        return math.ceil((self.north - self.south) * self.scale)

    @property
    def area(self) -> float:
        """In square degrees, for telling which of two is closer."""
        return (self.east - self.west) * (self.north - self.south)

    def project(self, longitude: float, latitude: float) -> Point:
        """Where a point of the earth lies in the drawing, in units from its upper left corner."""
        x = (longitude - self.west) * self.squeeze * self.scale
        return x, (self.north - latitude) * self.scale

    def contains(self, point: MapPoint) -> bool:
        """Whether a place lies in the drawing."""
        is_across = self.west < point.longitude < self.east
        return is_across and self.south < point.latitude < self.north


def framed(frame: Frame, width: int) -> Projection:
    """A frame, drawn so many units wide."""
    return Projection(frame.west, frame.south, frame.east, frame.north, width)


def around(points: Sequence[MapPoint], width: int) -> Projection:
    """The points that lie near each other with a margin, no taller than wide; at least one."""
    longitudes = sorted(point.longitude for point in points)
    latitudes = sorted(point.latitude for point in points)
    middle = longitudes[len(longitudes) // 2], latitudes[len(latitudes) // 2]
    near = [point for point in points if _is_near(point, *middle)] or points
    west = min(point.longitude for point in near) - MARGIN
    east = max(point.longitude for point in near) + MARGIN
    south = min(point.latitude for point in near) - MARGIN
    north = max(point.latitude for point in near) + MARGIN
    missing = max(0.0, (north - south) / squeeze(south, north) - (east - west)) / 2
    return Projection(west - missing, south, east + missing, north, width)


def _is_near(point: MapPoint, longitude: float, latitude: float) -> bool:
    return abs(point.longitude - longitude) < NEAR and abs(point.latitude - latitude) < NEAR


def squeeze(south: float, north: float) -> float:
    """The length of a degree of longitude in degrees of latitude, halfway between two parallels."""
    return math.cos(math.radians((north + south) / 2))


def land(rings: Iterable[Ring], projection: Projection, tolerance: float) -> str:
    """The data of one SVG path with all rings in a drawing, true to `tolerance` units of it."""
    # Cut beyond the edges, so that no coast runs along them.
    edge = 3 * tolerance / projection.scale + 1 / projection.scale
    box = (
        projection.west - edge / projection.squeeze,
        projection.south - edge,
        projection.east + edge / projection.squeeze,
        projection.north + edge,
    )
    return "".join(_ring_path(ring, projection, box, tolerance) for ring in rings)


def _ring_path(ring: Ring, projection: Projection, box: Box, tolerance: float) -> str:
    """The data of the path of a ring; empty where it is outside a box or too small to be seen."""
    longitudes, latitudes = [x for x, _ in ring], [y for _, y in ring]
    west, south, east, north = min(longitudes), min(latitudes), max(longitudes), max(latitudes)
    if east < box[0] or west > box[2] or north < box[1] or south > box[3]:
        return ""
    if max(east - west, north - south) * projection.scale < 3 * tolerance:
        return ""
    inside = clip(ring, box)
    if len(inside) <= 2:
        return ""
    return path(simplify([projection.project(*point) for point in inside], tolerance))


def clip(ring: Sequence[Point], box: Box) -> Sequence[Point]:
    """A ring without what lies outside a box (Sutherland and Hodgman 1974)."""
    for axis, bound, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        ring = _clip_edge(ring, axis, bound, sign)
        if not ring:
            return ()
    return ring


def _clip_edge(ring: Sequence[Point], axis: int, bound: float, sign: int) -> Sequence[Point]:
    """A ring without what lies beyond one edge: below a bound on an axis, or above with sign -1."""
    limit = sign * bound
    if all(sign * point[axis] >= limit for point in ring):
        return ring
    clipped: list[Point] = []
    for before, point in zip((ring[-1], *ring), ring, strict=False):
        is_inside = sign * point[axis] >= limit
        if (sign * before[axis] >= limit) != is_inside:
            part = (bound - before[axis]) / (point[axis] - before[axis])
            x = before[0] + part * (point[0] - before[0])
            clipped.append((x, before[1] + part * (point[1] - before[1])))
        if is_inside:
            clipped.append(point)
    return clipped


def simplify(line: Sequence[Point], tolerance: float) -> list[Point]:
    """A line with the fewest points that stay within a tolerance (Douglas and Peucker 1973)."""
    points = [line[0], *(b for a, b in pairwise(line) if a != b)]
    indices, stack = {0, len(points) - 1}, [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        index = _farthest(points, first, last, tolerance)
        if index:
            indices.add(index)
            stack += ((first, index), (index, last))
    return [points[index] for index in sorted(indices)]


def _farthest(points: Sequence[Point], first: int, last: int, tolerance: float) -> int:
    """The index of the point farthest from the chord of two; 0 where all are within tolerance."""
    (x1, y1), (x2, y2) = points[first], points[last]
    dx, dy = x2 - x1, y2 - y1
    length = math.hypot(dx, dy)
    farthest, index = tolerance, 0
    for number in range(first + 1, last):
        x, y = points[number]
        across = abs(dx * (y - y1) - dy * (x - x1))
        distance = across / length if length else math.hypot(x - x1, y - y1)
        if distance > farthest:
            farthest, index = distance, number
    return index


def path(ring: Sequence[Point]) -> str:
    """The data of an SVG path round a ring, in whole units and in steps from point to point."""
    rounded = [(round(x), round(y)) for x, y in ring]
    steps = [(x - a, y - b) for (a, b), (x, y) in pairwise(rounded) if (x, y) != (a, b)]
    if len(steps) < 2:
        return ""
    return f"M{_pair(*rounded[0])}l{' '.join(_pair(*step) for step in steps)}z"


def _pair(x: int, y: int) -> str:
    return f"{x}{'' if y < 0 else ' '}{y}"


def round_length(kilometres: float) -> int:
    """The longest of 1, 2, 5, 10, 20, 50 … kilometres that is no longer than this."""
    power = 10 ** math.floor(math.log10(kilometres))
    return next(int(step * power) for step in (5, 2, 1) if step * power <= kilometres)
