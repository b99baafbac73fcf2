"""Small maps that show where a record's places lie, for the margin of its page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import lettering, map_points
from chronicle.drawing.geometry import Projection, crosses, land
from chronicle.drawing.lettering import NamedMark, place_names
from chronicle.drawing.map_points import MapPoint
from chronicle.history import History, once_per_history
from chronicle.kinds.place.model import Frame, Line, PlaceRecord
from chronicle.values.dates import Date

PIXEL = 2  # units of the drawing to a pixel
WIDTH, HEIGHT = 300, 320  # pixels, at most
TOLERANCE = 1.0 * PIXEL
RADIUS = 4.0  # of a mark, in pixels
LETTER = lettering.LETTER * 12 / 11  # pixels: the letters are larger than on the map of all places


@dataclass(frozen=True)
class LocatorMap:
    """The drawing, what it shows in a few words, and the names of places outside it.

    It `has_several` where it is asked for more places than one.
    """

    svg: Markup
    name: str
    outside: tuple[str, ...]
    has_several: bool


def of_places(
    history: History, names: Iterable[str], date: Date | None = None
) -> LocatorMap | None:
    """The map of places, by their ids; an area in its middle, unless it holds another of them.

    None for an area alone: a spot in the middle of a country tells nothing.
    """
    places = [history.corpus.get(PlaceRecord, name) for name in names]
    holding = {whole for place in places for whole in history.corpus.wholes(place)}
    points = map_points.points(history, (place.id for place in places if place.id not in holding))
    is_area_alone = len(points) == 1 and points[0].is_area
    return None if is_area_alone else locate(history, points, date)


@once_per_history
def locate(
    history: History, points: tuple[MapPoint, ...], date: Date | None = None
) -> LocatorMap | None:
    """The first map that has all of some points, or else as many as any; None without any.

    An area is on the widest but the whole, since the middle of it would look like a spot on a close
    one. Of the lines it has those of a date, or all.
    """
    ground = _best_ground(history, points)
    inside = [point for point in points if ground and ground.contains(point)]
    if ground is None or not inside:
        return None
    name = ground.frame.name
    lines = {
        line.name: line
        for line in history.corpus.of(Line)
        if crosses(line, ground.frame) and (date is None or line.date.covers(date))
    }
    marks = {point: _mark(point, ground) for point in inside}
    # The names stand as far as they find room.
    positions = place_names([*marks.values()], ground.width / PIXEL, ground.height / PIXEL, (1,))
    return LocatorMap(
        svg=templates.fill(
            "chronicle.drawing",
            "locator-map.svg",
            ground=ground,
            land=_land(history, ground),
            lines=lines.values(),
            marks=marks,
            positions=positions,
            pixel=PIXEL,
        ),
        name=f"{name}; dashed: {', '.join(lines)}" if lines else name,
        outside=tuple(point.name for point in points if point not in inside),
        has_several=len(points) > 1,
    )


def _best_ground(history: History, points: Sequence[MapPoint]) -> Projection | None:
    """The first frame with as many of some points as any; None for a history without frames.

    It is the closest, or for an area the widest.
    """
    if not _grounds(history):
        return None
    *closer, whole = _grounds(history)
    if any(point.is_area for point in points):
        closer.sort(key=lambda ground: ground.scale)
    return max((*closer, whole), key=lambda ground: sum(map(ground.contains, points)))


@once_per_history
def _grounds(history: History) -> list[Projection]:
    """Every frame, the closest first: insets, which show little around, after those that are none.

    The whole map comes last.
    """
    grounds = [Projection(frame, WIDTH * PIXEL) for frame in history.corpus.of(Frame)]
    closer = sorted(grounds[1:], key=lambda ground: (ground.frame.inset, -ground.scale))
    return [*map(_fitted, (*closer, *grounds[:1]))]


@once_per_history
def _land(history: History, ground: Projection) -> str:
    return land(history.outlines, ground, TOLERANCE)


def _fitted(projection: Projection) -> Projection:
    """A projection that is no higher than a locator map may be."""
    part = min(1.0, HEIGHT * PIXEL / projection.height)
    return replace(projection, width=round(projection.width * part))


def _mark(point: MapPoint, ground: Projection) -> NamedMark:
    x, y = ground.project(point.longitude, point.latitude)
    radius = RADIUS * (2 if point.is_area else 1)
    return NamedMark(point.id, x / PIXEL, y / PIXEL, radius, point.name, LETTER)
