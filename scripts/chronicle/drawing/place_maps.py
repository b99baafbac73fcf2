"""Draws the map of places as SVG: land, lines of a past time, places as marks with links.

Marks and names stand in groups of their own, measured in pixels, which the stylesheet scales
(`--k`, units to a pixel): so they keep their size while a reader zooms, and are large enough on a
phone.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from chronicle.corpus.outlines import Ring
from chronicle.drawing.geometry import KILOMETRES, Projection, around, framed, land, round_length
from chronicle.drawing.lettering import LETTER, Box, NamedMark, NamePosition, place_names
from chronicle.record.models import Frame, Line
from chronicle.views.maps import MapPoint, MapView

PIXEL = 4  # units of the drawing to a pixel, at the width for which it is drawn
WIDE, NARROW = 720, 360  # those widths in pixels: of the main map, and of an inset
TOLERANCE = 0.45 * PIXEL
# How large the map may stand: half on a phone, full on a screen, and as far as one can zoom in.
SCALES = (0.5, 1, 2, 4, 8, 16)
LARGER = (1, 1.25, 1.65)  # how large an inset may stand: larger on a wide screen, most alone
LINE = 10  # a line finds room for its name after the places that have more records than this
SPACED = 7.8  # pixels to a letter of a name in spaced capitals
LEGEND = (1, 5, 20)  # records, for which the legend has a mark
# The markup of a drawing, and of a mark with its name in it.
SHEET = Markup('<svg viewBox="0 0 {} {}" role="group" aria-label="Map of the places"{}>{}</svg>')
LINK = Markup('<a href="#{id}" class="{sort}" transform="{at}"><title>{words}</title><g>{}</g></a>')
NAME = Markup('<text class="l{level}" x="{x:.0f}" y="{y:.0f}"{anchor}>{}</text>')
CIRCLE = Markup('<circle{} r="{:.1f}"/>')
BOX = Markup('<rect class="closer" x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}"/>')


@dataclass(frozen=True)
class Sheet:
    """The main map or an inset: its name, and the drawing."""

    name: str
    svg: Markup


@dataclass(frozen=True)
class _Scope:
    """What the marks of one sheet need: its projection, and the number of its first scale."""

    projection: Projection
    first: int

    def pixels(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point of the earth lies, in pixels at scale 1."""
        x, y = self.projection.project(longitude, latitude)
        return x / PIXEL, y / PIXEL


@dataclass(frozen=True)
class MapsOfPlaces:
    """The map of all places as sheets, the main one first, and what lies off it.

    The legend has the radius of a mark by its records, in pixels.
    """

    sheets: tuple[Sheet, ...]
    legend: Mapping[int, float]
    off_map: tuple[MapPoint, ...]


def draw(view: MapView, rings: Sequence[Ring]) -> MapsOfPlaces:
    """The map of all places, with land inside some rings."""
    return MapsOfPlaces(
        sheets=tuple(sheets(view, rings)),
        legend={size: radius(size) for size in LEGEND},
        off_map=tuple(off_map(view)),
    )


def sheets(view: MapView, rings: Sequence[Ring]) -> list[Sheet]:
    """The main map and its insets, with land inside some rings; nothing where there are no places.

    The first frame is that of the main map; without any it is drawn around the places that lie near
    each other.
    """
    if not view.points:
        return []
    insets = [frame for frame in view.frames if frame.inset]
    name = view.frames[0].name if view.frames else ""
    main = _sheet(
        view.points,
        view.lines,
        _main(view, WIDE * PIXEL),
        pixels=WIDE,
        rings=rings,
        scales=SCALES,
        insets=insets,
    )
    points = [point for point in view.points if not point.is_area]
    drawn = [Sheet(name, main)]
    for frame in insets:
        projection = framed(frame, NARROW * PIXEL)
        sheet = _sheet(points, {}, projection, pixels=NARROW, rings=rings, scales=LARGER)
        drawn.append(Sheet(frame.name, sheet))
    return drawn


