"""Draws the map of places as SVG: land, lines of a past time, places as marks with links.

Marks and names stand in groups of their own, measured in pixels, which the stylesheet scales
(`--k`, units to a pixel): so they are as large on a phone as on a wide screen.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import shapely
from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import lettering
from chronicle.drawing.geometry import (
    KILOMETRES,
    Point,
    Projection,
    by_ground,
    crosses,
    land,
    named_rivers,
    outlines,
    round_length,
)
from chronicle.drawing.lettering import (
    CLEAR,
    LETTER,
    Box,
    NamedMark,
    NamePosition,
    pieces,
    place_names,
)
from chronicle.drawing.map_points import MapPoint
from chronicle.kinds.place.model import Frame, Line


@dataclass(frozen=True)
class DrawnMark:
    """A mark with its name, its classes, what it is in words, and the radius of its circle."""

    mark: NamedMark
    position: NamePosition
    style: str
    words: str
    radius: float = 0


@dataclass(frozen=True)
class DrawnLine(DrawnMark):
    """A line as points of SVG."""

    points: str = ""


@dataclass(frozen=True)
class Inscription:
    """The name of a frame or river: where it stands in pixels, how SVG anchors it, and its room."""

    words: str
    anchor: str
    x: float
    y: float
    box: Box
    style: str = "of-frame"


BESIDE = 5  # pixels between a frame and its name
BESIDES = (0.5, 0.3, 0.7, 0.1, 0.9)  # how far down a frame its name may stand beside it
HALF_LINE, LINE_ROOM = 18, 12  # pixels: half the line of that name, and half of its room
PIXEL = 4  # units of the drawing to a pixel, at the width for which it is drawn
# Those widths in pixels: of the main map and of an inset.
WIDE, NARROW = 720, 360
TOLERANCE = 0.45 * PIXEL
THINNED = 4  # as geometry.THINNED: a page with several maps is not to be heavy
# How large a map stands at least, where that drawn for a wide screen stands on a phone.
SCALES = {WIDE: 0.5, NARROW: 1}
LINE = 10  # a line finds room for its name after the places that have more records than this
SPACED = 9.0  # pixels to a letter of a name in spaced capitals
BASELINE = lettering.HEIGHT / 3  # pixels from the middle of a name to where its letters stand
LEGEND = (1, 5, 20)  # records, for which the legend has a mark
EDGE = 10  # pixels of the scale bar from the edge, as the map stands
LOW = 60  # pixels: how high the corner is that the scale bar takes


@dataclass(frozen=True)
class Sheet:
    """A map with its name: the main one, or a part of it that is drawn larger, or larger yet."""

    name: str
    drawing: Markup
    is_whole: bool = False


def sheets(
    frames: Sequence[Frame],
    points: Sequence[MapPoint],
    lines: Sequence[Line],
    areas: Sequence[shapely.Polygon],
) -> list[Sheet]:
    """The main map and its insets, with some areas of land.

    The first frame is that of the main map; without frames or places there is none. It has what no
    inset shows, and the names of the frames of those. An area is on the widest inset. Of what
    a closer inset shows, another names only the weightiest, and says where the closer one lies.
    """
    if not frames or not points:
        return []
    insets = [frame for frame in frames if frame.inset]
    closer = [Projection(frame, PIXEL * NARROW) for frame in insets]
    whole = Projection(frames[0], WIDE * PIXEL)
    far = _far_points(points, closer)
    far_lines = [line for line in lines if not any(crosses(line, frame) for frame in insets)]
    outermost = [frame for frame in insets if not any(_lies_in(frame, other) for other in insets)]
    main = _sheet(far, far_lines, whole, areas, WIDE, outermost)

    drawn = [Sheet(frames[0].name, main, is_whole=True)]
    for projection in closer:
        frame = projection.frame
        is_within = any(_lies_in(frame, other) for other in insets)
        spots = [point for point in points if not (point.is_area and is_within)]
        drawn.append(Sheet(frame.name, _inset(projection, closer, spots, lines, areas)))
    return drawn


def _far_points(points: Iterable[MapPoint], closer: Sequence[Projection]) -> list[MapPoint]:
    """The points that no closer map shows."""
    far = []
    for point in points:
        if not any(projection.contains(point) for projection in closer):
            far.append(point)
    return far


def _inset(
    projection: Projection,
    closer: Sequence[Projection],
    spots: Sequence[MapPoint],
    lines: Sequence[Line],
    areas: Sequence[shapely.Polygon],
) -> Markup:
    """The drawing of one of the closer maps, with frames around those that lie within it."""
    frame = projection.frame
    near = [line for line in lines if crosses(line, frame)]
    inside = [other for other in closer if _lies_in(other.frame, frame)]
    shown = [point for point in spots if projection.contains(point)]
    left = _left_to_others(shown, inside)
    covered = _covered(shown, projection)
    within = [other.frame for other in inside]
    return _sheet(spots, near, projection, areas, NARROW, within, left, covered)


def _lies_in(frame: Frame, other: Frame) -> bool:
    """Whether a frame is another that lies within this one."""
    across = other.west <= frame.west and frame.east <= other.east
    down = other.south <= frame.south and frame.north <= other.north
    return frame is not other and across and down


def _left_to_others(points: Sequence[MapPoint], closer: Iterable[Projection]) -> set[str]:
    """The ids of points whose names are left to closer maps: of each all but the weightiest."""
    left: set[str] = set()
    for projection in closer:
        inside = [one for one in points if projection.contains(one) and not one.is_area]
        inside.sort(key=_weight)
        left.update(point.id for point in inside[:-1])
    return left


def _covered(points: Iterable[MapPoint], projection: Projection) -> set[str]:
    """The ids of points whose marks touch that of a weightier one, which has the name of both."""
    covered: set[str] = set()
    named: list[NamedMark] = []
    for point in sorted(points, key=_soonest):
        if point.is_area:
            continue
        mark = _point_mark(point, projection)
        if any(_touch(mark, other) for other in named):
            covered.add(point.id)
        else:
            named.append(mark)
    return covered


def _touch(mark: NamedMark, other: NamedMark) -> bool:
    """Whether two marks touch each other."""
    apart = math.hypot(mark.x - other.x, mark.y - other.y)
    return apart <= mark.radius + other.radius + CLEAR


def on_map(frames: Sequence[Frame], points: Iterable[MapPoint]) -> list[MapPoint]:
    """The points that lie on the main map; none where there is no map."""
    if not frames:
        return []
    main = Projection(frames[0], WIDE)
    return [point for point in points if main.contains(point)]


def off_map(frames: Sequence[Frame], points: Iterable[MapPoint]) -> list[MapPoint]:
    """The points that have records and lie off the main map, where there is one."""
    if not frames:
        return []
    main = Projection(frames[0], WIDE)
    return [point for point in points if point.records and not main.contains(point)]


def radius(records: int) -> float:
    """The radius of a mark in pixels; its area grows with the records."""
    return 2 + 1.9 * math.sqrt(records)


def _weight(point: MapPoint) -> float:
    """How soon a name finds room: an area has many records that have no closer place."""
    if point.is_area:
        return point.records / 3
    return point.records


def _soonest(point: MapPoint) -> tuple[float, int, str]:
    """In which order names find room: those of the weightiest points first."""
    return -_weight(point), len(point.name), point.name


def _sheet(
    points: Sequence[MapPoint],
    lines: Sequence[Line],
    projection: Projection,
    areas: Sequence[shapely.Polygon],
    drawn_for: int,
    insets: Sequence[Frame] = (),
    left: Collection[str] = (),
    covered: Collection[str] = (),
) -> Markup:
    """One SVG. Places with more records find room for their names first, points before areas.

    A name without room shows when its mark is pointed at, and so does a mark that is `left` to
    another map or `covered` by a weightier one.
    """
    inside = [point for point in points if projection.contains(point)]
    inside.sort(key=_soonest)
    marks = _in_order_of_names(inside, lines, projection, areas)
    coasts = outlines(areas, projection, PIXEL)
    inscribed = _river_names(projection)
    if drawn_for == WIDE:
        edges_of_land = pieces(coasts)
        inscribed += [_frame_name(inset, projection, edges_of_land) for inset in insets]
    obstacles = list(_line_boxes(lines, projection))
    obstacles += [name.box for name in inscribed]
    edges: list[Box] = []
    for inset in insets:
        edges += _edges(projection, inset)
    hidden = {*left, *covered}
    positions = _name_positions(
        marks, projection, (SCALES[drawn_for],), obstacles, edges, hidden, coasts
    )
    kilometre, metres = _scale_bar(projection)
    by_id = {mark.id: mark for mark in marks}
    places = [
        _drawn_place(point, by_id[point.id], positions[point.id], is_covered=point.id in hidden)
        for point in sorted(inside, key=lambda point: -point.records)
    ]
    edge = PIXEL * EDGE
    bar = metres * kilometre / 1000 * PIXEL
    return templates.fill(
        "chronicle.drawing",
        "place-map.svg",
        projection=projection,
        land=land(areas, projection, TOLERANCE, THINNED),
        rivers=named_rivers(areas, projection, TOLERANCE, THINNED),
        insets=[projection.box(frame) for frame in insets],
        inscribed=inscribed,
        lines=[_drawn_line(line, by_id[line.id], positions[line.id], projection) for line in lines],
        places=places,
        pixel=PIXEL,
        bar=bar,
        length=_length(metres),
        bar_left=_bar_place(projection, insets, 2 * bar, edge),
        bar_foot=projection.height - edge,
    )


def _name_positions(
    marks: Sequence[NamedMark],
    projection: Projection,
    scales: Sequence[float],
    obstacles: Sequence[Box],
    edges: Sequence[Box],
    unnamed: Collection[str],
    coasts: shapely.Geometry,
) -> dict[str, NamePosition]:
    """Where the name of each mark stands, by id: off the `obstacles`, and off `edges` if it can.

    One that is `unnamed` has no room, and its mark is an obstacle to the others.
    """
    positions = {}
    named = []
    nameless = []
    for mark in marks:
        positions[mark.id] = NamePosition(len(scales), "start", mark.radius + 3, 4)
        if mark.id in unnamed:
            nameless.append(mark)
        else:
            named.append(mark)
    width = projection.width / PIXEL
    height = projection.height / PIXEL
    return positions | place_names(
        named,
        width,
        height,
        scales=scales,
        obstacles=obstacles,
        avoided=edges,
        unnamed=nameless,
        outlines=coasts,
    )


def _scale_bar(projection: Projection) -> tuple[float, int]:
    """A kilometre in pixels, and the length of the bar in metres: at most a sixth of the map."""
    kilometre = projection.scale / KILOMETRES / PIXEL
    width = projection.width / PIXEL
    return kilometre, round_length(1000 * width / 6 / kilometre)


def _river_names(projection: Projection) -> list[Inscription]:
    """The names of the rivers of a map, each where its frame says that it begins."""
    names = []
    for river in projection.frame.rivers:
        latitude, longitude = river.at
        left, middle = _pixels(projection, latitude, longitude)
        right = left + LETTER * len(river.name)
        box = Box(left, middle - LINE_ROOM / 2, right, middle + LINE_ROOM / 2)
        names.append(Inscription(river.name, "", left, middle, box, "of-river"))
    return names


def _frame_name(frame: Frame, projection: Projection, coasts: shapely.STRtree) -> Inscription:
    """The name of a frame: to its right or left, above or below it, off coasts if it can.

    Of several such places it is the first. The map is drawn twice as broad as it may stand.
    """
    places = list(_beside_frame(frame, projection))
    sheet = Box(0, 0, projection.width / PIXEL, projection.height / PIXEL)

    def crossed(name: Inscription) -> int:
        return len(coasts.query(shapely.box(*name.box.corners), "intersects"))

    inside = [name for name in places if sheet.holds(name.box)]
    return min(inside or places[-1:], key=crossed)


def _beside_frame(frame: Frame, projection: Projection) -> Iterator[Inscription]:
    """Where the name of a frame may stand: the best places first."""
    left, top, broad, high = (length / PIXEL for length in projection.box(frame))
    long = 2 * LETTER * len(frame.name)

    def name(anchor: str, end: float, line: float) -> Inscription:
        start = end - long if anchor else end
        box = Box(start, line - LINE_ROOM, start + long, line + LINE_ROOM)
        return Inscription(frame.name, anchor, end, line, box)

    for part in BESIDES:
        yield name("", left + broad + BESIDE, top + part * high)
    for part in BESIDES:
        yield name("end", left - BESIDE, top + part * high)
    yield name("", left, top - HALF_LINE)
    yield name("", left, top + high + HALF_LINE)


def _edges(projection: Projection, frame: Frame) -> Iterator[Box]:
    """The four lines of a frame, in pixels at scale 1."""
    left, top = _pixels(projection, frame.north, frame.west)
    right, bottom = _pixels(projection, frame.south, frame.east)
    yield Box(left, top, right, top)
    yield Box(left, bottom, right, bottom)
    yield Box(left, top, left, bottom)
    yield Box(right, top, right, bottom)


def _bar_place(
    projection: Projection, insets: Iterable[Frame], length: float, edge: float
) -> float:
    """How far from the left the scale bar stands, in units: right of what frames the corner."""
    low = projection.height - LOW * PIXEL
    left = edge
    for inset in insets:
        box = projection.box(inset)
        right = box.left + box.width
        bottom = box.top + box.height
        stop = left + length
        is_low = bottom > low
        if is_low and box.left < stop < right + length:
            left = right + edge
    return left


def _length(metres: int) -> str:
    """What the scale bar stands for."""
    if metres < 1000:
        return f"{metres} m"
    return f"{metres // 1000:,} km"


def _drawn_line(
    line: Line,
    mark: NamedMark,
    position: NamePosition,
    projection: Projection,
) -> DrawnLine:
    """A line with its name."""
    return DrawnLine(
        mark,
        position,
        style="lined",
        words=f"{line.name}, {line.date.words}",
        points=projection.points(line),
    )


def _drawn_place(
    point: MapPoint, mark: NamedMark, position: NamePosition, *, is_covered: bool
) -> DrawnMark:
    """A place with its name. An area has no circle: its name stands on its ground."""
    if point.is_area and position.anchor == "middle":
        # Its name stands at a place of the map, to which it keeps at any scale.
        mark = replace(mark, x=mark.x + position.x, y=mark.y + position.y - BASELINE)
        position = replace(position, x=0, y=BASELINE)
    style = "place"
    if not point.is_exact:
        style += " open"
    if point.is_area:
        style += " wide"
    if is_covered:
        style += " covered"
    words = ": ".join(filter(None, (point.name, point.words)))
    return DrawnMark(
        mark,
        position,
        style=style,
        words=words,
        radius=0 if point.is_area else radius(point.records),
    )


def _in_order_of_names(
    inside: Iterable[MapPoint],
    lines: Iterable[Line],
    projection: Projection,
    areas: Sequence[shapely.Polygon],
) -> list[NamedMark]:
    """The marks of points, the weightiest of which come first, with those of lines among them."""
    before = []
    after = []
    for point in inside:
        if point.is_area:
            mark = _area_mark(point, projection, areas)
        else:
            mark = _point_mark(point, projection)
        if _weight(point) > LINE:
            before.append(mark)
        else:
            after.append(mark)
    of_lines = [_line_mark(line, projection) for line in lines]
    return _clear_of_each_other([*before, *of_lines, *after])


def _clear_of_each_other(marks: Sequence[NamedMark]) -> list[NamedMark]:
    """The marks; those at one place are as large as the largest, off which their names stand."""
    largest: dict[Point, float] = {}
    for mark in marks:
        place = mark.x, mark.y
        so_far = largest.get(place, 0)
        largest[place] = max(mark.radius, so_far)
    clear = []
    for mark in marks:
        place = mark.x, mark.y
        larger = replace(mark, radius=largest[place])
        clear.append(larger)
    return clear


def _pixels(projection: Projection, latitude: float, longitude: float) -> Point:
    """Where a point of the earth lies, in pixels at scale 1."""
    across, down = projection.project(longitude, latitude)
    return across / PIXEL, down / PIXEL


def _point_mark(point: MapPoint, projection: Projection) -> NamedMark:
    """A place as a mark; what has no record is named where the others leave room."""
    x, y = _pixels(projection, point.latitude, point.longitude)
    return NamedMark(
        id=point.id,
        x=x,
        y=y,
        radius=radius(point.records),
        name=point.name,
        waits=not point.records,
    )


def _area_mark(
    point: MapPoint, projection: Projection, areas: Sequence[shapely.Polygon]
) -> NamedMark:
    """An area as a mark, whose name stands on its own ground as far as it can."""
    middle = _pixels(projection, point.latitude, point.longitude)
    width = PIXEL * SPACED * len(point.name)
    steps = by_ground(areas, projection, point, width, PIXEL * lettering.HEIGHT)
    spots = [(across / PIXEL, down / PIXEL) for across, down in steps]
    return NamedMark(point.id, *middle, 0, point.name, SPACED, spots=spots)


def _line_mark(line: Line, projection: Projection) -> NamedMark:
    """The end of a line from which its name runs on: the eastern, unless the map ends there."""
    room = projection.width / PIXEL - LETTER * len(line.name) - 5
    side = "right"
    x, y = _pixels(projection, *line.path[-1])
    if x > room:
        side = "left"
        x, y = _pixels(projection, *line.path[0])
    return NamedMark(id=line.id, x=x, y=y, radius=1, name=line.name, sides=(side, "below", "above"))


def _line_boxes(lines: Iterable[Line], projection: Projection) -> Iterator[Box]:
    """Each piece of every line, as boxes that are about as large as a letter."""
    for line in lines:
        yield from lettering.along([_pixels(projection, *place) for place in line.path])
