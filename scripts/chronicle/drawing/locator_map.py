"""Small maps that show where a record's places lie, for the margin of its page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from chronicle.drawing import lettering, map_points
from chronicle.drawing.geometry import Projection, around, crosses, framed, land
from chronicle.drawing.lettering import NamedMark, place_names
from chronicle.drawing.map_points import MapPoint
from chronicle.history import History, once_per_history
from chronicle.record.dates import Date
from chronicle.record.models import Frame, Line, PlaceRecord

PIXEL = 2  # units of the drawing to a pixel
WIDTH, HEIGHT = 300, 320  # pixels, at most
TOLERANCE = 1.0 * PIXEL
RADIUS = 4.0  # of a mark, in pixels
LETTER = lettering.LETTER * 12 / 11  # pixels: the letters are larger than on the map of all places
# The markup of a map and of its parts.
SHEET = Markup('<svg viewBox="0 0 {} {}" width="{shown}" role="img" aria-label="{words}">{}</svg>')
LAND = Markup('<path class="land" d="{}"/>')
LINE = Markup('<polyline class="line" points="{}"/>')
CIRCLE = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="{:.0f}"{}/>')
OPEN = Markup(' class="open"')  # for what is placed only approximately
NAME = Markup('<text x="{:.0f}" y="{:.0f}"{}>{}</text>')


@dataclass(frozen=True)
class LocatorMap:
    """The drawing, what it shows in a few words, and the names of places outside it."""

    svg: Markup
    name: str
    outside: tuple[str, ...]


@once_per_history
def locate(
    history: History, points: tuple[MapPoint, ...], date: Date | None = None
) -> LocatorMap | None:
    """The first map that has all of some points, or else as many as any; None without any.

    An area is on the widest, since the middle of it would look like a spot on a close one. Of the
    lines it has those of a date, or all.
    """
    candidates = [
        (name, ground, list(filter(ground.contains, points))) for name, ground in _grounds(history)
    ]
    if any(point.is_area for point in points):
        candidates.reverse()
    if not any(inside for *_, inside in candidates):
        return None
    name, ground, inside = max(candidates, key=lambda candidate: len(candidate[2]))
    lines = {
        line.name: line
        for line in history.corpus.of(Line)
        if crosses(line, ground) and (date is None or line.date.covers(date))
    }
    return LocatorMap(
        svg=_draw(inside, lines.values(), name, ground, _land(history, ground)),
        name="; ".join(filter(None, (name, f"dashed: {', '.join(lines)}" if lines else ""))),
        outside=tuple(point.name for point in points if point not in inside),
    )


@once_per_history
def _grounds(history: History) -> list[tuple[str, Projection]]:
    """Every frame, the closest first: insets, which show little around, after those that are none.

    The whole map comes last. Without frames there is one around all places that lie near each
    other.
    """
    width = WIDTH * PIXEL
    frames = history.corpus.of(Frame)
    if not frames:
        places = map_points.points(history, (place.id for place in history.corpus.of(PlaceRecord)))
        return [("", _fitted(around(places, width)))] if places else []
    closer = sorted(frames[1:], key=lambda frame: (frame.inset, framed(frame, width).area))
    return [(str(frame.name), _fitted(framed(frame, width))) for frame in (*closer, frames[0])]


@once_per_history
def _land(history: History, ground: Projection) -> Markup:
    return LAND.format(land(history.outlines, ground, TOLERANCE))


def _fitted(projection: Projection) -> Projection:
    """A projection that is no higher than a locator map may be."""
    part = min(1.0, HEIGHT * PIXEL / projection.height)
    return replace(projection, width=round(projection.width * part))


def _draw(
    points: Sequence[MapPoint], lines: Iterable[Line], name: str, ground: Projection, land: Markup
) -> Markup:
    """A map of lines, and of points with their names, as far as they find room."""
    at = {point.id: ground.project(point.longitude, point.latitude) for point in points}
    marks = [
        NamedMark(
            id=point.id,
            x=at[point.id][0] / PIXEL,
            y=at[point.id][1] / PIXEL,
            radius=RADIUS * (2 if point.is_area else 1),
            name=point.name,
            letter=LETTER,
        )
        for point in points
    ]
    positions = place_names(marks, ground.width / PIXEL, ground.height / PIXEL, (1,))
    parts = [
        land,
        *(
            LINE.format(
                " ".join("{:.0f},{:.0f}".format(*ground.project(x, y)) for y, x in line.path)
            )
            for line in lines
        ),
    ]
    for point in points:
        x, y = at[point.id]
        radius = RADIUS * PIXEL * (2 if point.is_area else 1)
        parts.append(CIRCLE.format(x, y, radius, "" if point.is_exact else OPEN))
        if position := positions.get(point.id):
            x, y = x + position.x * PIXEL, y + position.y * PIXEL
            parts.append(NAME.format(x, y, position.anchor_attribute, point.name))
    names = ", ".join(point.name for point in points)
    words = f"Map of {name} with {names}" if name else f"Map with {names}"
    return SHEET.format(
        ground.width,
        ground.height,
        Markup("").join(parts),
        shown=ground.width // PIXEL,
        words=words,
    )