def off_map(view: MapView) -> list[MapPoint]:
    """The points that have records and lie off the main map."""
    if not view.points:
        return []
    main = _main(view, WIDE)
    return [point for point in view.points if point.records and not main.contains(point)]


def _main(view: MapView, width: int) -> Projection:
    return framed(view.frames[0], width) if view.frames else around(view.points, width)


def radius(records: int) -> float:
    """The radius of a mark in pixels; its area grows with the records."""
    return 2 + 1.9 * math.sqrt(records)


def _weight(point: MapPoint) -> float:
    """How soon a name finds room: an area has many records that have no closer place."""
    return point.records / 3 if point.is_area else point.records


def _sheet(
    points: Sequence[MapPoint],
    lines: Mapping[Line, Sequence[int]],
    projection: Projection,
    *,
    pixels: int,
    rings: Sequence[Ring],
    scales: Sequence[float],
    insets: Sequence[Frame] = (),
) -> Markup:
    """One SVG. Places with more records find room for their names first, points before areas."""
    inside = [point for point in points if projection.contains(point)]
    inside.sort(key=lambda point: (-_weight(point), len(point.name), point.name))
    scope = _Scope(projection, SCALES.index(scales[0]))
    ends = [_line_mark(line, scope) for line in lines]
    marks = [_point_mark(point, scope) for point in inside]
    before = sum(_weight(point) > LINE for point in inside)
    marks[before:before] = ends
    dashes = list(_line_boxes(lines, scope))
    positions = place_names(
        marks, pixels, projection.height / PIXEL, scales=scales, obstacles=dashes
    )
    parts = [Markup('<path class="land" d="{}"/>').format(land(rings, projection, TOLERANCE))]
    parts += [_inset_box(frame, projection) for frame in insets]
    for (line, numbers), mark in zip(lines.items(), ends, strict=True):
        periods = [f"p{number}" for number in numbers]
        parts.append(_line(line, mark, positions.get(line.id), scope, periods=periods))
    for point in sorted(inside, key=lambda point: -point.records):
        parts.append(_place(point, positions.get(point.id), scope))
    parts.append(_scale_bar(projection))
    zoom = Markup(' class="zooms"') if len(scales) > 1 else ""
    return SHEET.format(projection.width, projection.height, zoom, Markup("").join(parts))


def _point_mark(point: MapPoint, scope: _Scope) -> NamedMark:
    """A place as a mark; what has no record is named where the others leave room."""
    x, y = scope.pixels(point.longitude, point.latitude)
    letter = SPACED if point.is_area else LETTER
    return NamedMark(
        id=point.id,
        x=x,
        y=y,
        radius=radius(point.records),
        name=point.name,
        letter=letter,
        waits=not point.records,
    )


def _line_mark(line: Line, scope: _Scope) -> NamedMark:
    """The end of a line from which its name runs on: the eastern, unless the map ends there."""
    words = f"{line.name}, {line.date.words}"
    room = scope.projection.width / PIXEL - LETTER * len(words) - 5
    side, (latitude, longitude) = "right", line.path[-1]
    if scope.pixels(longitude, latitude)[0] > room:
        side, (latitude, longitude) = "left", line.path[0]
    x, y = scope.pixels(longitude, latitude)
    return NamedMark(id=line.id, x=x, y=y, radius=1, name=words, sides=(side, "below", "above"))


def _place(point: MapPoint, position: NamePosition | None, scope: _Scope) -> Markup:
    x, y = scope.projection.project(point.longitude, point.latitude)
    periods = [f"p{number}" for number, count in enumerate(point.by_period, 1) if count]
    classes = ["place", *["open"] * (not point.is_exact), *["wide"] * point.is_area, *periods]
    words = f"{point.name}: {point.words}" if point.words else point.name
    name = _name(point.name, radius(point.records), position, scope)
    inner = _circles(point) + name
    return _linked(point.id, words, (x, y), inner=inner, classes=" ".join(classes))


