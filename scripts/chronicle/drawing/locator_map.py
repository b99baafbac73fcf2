"""Small maps that show where a record's places lie, for the margin of its page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import lettering, map_points
from chronicle.drawing.geometry import Projection, crosses, land
from chronicle.drawing.lettering import NamedMark, NamePosition, place_names
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


@dataclass(frozen=True)
class LocatedPlace:
    """A place on a small map: its mark, and where its name found room, if it did."""

    mark: NamedMark
    position: NamePosition | None
    is_exact: bool

    @property
    def name_x(self) -> float:
        """How far from the left its name stands, in units of the drawing."""
        return PIXEL * (self.mark.x + (self.position.x if self.position else 0))

    @property
    def name_y(self) -> float:
        """How far below the top its name stands, in units of the drawing."""
        return PIXEL * (self.mark.y + (self.position.y if self.position else 0))


def of_places(
    history: History, names: Iterable[str], date: Date | None = None
) -> LocatorMap | None:
    """The map of places, by their ids; an area in its middle, unless it holds another of them.

    None for an area alone: a spot in the middle of a country tells nothing.
    """
    places = [history.corpus.get(PlaceRecord, name) for name in names]
    holding = set[str]()
    for place in places:
        holding.update(history.corpus.wholes(place))
    shown = [place.id for place in places if place.id not in holding]
    points = map_points.points(history, shown)
    is_area_alone = len(points) == 1 and points[0].is_area
    if is_area_alone:
        return None
    return locate(history, points, date)


@once_per_history
def locate(
    history: History, points: tuple[MapPoint, ...], date: Date | None = None
) -> LocatorMap | None:
    """The first map that has all of some points, or else as many as any; None without any.

    An area is on the widest but the whole, since the middle of it would look like a spot on a close
    one. Of the lines it has those of a date, or all.
    """
    ground = _best_ground(history, points)
    if ground is None:
        return None
    marks = {point: _mark(point, ground) for point in points if ground.contains(point)}
    if not marks:
        return None
    # The names stand as far as they find room.
    width = ground.width / PIXEL
    height = ground.height / PIXEL
    positions = place_names(list(marks.values()), width, height, scales=(1,))

    lines = _lines(history, ground.frame, date)
    name: str = ground.frame.name
    if lines:
        dashed = ", ".join(lines)
        name = f"{name}; dashed: {dashed}"

    names = ", ".join(mark.name for mark in marks.values())
    svg = templates.fill(
        "chronicle.drawing",
        "locator-map.svg",
        ground=ground,
        land=_land(history, ground),
        lines=[ground.points(line) for line in lines.values()],
        places=[
            LocatedPlace(mark, positions.get(mark.id), point.is_exact)
            for point, mark in marks.items()
        ],
        title=f"Map of {ground.frame.name} with {names}",
        pixel=PIXEL,
    )
    return LocatorMap(
        svg=svg,
        name=name,
        outside=tuple(point.name for point in points if point not in marks),
        has_several=len(points) > 1,
    )


def _lines(history: History, frame: Frame, date: Date | None) -> dict[str, Line]:
    """The lines in a frame that cover a date, or all without one, by their names."""
    lines: dict[str, Line] = {}
    for line in history.corpus.of(Line):
        if date is not None and not line.date.covers(date):
            continue
        if crosses(line, frame):
            lines[line.name] = line
    return lines


def _best_ground(history: History, points: Sequence[MapPoint]) -> Projection | None:
    """The first frame with as many of some points as any; None for a history without frames.

    It is the closest, or for an area the widest.
    """
    if not _grounds(history):
        return None
    *closer, whole = _grounds(history)
    if any(point.is_area for point in points):
        closer.sort(key=lambda ground: ground.scale)

    def points_within(ground: Projection) -> int:
        return sum(map(ground.contains, points))

    return max((*closer, whole), key=points_within)


@once_per_history
def _grounds(history: History) -> list[Projection]:
    """Every frame, the closest first: insets, which show little around, after those that are none.

    The whole map comes last.
    """
    grounds = [Projection(frame, WIDTH * PIXEL) for frame in history.corpus.of(Frame)]
    whole = grounds[:1]
    closer = sorted(grounds[1:], key=lambda ground: (ground.frame.inset, -ground.scale))
    return [_fitted(ground) for ground in closer + whole]


@once_per_history
def _land(history: History, ground: Projection) -> str:
    return land(history.outlines, ground, TOLERANCE)


def _fitted(projection: Projection) -> Projection:
    """A projection that is no higher than a locator map may be."""
    part = min(1.0, HEIGHT * PIXEL / projection.height)
    return replace(projection, width=round(projection.width * part))


def _mark(point: MapPoint, ground: Projection) -> NamedMark:
    x, y = ground.project(point.longitude, point.latitude)
    radius = RADIUS
    if point.is_area:
        radius = 2 * RADIUS
    return NamedMark(point.id, x / PIXEL, y / PIXEL, radius, point.name, LETTER)
