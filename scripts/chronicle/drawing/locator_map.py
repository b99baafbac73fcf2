"""Small maps that show where a record's places lie, for the margin of its page."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from markupsafe import Markup

from chronicle import templates
from chronicle.corpus.corpus import Corpus
from chronicle.drawing import lettering, map_points
from chronicle.drawing.geometry import (
    Projection,
    by_ground,
    crosses,
    land,
    named_rivers,
    on_land,
    outlines,
    rather_on_its_own,
)
from chronicle.drawing.lettering import Box, NamedMark, NamePosition, along, place_names
from chronicle.drawing.map_points import MapPoint
from chronicle.history import History, once_per_history
from chronicle.kinds.event.model import Event
from chronicle.kinds.place.model import Frame, Line, PlaceRecord
from chronicle.values.dates import Date

PIXEL = 2  # units of the drawing to a pixel
WIDTH, HEIGHT = 300, 320  # pixels, at most
ABREAST = 170  # pixels: the width of one that shows a whole frame, two of which a phone has abreast
TOLERANCE = 1.0 * PIXEL
FRAMED_TOLERANCE = 2.25 * PIXEL  # of one in a page that shows a whole frame, as the first page has
RIVER_TOLERANCE = 0.45 * PIXEL  # a river is narrower than all else that is drawn
TALL = 1.1  # times as high as broad is a map that is no longer about square
BROAD = 1.3  # times as broad as high is a fitted map, as far as the ground goes
# Around what a fitted map shows: a part of its extent, or at least so many degrees.
MARGIN = 0.12
LEAST_MARGIN = 0.5
RADIUS = 4.0  # of a mark, in pixels
ROUGH = 1.5  # times as wide is that of a place that is not placed exactly: it lies around another
# Pixels between such a mark and that of an exact place; nearer by than this it stays round it.
GAP = 1.0
WITHIN = 2.0
LETTER = lettering.LETTER * 12 / 11  # pixels: the letters are larger than on the map of all places
SMALLER = LETTER * 20 / 24  # those of what only lies around are smaller
BROADER = 7.2  # pixels to a letter of a place on a fitted map, which a phone draws as wide as text


@dataclass(frozen=True)
class LocatorMap:
    """The drawing, what it shows in a few words, and the names of places outside it.

    It `has_several` where it is asked for more places than one, `has_rough` where one of them is
    not placed exactly; it `is_tall` where it is clearly higher than broad.
    """

    svg: Markup
    name: str
    outside: tuple[str, ...]
    has_several: bool
    has_rough: bool
    is_tall: bool


@dataclass(frozen=True)
class LocatedPlace:
    """A place on a small map: its mark, and where its name found room, if it did."""

    mark: NamedMark
    position: NamePosition | None
    is_exact: bool
    is_around: bool = False

    @property
    def style(self) -> str:
        """Its class: that of what is only named around the places, or is not placed exactly."""
        if self.is_around:
            return "around dot" if self.mark.radius else "around"
        return "" if self.is_exact else "open"

    @property
    def name_x(self) -> float:
        """How far from the left its name stands, in units of the drawing."""
        return PIXEL * (self.mark.x + (self.position.x if self.position else 0))

    @property
    def name_y(self) -> float:
        """How far below the top its name stands, in units of the drawing."""
        return PIXEL * (self.mark.y + (self.position.y if self.position else 0))


def of_places(
    history: History,
    names: Iterable[str],
    date: Date | None = None,
    *,
    is_fitted: bool = False,
    has_known: bool = False,
) -> LocatorMap | None:
    """The map of places, by their ids; an area in its middle, unless it holds another of them.

    One that is asked for by a frame, too, shows that whole: two such have one scale if these do.
    One that `is_fitted` shows no more than has these and the lines, and names what lies around.
    One that `has_known` has a small mark for the place there that readers meet most.
    None for an area alone: a spot in the middle of a country tells nothing.
    """
    wanted = list(names)
    frames = [name for name in wanted if history.corpus.find(Frame, name)]
    frame = history.corpus.get(Frame, frames[0]) if frames else None
    places = [history.corpus.get(PlaceRecord, name) for name in wanted if name not in frames]
    holding = set[str]()
    for place in places:
        holding.update(history.corpus.wholes(place))
    shown = [place.id for place in places if place.id not in holding]
    points = map_points.points(history, shown)
    is_area_alone = len(points) == 1 and points[0].is_area
    if is_area_alone:
        return None
    return locate(history, points, date, frame, is_fitted=is_fitted, has_known=has_known)


@once_per_history
def locate(
    history: History,
    points: tuple[MapPoint, ...],
    date: Date | None = None,
    frame: Frame | None = None,
    *,
    is_fitted: bool = False,
    has_known: bool = False,
) -> LocatorMap | None:
    """The map of a frame, or the first that has all of some points, or else as many as any.

    None without any.

    An area is on the widest but the whole, since the middle of it would look like a spot on a close
    one. Of the lines it has those of a date, or all.
    """
    ground = Projection(frame, ABREAST * PIXEL) if frame else _best_ground(history, points)
    if ground is None:
        return None
    around: Sequence[MapPoint] = ()
    letter = LETTER
    if is_fitted and not frame:
        ground = _cropped(history, ground, points, [*_lines(history, ground.frame, date).values()])
        around = _around(history, points, ground)
        letter = BROADER
    marks = _apart(
        {point: _mark(point, ground, letter) for point in points if ground.contains(point)}
    )
    if not marks:
        return None
    of_areas = [_mark_around(history, point, ground) for point in around]
    named = [mark for mark in of_areas if mark.spots]
    if has_known:
        named += _known(history, points, ground)
    of_rivers = _river_names(ground)
    # The names stand as far as they find room.
    lines = _lines(history, ground.frame, date)
    both = [*marks.values(), *named, *of_rivers]
    positions = _with_countries(history, ground, both, marks, lines.values())
    names = ", ".join(mark.name for mark in marks.values())
    svg = templates.fill(
        "chronicle.drawing",
        "locator-map.svg",
        ground=ground,
        land=_land(history, ground, FRAMED_TOLERANCE if is_fitted and frame else TOLERANCE),
        rivers=_rivers(history, ground, of_rivers, positions),
        lines=[ground.points(line) for line in lines.values()],
        places=_located(marks, named, positions),
        title=f"Map of {ground.frame.name} with {names}",
        pixel=PIXEL,
    )
    outside = tuple(point.name for point in points if point not in marks)
    return LocatorMap(
        svg=svg,
        name=_name(ground.frame, lines),
        outside=outside,
        has_several=len(points) > 1,
        has_rough=any(not point.is_exact for point in marks),
        is_tall=ground.height > TALL * ground.width,
    )


def _with_countries(
    history: History,
    ground: Projection,
    marks: Sequence[NamedMark],
    points: Iterable[MapPoint],
    lines: Iterable[Line],
) -> dict[str, NamePosition]:
    """Where the names of marks stand, that of a country of a point first if none loses its room."""
    positions = _positions(history, ground, marks, lines)
    unnamed = [mark for mark in marks if mark.id not in positions]
    for mark in _holding(history, unnamed, points):
        first = [replace(mark, waits=False), *(one for one in marks if one is not mark)]
        instead = _positions(history, ground, first, lines)
        if instead.keys() > positions.keys():
            positions = instead
    return positions


def _positions(
    history: History, ground: Projection, marks: Sequence[NamedMark], lines: Iterable[Line]
) -> dict[str, NamePosition]:
    """Where the names of marks stand, off the lines."""
    obstacles: list[Box] = []
    for line in lines:
        obstacles += along(ground.places(line, PIXEL))
    outlined = outlines(history.outlines, ground, PIXEL)
    width, height = ground.width / PIXEL, ground.height / PIXEL
    return place_names(marks, width, height, (1,), obstacles, outlines=outlined)


def _holding(
    history: History, marks: Iterable[NamedMark], points: Iterable[MapPoint]
) -> list[NamedMark]:
    """Those of some marks that stand for the countries of some points.

    A reader looks for their names, so that they may come before those of the points.
    """
    corpus = history.corpus
    countries = [mark for mark in marks if mark.spots and _is_country(corpus, mark.id)]
    wholes = set[str]()
    for point in points if countries else ():
        wholes.update(corpus.wholes(corpus.get(PlaceRecord, point.id)))
    return [mark for mark in countries if mark.id in wholes]


def _is_country(corpus: Corpus, name: str) -> bool:
    """Whether a place is a country, by its id."""
    place = corpus.find(PlaceRecord, name)
    return place is not None and place.kind == map_points.COUNTRY


def _name(frame: Frame, lines: Mapping[str, Line]) -> str:
    """What a frame shows, and which lines are dashed on it."""
    if not lines:
        return frame.name
    dashed = ", ".join(lines)
    return f"{frame.name}; dashed: {dashed}"


def _located(
    marks: Mapping[MapPoint, NamedMark],
    named: Iterable[NamedMark],
    positions: Mapping[str, NamePosition],
) -> list[LocatedPlace]:
    """The places as they are drawn: exact ones, the others, then what is only named around them."""
    places = []
    for point in sorted(marks, key=lambda point: not point.is_exact):
        mark = marks[point]
        position = positions.get(mark.id)
        places.append(LocatedPlace(mark, position, point.is_exact))
    for mark in named:
        position = positions.get(mark.id)
        places.append(LocatedPlace(mark, position, is_exact=False, is_around=True))
    return places


def _apart(marks: Mapping[MapPoint, NamedMark]) -> dict[MapPoint, NamedMark]:
    """The marks of what is not placed exactly beside those of exact places that would cover them.

    One that lies at the very place of another stays round it.
    """
    exact = [mark for point, mark in marks.items() if point.is_exact]
    apart = dict(marks)
    for point, mark in marks.items():
        if point.is_exact or point.is_area:
            continue
        for other in exact:
            across, down = mark.x - other.x, mark.y - other.y
            distance = math.hypot(across, down)
            lacking = mark.radius + other.radius + GAP - distance
            if distance > WITHIN and lacking > 0:
                part = lacking / distance
                apart[point] = replace(mark, x=mark.x + part * across, y=mark.y + part * down)
    return apart


def _cropped(
    history: History, ground: Projection, points: Sequence[MapPoint], lines: Sequence[Line]
) -> Projection:
    """The part of the earth that has some points of a ground, and lines as far as these are apart.

    It is broader than high, as far as the whole map goes.
    """
    within = [point for point in points if ground.contains(point)]
    if not within:
        return ground
    norths = [point.latitude for point in within]
    easts = [point.longitude for point in within]
    for line in lines:
        norths += [latitude for latitude, _ in line.path]
        easts += [longitude for _, longitude in line.path]
    frame = _grounds(history)[-1].frame
    margin = max(LEAST_MARGIN, MARGIN * max(max(norths) - min(norths), max(easts) - min(easts)))
    edges = {
        "west": max(frame.west, min(easts) - margin),
        "south": max(frame.south, min(norths) - margin),
        "east": min(frame.east, max(easts) + margin),
        "north": min(frame.north, max(norths) + margin),
    }
    breadth = BROAD * (edges["north"] - edges["south"]) / ground.squeeze
    lacking = max(0, breadth - (edges["east"] - edges["west"])) / 2
    edges["west"] = max(frame.west, edges["west"] - lacking)
    edges["east"] = min(frame.east, edges["east"] + lacking)
    # A frame is known by its id.
    name = "-".join([ground.frame.id, *(f"{edge:.1f}" for edge in edges.values())])
    # So coarse a map would have only pieces of a river.
    cropped = ground.frame.model_copy(update={"id": name, "rivers": (), **edges})
    return _fitted(Projection(cropped, WIDTH * PIXEL))


def _around(
    history: History, points: Sequence[MapPoint], ground: Projection
) -> tuple[MapPoint, ...]:
    """What lies on a ground around some points: such wholes as these are parts of, and others.

    What is part of least comes first. What lies in no country and holds another has no name there,
    since it would stand across the names of these, and none of it has beside a country, since its
    name would stand where that of a country should. Nor has what a line stands for, or a part of a
    part of a country: beside the names of the points there is no room on so small an area.
    """
    corpus = history.corpus
    kinds = set[str]()
    for point in points:
        wholes = corpus.wholes(corpus.get(PlaceRecord, point.id))
        kinds.update(corpus.get(PlaceRecord, name).kind for name in wholes)
    alike = [
        place.id
        for place in corpus.of(PlaceRecord)
        if place.kind in kinds and not _is_small(corpus, place)
    ]
    drawn = {line.place for line in corpus.of(Line)}
    found = []
    for point in map_points.points(history, alike):
        if point.is_area and ground.contains(point) and point.id not in drawn:
            found.append(point)
    holders = {point.id: tuple(corpus.wholes(corpus.get(PlaceRecord, point.id))) for point in found}
    in_none = {point.id for point in found if not corpus.get(PlaceRecord, point.id).country}
    if len(in_none) < len(found):
        found = [point for point in found if point.id not in in_none]
    wide = in_none.intersection(chain.from_iterable(holders.values()))
    found.sort(key=lambda point: len(holders[point.id]))
    return tuple(point for point in found if point.id not in wide)


def _known(history: History, points: Sequence[MapPoint], ground: Projection) -> list[NamedMark]:
    """The exact place on a ground where most of the events were, unless it is one of some points.

    Readers know it, and so where the others are.
    """
    corpus = history.corpus
    candidates = []
    for point in map_points.points(history, (place.id for place in corpus.of(PlaceRecord))):
        if point.is_exact and not point.is_area and ground.contains(point):
            candidates.append(point)
    known = max(
        candidates, key=lambda point: len(corpus.linking(Event, point.id, "places")), default=None
    )
    if known is None or known in points:
        return []
    mark = _mark(known, ground, LETTER)
    return [replace(mark, radius=RADIUS / 2, waits=True)]


def _rivers(
    history: History,
    ground: Projection,
    names: Iterable[NamedMark],
    positions: Mapping[str, NamePosition],
) -> Markup:
    """The rivers of a ground whose frame names them, with the names that found room."""
    course = named_rivers(history.outlines, ground, RIVER_TOLERANCE)
    drawn = Markup('<path class="river" d="{}"/>').format(course) if course else Markup("")
    for mark in names:
        if mark.id in positions:
            named = LocatedPlace(mark, positions[mark.id], is_exact=False)
            style = {"class": "around of-river", "text_anchor": "middle"}
            place = {"x": f"{named.name_x:.0f}", "y": f"{named.name_y:.0f}"}
            drawn += templates.element("text", mark.name, **style, **place)
    return drawn


def _river_names(ground: Projection) -> list[NamedMark]:
    """The names of the rivers of a ground, each where its frame says that it begins."""
    names = []
    for river in ground.frame.rivers:
        latitude, longitude = river.at
        left, middle = ground.project(longitude, latitude)
        across = left / PIXEL + SMALLER * len(river.name) / 2
        mark = NamedMark(river.name, across, middle / PIXEL, 0, river.name, SMALLER, waits=True)
        names.append(replace(mark, spots=[(0.0, 0.0)]))
    return names


def _is_small(corpus: Corpus, place: PlaceRecord) -> bool:
    """Whether a place is part of what itself is only a part of a country, and no country."""
    if place.kind == map_points.COUNTRY or not place.country or not place.part_of:
        return False
    return not _is_country(corpus, place.part_of)


def _mark_around(history: History, point: MapPoint, ground: Projection) -> NamedMark:
    """What lies around, which is only named where that leaves room.

    Its name stands on its own land, that of a country else in the sea hard beside it or, where
    there is no such place, across it. That of a part of a country stands on no neighbour's land.
    """
    size = PIXEL * LETTER * len(point.name), PIXEL * lettering.HEIGHT
    spots = by_ground(history.outlines, ground, point, *size)
    if _is_country(history.corpus, point.id):
        spots = on_land(history.outlines, ground, point, *size) + spots
    else:
        spots = rather_on_its_own(history.outlines, ground, point, spots, *size)
    mark = replace(_mark(point, ground, LETTER), radius=0, waits=True)
    return replace(mark, spots=[(across / PIXEL, down / PIXEL) for across, down in spots])


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
def _land(history: History, ground: Projection, tolerance: float) -> str:
    return land(history.outlines, ground, tolerance)


def _fitted(projection: Projection) -> Projection:
    """A projection that is no higher than a locator map may be."""
    part = min(1.0, HEIGHT * PIXEL / projection.height)
    width = round(projection.width * part)
    return replace(projection, width=width)


def _mark(point: MapPoint, ground: Projection, letter: float) -> NamedMark:
    x, y = ground.project(point.longitude, point.latitude)
    radius = RADIUS
    if point.is_area:
        radius *= 2
    elif not point.is_exact:
        radius *= ROUGH
    return NamedMark(point.id, x / PIXEL, y / PIXEL, radius, point.name, letter)
