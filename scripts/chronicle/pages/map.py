"""Draws a map as SVG: outlines of land from GeoJSON, places as circles that link to their entries.

The projection is equidistant with the map's own middle latitude true to scale, good enough for a region of the earth.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

WIDTH = 720  # of the drawing, in its own units
MARGIN = 2.0  # around the outermost places, in degrees
LETTER = 6.2  # of a label, in units of the drawing: enough for most faces


@dataclass(frozen=True)
class Point:
    """A place on the map: id, name, latitude and longitude in degrees, how many records it has, whether it is exact."""

    id: str
    name: str
    latitude: float
    longitude: float
    size: int
    exact: bool


@dataclass(frozen=True)
class _Frame:
    """The part of the earth that is drawn, and how degrees become units of the drawing."""

    west: float
    north: float
    east: float
    south: float

    @property
    def scale(self) -> float:
        return WIDTH / ((self.east - self.west) * self.squeeze)

    @property
    def squeeze(self) -> float:
        return math.cos(math.radians((self.north + self.south) / 2))

    @property
    def height(self) -> int:
        return math.ceil((self.north - self.south) * self.scale)

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - self.west) * self.squeeze * self.scale, (self.north - latitude) * self.scale


def draw(points: Sequence[Point], outlines: Mapping[str, Any] | None) -> Markup | None:
    """The map that shows these places; None where there are none. `outlines` is a GeoJSON feature collection of land."""
    if not points:
        return None
    core = _core(points)
    frame = _frame(core)
    paths = Markup("").join(Markup('<path d="{}"/>').format(path) for path in _paths(outlines or {}, frame))
    ordered = sorted(core, key=lambda point: (-point.size, point.name))
    named = _labelled(ordered, frame)
    marks = Markup("").join(_mark(point, frame, point.id in named) for point in ordered)
    return Markup(
        '<svg viewBox="0 0 {} {}" role="group" aria-label="Map of the places"><g class="land">{}</g><g class="marks">{}</g></svg>'
    ).format(WIDTH, frame.height, paths, marks)


def _frame(points: Sequence[Point]) -> _Frame:
    """The degrees around the points, widened to the east and west where the map would be taller than it is wide."""
    west, east = min(p.longitude for p in points) - MARGIN, max(p.longitude for p in points) + MARGIN
    north, south = max(p.latitude for p in points) + MARGIN, min(p.latitude for p in points) - MARGIN
    squeeze = math.cos(math.radians((north + south) / 2))
    missing = max(0.0, (north - south) / squeeze - (east - west)) / 2
    return _Frame(west - missing, north, east + missing, south)


def _core(points: Sequence[Point]) -> list[Point]:
    """The points near the others: a place a continent away stands in the list and would shrink the map."""
    longitudes, latitudes = sorted(p.longitude for p in points), sorted(p.latitude for p in points)
    middle = longitudes[len(longitudes) // 2], latitudes[len(latitudes) // 2]
    near = [p for p in points if abs(p.longitude - middle[0]) < 25 and abs(p.latitude - middle[1]) < 25]
    return near or list(points)


def _labelled(points: Sequence[Point], frame: _Frame) -> set[str]:
    """The places whose names have room on the map; of two that would overlap, the one that comes first."""
    taken: list[tuple[float, float, float]] = []
    named = set()
    for point in points:
        x, y = frame.project(point.longitude, point.latitude)
        start, end = x + _radius(point), x + _radius(point) + 3 + LETTER * len(point.name)
        free = all(abs(y - other) > 14 or end < left or start > right for left, right, other in taken)
        if point.size and free and end < WIDTH:
            taken.append((start, end, y))
            named.add(point.id)
    return named


def _radius(point: Point) -> float:
    return 3 + 2 * math.sqrt(point.size)


def _mark(point: Point, frame: _Frame, named: bool) -> Markup:
    x, y = frame.project(point.longitude, point.latitude)
    radius = _radius(point)
    label = Markup('<text x="{:.1f}" y="{:.1f}">{}</text>').format(x + radius + 3, y + 4, point.name) if named else ""
    return Markup('<a href="#{}" aria-label="{}"><circle cx="{:.1f}" cy="{:.1f}" r="{:.1f}"{}/><title>{}</title>{}</a>').format(
        point.id, point.name, x, y, radius, "" if point.exact else Markup(' class="open"'), point.name, label
    )


def _paths(outlines: Mapping[str, Any], frame: _Frame) -> Iterator[str]:
    """The outlines that touch the frame, as SVG paths with one decimal."""
    for feature in outlines.get("features", ()):
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for rings in polygons:
            if any(frame.west - 5 < x < frame.east + 5 and frame.south - 5 < y < frame.north + 5 for x, y in rings[0]):
                yield "".join(_ring(ring, frame) for ring in rings)


def _ring(ring: Sequence[Sequence[float]], frame: _Frame) -> str:
    points = dict.fromkeys("{:.1f},{:.1f}".format(*frame.project(x, y)) for x, y in ring)
    return f"M{'L'.join(points)}Z" if len(points) > 2 else ""
