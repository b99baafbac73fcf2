"""Draws maps as SVG: land, lines of a time that has passed, and places as marks that link to their entries.

Marks and names stand in groups of their own, measured in pixels, which the stylesheet scales (`--k`, units to a pixel): so
they keep their size while `map.js` zooms, and are large enough on a phone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.corpus.outlines import Ring
from chronicle.drawing.geometry import KILOMETRES, View, land, round_length
from chronicle.drawing.lettering import LETTER, Lettered, Mark, letter
from chronicle.record.models import Frame, Line

PIXEL = 4  # units of the drawing to a pixel, at the width for which it is made
WIDE, NARROW = 720, 360  # those widths in pixels: of the whole map, and of an inset
TOLERANCE = 0.3 * PIXEL
# How large the map may stand: half on a phone, whole on a screen, and as far as one can zoom in.
SCALES = (0.5, 1, 2, 4, 8, 16)
MARGIN = 2.0  # in degrees, around the places where no frame is given
LINE = 10  # a line finds room for its name after the places that have more records than this
SPACED = 7.8  # pixels to a letter of a name in spaced capitals


@dataclass(frozen=True)
class Point:
    """A place on the map: id, name, latitude and longitude in degrees, how many records it has and that in words.

    `exact` says whether it is located exactly; `wide`, whether it is a country or the like, of which this is the middle.
    """

    id: str
    name: str
    latitude: float
    longitude: float
    size: int
    told: str
    exact: bool = True
    wide: bool = False

    @property
    def weight(self) -> float:
        """How soon its name finds room: a country holds much that has no closer place."""
        return self.size / 3 if self.wide else self.size

    @property
    def radius(self) -> float:
        """In pixels; the area of the mark grows with the records."""
        return 2 + 1.9 * math.sqrt(self.size)


def draw(
    points: Sequence[Point], lines: Sequence[Line], frames: Sequence[Frame], rings: Sequence[Ring]
) -> list[tuple[str, Markup]]:
    """The whole map and its insets, each with its name; nothing where there are no places.

    The first of `frames` is the whole map; without any it is drawn around the places that lie near each other.
    """
    if not points:
        return []
    insets = [frame for frame in frames if frame.inset]
    whole = view(frames[0], WIDE * PIXEL) if frames else around(points, WIDE * PIXEL)
    drawn = [(frames[0].name if frames else "", _sheet(points, lines, whole, WIDE, rings, SCALES, insets))]
    for frame in insets:
        close = [point for point in points if not point.wide]
        drawn.append((frame.name, _sheet(close, (), view(frame, NARROW * PIXEL), NARROW, rings, SCALES[1:2])))
    return drawn


def view(frame: Frame, width: int) -> View:
    """A frame of the record as a view of this width."""
    return View(frame.west, frame.south, frame.east, frame.north, width)


def around(points: Sequence[Point], width: int) -> View:
    """A view of the points that lie near each other; one a continent away would shrink the map."""
    longitudes, latitudes = sorted(p.longitude for p in points), sorted(p.latitude for p in points)
    middle = longitudes[len(longitudes) // 2], latitudes[len(latitudes) // 2]
    near = [p for p in points if abs(p.longitude - middle[0]) < 25 and abs(p.latitude - middle[1]) < 25] or points
    west, east = min(p.longitude for p in near) - MARGIN, max(p.longitude for p in near) + MARGIN
    south, north = min(p.latitude for p in near) - MARGIN, max(p.latitude for p in near) + MARGIN
    squeeze = math.cos(math.radians((north + south) / 2))
    missing = max(0.0, (north - south) / squeeze - (east - west)) / 2  # no taller than wide
    return View(west - missing, south, east + missing, north, width)


def _sheet(
    points: Sequence[Point],
    lines: Sequence[Line],
    seen: View,
    pixels: int,
    rings: Sequence[Ring],
    scales: Sequence[float],
    insets: Sequence[Frame] = (),
) -> Markup:
    """One SVG. Places with more records find room for their names first, and points before countries and regions."""
    shown = sorted((p for p in points if seen.holds(p.longitude, p.latitude)), key=lambda p: (-p.weight, len(p.name), p.name))
    later = SCALES.index(2) - SCALES.index(scales[0])  # what has no record is named where there is plenty of room
    ends = [_end(line, seen) for line in lines]
    marks = [_mark(point, seen, 0 if point.size else later) for point in shown]
    before = sum(point.weight > LINE for point in shown)
    marks[before:before] = ends
    room = letter(marks, pixels, seen.height / PIXEL, scales)
    first = SCALES.index(scales[0])
    parts = [Markup('<path class="land" d="{}"/>').format(land(rings, seen, TOLERANCE))]
    parts += [_box(frame, seen) for frame in insets]
    parts += [_line(line, mark, seen, room.get(line.id), first) for line, mark in zip(lines, ends, strict=True)]
    parts += [_place(point, seen, room.get(point.id), first) for point in sorted(shown, key=lambda p: -p.size)]
    parts.append(_bar(seen))
    zoom = Markup(' class="zooms"') if len(scales) > 1 else ""
    return Markup('<svg viewBox="0 0 {} {}" role="group" aria-label="Map of the places"{}>{}</svg>').format(
        seen.width, seen.height, zoom, Markup("").join(parts)
    )


def _mark(point: Point, seen: View, first: int) -> Mark:
    x, y = seen.project(point.longitude, point.latitude)
    return Mark(point.id, x / PIXEL, y / PIXEL, point.radius, point.name, SPACED if point.wide else LETTER, first)


def _end(line: Line, seen: View) -> Mark:
    """The end of a line from which its name runs on: the eastern, unless the map ends there."""
    said = f"{line.name}, {line.date.words}"
    (x, y), (east, north) = (seen.project(longitude, latitude) for latitude, longitude in (line.path[0], line.path[-1]))
    if east / PIXEL + LETTER * len(said) + 5 < seen.width / PIXEL:
        return Mark(line.id, east / PIXEL, north / PIXEL, 1, said, sides=("right", "below", "above"))
    return Mark(line.id, x / PIXEL, y / PIXEL, 1, said, sides=("left", "below", "above"))


def _place(point: Point, seen: View, room: Lettered | None, first: int) -> Markup:
    x, y = seen.project(point.longitude, point.latitude)
    kinds = " ".join(kind for kind, is_so in (("open", not point.exact), ("wide", point.wide)) if is_so)
    said = f"{point.name}: {point.told}" if point.told else point.name
    circle = Markup('<circle r="{:.1f}"/>').format(point.radius)
    return _linked(point.id, said, x, y, circle + _name(point.name, point.radius, room, first), f"place {kinds}".strip())


def _line(line: Line, mark: Mark, seen: View, room: Lettered | None, first: int) -> Markup:
    points = " ".join("{:.0f},{:.0f}".format(*seen.project(longitude, latitude)) for latitude, longitude in line.path)
    name = _name(mark.name, 1, room, first)
    drawn = Markup('<polyline class="line" points="{}"/>').format(points)
    return drawn + _linked(line.id, mark.name, mark.x * PIXEL, mark.y * PIXEL, name, "lined")


def _linked(identifier: str, said: str, x: float, y: float, inner: Markup, kinds: str) -> Markup:
    return Markup(
        '<a href="#{}" class="{}" aria-label="{}" transform="translate({:.0f} {:.0f})"><title>{}</title><g>{}</g></a>'
    ).format(identifier, kinds, said, x, y, said, inner)


def _name(name: str, radius: float, room: Lettered | None, first: int) -> Markup:
    """A name with the number of the first scale that shows it; one without room shows when its mark is pointed at."""
    level = room.level + first if room else len(SCALES)
    room = room or Lettered(level, "start", radius + 3, 4)
    anchor = "" if room.anchor == "start" else Markup(' text-anchor="{}"').format(room.anchor)
    return Markup('<text class="l{}" x="{:.0f}" y="{:.0f}"{}>{}</text>').format(level, room.x, room.y, anchor, name)


def _box(frame: Frame, seen: View) -> Markup:
    (left, top), (right, bottom) = seen.project(frame.west, frame.north), seen.project(frame.east, frame.south)
    return Markup('<rect class="closer" x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}"/>').format(
        left, top, right - left, bottom - top
    )


def _bar(seen: View) -> Markup:
    """A scale bar in the lower left corner, no longer than an eighth of the map."""
    unit = seen.scale / KILOMETRES / PIXEL  # pixels to a kilometre
    length = round_length(seen.width / PIXEL / 6 / unit)
    return Markup(
        '<g class="bar" data-pixels="{:.4f}" transform="translate({} {})">'
        '<g><path d="M0-3v3h{:.0f}v-3"/><text y="-5">{} km</text></g></g>'
    ).format(unit, 10 * PIXEL, seen.height - 10 * PIXEL, length * unit, f"{length:,}")


def legend(sizes: Sequence[int] = (1, 5, 20)) -> Markup:
    """What the size of a mark means: circles in a row with their numbers, for a line of text."""
    parts, x = [], 1.0
    for size in sizes:
        radius = Point("", "", 0, 0, size, "").radius
        parts.append(
            Markup('<circle cx="{:.1f}" cy="12" r="{:.1f}"/><text x="{:.1f}" y="16">{}</text>').format(
                x + radius, radius, x + 2 * radius + 3, size
            )
        )
        x += 2 * radius + 12 + LETTER * len(str(size))
    said = ", ".join(map(str, sizes))
    return Markup(
        '<svg class="legend" viewBox="0 0 {:.0f} 24" width="{:.0f}" height="24" role="img" aria-label="Marks for {}">{}</svg>'
    ).format(x, x, said, Markup("").join(parts))


def outside(points: Sequence[Point], frames: Sequence[Frame]) -> Iterator[Point]:
    """The points that have records and lie off the whole map."""
    seen = view(frames[0], WIDE) if frames else around(points, WIDE) if points else None
    for point in points:
        if seen and point.size and not seen.holds(point.longitude, point.latitude):
            yield point