def _circles(point: MapPoint) -> Markup:
    """The mark for all years first, then one for each number of records that a period has there.

    Each has the classes of its periods.
    """
    counts = dict.fromkeys([point.records, *filter(None, point.by_period)])
    circles = []
    for count in counts:
        periods = [f"p{n}" for n, records in enumerate(point.by_period, 1) if records == count]
        circles.append(CIRCLE.format(_classes(periods), radius(count)))
    return Markup("").join(circles)


def _classes(names: Iterable[str]) -> Markup:
    joined = " ".join(names)
    return Markup(' class="{}"').format(joined) if joined else Markup("")


def _line(
    line: Line,
    mark: NamedMark,
    position: NamePosition | None,
    scope: _Scope,
    *,
    periods: Sequence[str],
) -> Markup:
    ends = (scope.projection.project(longitude, latitude) for latitude, longitude in line.path)
    path = " ".join(f"{x:.0f},{y:.0f}" for x, y in ends)
    name = _name(mark.name, 1, position, scope)
    drawing = Markup('<polyline{} points="{}"/>').format(_classes(["line", *periods]), path)
    classes = " ".join(["lined", *periods])
    end = (mark.x * PIXEL, mark.y * PIXEL)
    return drawing + _linked(line.id, mark.name, end, inner=name, classes=classes)


def _linked(
    identifier: str, words: str, at: tuple[float, float], *, inner: Markup, classes: str
) -> Markup:
    moved = "translate({:.0f} {:.0f})".format(*at)
    return LINK.format(inner, id=identifier, sort=classes, at=moved, words=words)


def _name(name: str, out: float, position: NamePosition | None, scope: _Scope) -> Markup:
    """A name beside a mark that reaches so far out, with the number of the first scale to show it.

    One without room shows when its mark is pointed at.
    """
    level = position.level + scope.first if position else len(SCALES)
    position = position or NamePosition(level, "start", out + 3, 4)
    x, y, anchor = position.x, position.y, position.anchor_attribute
    return NAME.format(name, level=level, x=x, y=y, anchor=anchor)


def _inset_box(frame: Frame, projection: Projection) -> Markup:
    left, top = projection.project(frame.west, frame.north)
    right, bottom = projection.project(frame.east, frame.south)
    return BOX.format(left, top, right - left, bottom - top)


def _line_boxes(lines: Iterable[Line], scope: _Scope) -> Iterator[Box]:
    """Each piece of every line, as boxes that are about as large as a letter."""
    for line in lines:
        ends = [scope.pixels(longitude, latitude) for latitude, longitude in line.path]
        for (x1, y1), (x2, y2) in pairwise(ends):
            count = math.ceil(math.hypot(x2 - x1, y2 - y1) / LETTER) or 1
            steps = [
                (x1 + (x2 - x1) * n / count, y1 + (y2 - y1) * n / count) for n in range(count + 1)
            ]
            for (left, top), (right, bottom) in pairwise(steps):
                yield Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def _scale_bar(projection: Projection) -> Markup:
    """A scale bar in the lower left corner, no longer than a sixth of the map."""
    unit = projection.scale / KILOMETRES / PIXEL  # pixels to a kilometre
    metres = round_length(1000 * projection.width / PIXEL / 6 / unit)
    return Markup(
        '<g class="bar" data-pixels="{unit:.4f}" transform="translate({x} {y})">'
        '<g><path d="M0-3v3h{width:.0f}v-3"/><text y="-5">{words}</text></g></g>'
    ).format(
        unit=unit,
        x=10 * PIXEL,
        y=projection.height - 10 * PIXEL,
        width=metres * unit / 1000,
        words=f"{metres // 1000:,} km" if metres >= 1000 else f"{metres} m",
    )
