"""The map of a journey: its steps as numbered marks, and a line from each to the next."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

import shapely
from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import lettering, map_points
from chronicle.drawing.geometry import (
    Point,
    Projection,
    by_ground,
    land,
    on_land,
    outlines,
    without_rivers,
)
from chronicle.drawing.lettering import Box, NamedMark, NamePosition, place_names
from chronicle.drawing.map_points import MapPoint
from chronicle.history import History
from chronicle.kinds.journey.model import Journey, Step
from chronicle.kinds.place.model import Frame, PlaceRecord
from chronicle.values import locators

WIDTH, HEIGHT = 600, 660  # units of the drawing, which are pixels on a wide screen
TOLERANCE = 1.0
RADIUS = 5.0  # of a mark; a whole country or region has its name alone
LIT = 2.0  # units more of one whose step is read, which has a broad line
LETTER = lettering.LETTER * 14 / 11  # the letters are larger than on the map of all places
LINE = lettering.HEIGHT * 14 / 11
# On a phone the letters are as large as this, in units of the drawing, and steps that are nearer
# to each other than so much have one label.
PHONE = 21
NEAR = 40.0
# The size of letters; a whole country has its numbers in a ring.
LETTERS = {"wide": 14, "narrow": PHONE}
# In sizes of letters: how far the middle of a ring stands above the foot of its numbers; how broad
# it is at least, for each letter, and beside them; in units how far its name stands from it.
MIDDLE = 0.35
FROM_RING = 5.0
CLEAR = 6.0  # units at least between a ring and the mark of another
TRIED = 24  # places of a ring
RING = 1.5
LETTER_IN_RING = 0.55
IN_RING = 0.7
# What lies around has smaller letters: so large on a wide screen and on a phone.
SMALLER = {"wide": 12, "narrow": 18}
# Around the outermost marks lies so much of what they span, and at least so many degrees.
AROUND = 0.18
LEAST = 1.2
# How far a line bends from the straight one, in parts of its length.
BEND = 0.16
# A country of which the drawing has a part has its name so far from the edges, where it can.
FROM_EDGE = 110.0
# Of rings equally far from the edges those are taken that are so near to its middle, if any.
NEARBY = 18.0
MOSTLY = 0.75  # the part of a ring that lies on its land, where there is room for so much
# How long the pieces of a line are that a label avoids.
PIECE = 4.0
# A name without room beside its mark stands so far off it, the nearest first, with a line to it;
# with none there either, its numbers stand alone.
OFF = range(20, 70, 10)
DIRECTIONS = 24
# So many spots that lie so near to one of them have no room for their names: an inset shows the
# ground around them larger, with so many units of the map on every side. It is so broad, and so far
# from the edges and from all else; above it is room for a word.
CROWD = 3
CROWDED = 60.0
AROUND_CROWD = 14.0
INSET = 250
INSET_CLEAR = 8
INSET_STEP = 10
INSET_WORD = 24
# There a mark that is placed roughly stands so far from that of an exact place, unless it is nearer
# to the middle of that than this: then they are one.
BETWEEN = 4.0
WITHIN = 2.0


@dataclass(frozen=True)
class JourneyMap:
    """The drawing, whether it has lines, a way back, open marks; names of places outside it.

    `near` has for each step the names on the map that stand for places of it which are near them;
    `not_named` says the names of the marks that have none on the map, on screens of either width.
    """

    svg: Markup
    has_lines: bool
    has_way_back: bool
    has_open: bool
    outside: tuple[str, ...]
    near: tuple[tuple[str, ...], ...]
    not_named: Markup


@dataclass(frozen=True)
class Leg:
    """A line to a step, which bends towards a point; the way back is broken."""

    step: int
    start: Point
    over: Point
    end: Point
    is_back: bool

    @property
    def path(self) -> str:
        """The line as SVG draws it."""
        return f"M{_pair(self.start)}Q{_pair(self.over)} {_pair(self.end)}"

    @property
    def boxes(self) -> list[Box]:
        """Points along the line as boxes, so near each other that no letter goes between them."""
        pieces = math.ceil(math.dist(self.start, self.end) / PIECE)
        along = []
        for piece in range(pieces + 1):
            x, y = self._at(piece / pieces)
            along.append(Box(x - 1, y - 1, x + 1, y + 1))
        return along

    def _at(self, part: float) -> Point:
        """The point of the curve after a part of its way."""
        left = 1 - part
        weights = left**2, 2 * left * part, part**2
        ends = self.start, self.over, self.end
        x = sum(weight * point[0] for weight, point in zip(weights, ends, strict=True))
        y = sum(weight * point[1] for weight, point in zip(weights, ends, strict=True))
        return x, y


@dataclass(frozen=True)
class Stop:
    """A place of a journey: its mark, and the numbers of the steps that were there.

    Its `position` is where its name or its numbers found room, if they did. A whole country
    `is_ringed`: its numbers stand in a ring, which is its mark, and its name beside that.
    """

    point: MapPoint
    mark: NamedMark
    steps: tuple[int, ...]
    position: NamePosition | None = None
    is_ringed: bool = False
    leader: str = ""

    @property
    def label_box(self) -> Box:
        """What its label takes, where that has a position."""
        if not self.position:
            return self.mark.disc
        broad = self.mark.letter * len(self.mark.name)
        before = {"start": 0.0, "middle": broad / 2, "end": broad}[self.position.anchor]
        left = self.mark.x + self.position.x - before
        top = self.mark.y + self.position.y - self.mark.height * 5 / 6
        return Box(left, top, left + broad, top + self.mark.height)

    @property
    def numbers(self) -> str:
        """The numbers of the steps in a line, those that follow each other as a range."""
        return ", ".join(locators.ranges(self.steps))

    @property
    def words(self) -> str:
        """The numbers of the steps, and the name of the place."""
        return f"{self.numbers} {self.point.name}"

    @property
    def is_named(self) -> bool:
        """Whether its mark has its name, and not its numbers alone."""
        return self.mark.name != self.numbers and (self.position is not None or not self.is_ringed)

    def covers(self, place: Point) -> bool:
        """Whether a mark at a place would touch its own."""
        return math.dist(place, (self.mark.x, self.mark.y)) < 2 * RADIUS

    def is_near(self, other: Stop, near: float = NEAR) -> bool:
        """Whether on a phone their labels would lie over each other; a ring has its own."""
        if self.is_ringed or other.is_ringed:
            return False
        return self.is_within(other, near)

    def is_within(self, other: Stop, near: float) -> bool:
        """Whether its mark is nearer to that of another than so many units."""
        return math.dist((other.mark.x, other.mark.y), (self.mark.x, self.mark.y)) < near

    def is_nearest(self, others: Iterable[Stop]) -> bool:
        """Whether its label is nearer to its own mark than to those of others."""
        label = shapely.box(*self.label_box.corners)
        own, *theirs = (
            float(label.distance(shapely.Point(one.mark.x, one.mark.y))) for one in (self, *others)
        )
        return own < min(theirs, default=math.inf)

    def is_under(self, leg: Leg) -> bool:
        """Whether a line runs over its mark that does not end there."""
        here = self.mark.x, self.mark.y
        if self.is_ringed or here in (leg.start, leg.end):
            return False
        return any(map(self.mark.disc.grown(RADIUS).overlaps, leg.boxes))

    def with_steps(self, others: Sequence[Stop]) -> Stop:
        """The same with the steps of others that are near, in a label as on a phone."""
        steps = set(self.steps).union(*(other.steps for other in others))
        stop = replace(self, steps=tuple(sorted(steps)))
        scale = PHONE / 11
        mark = replace(
            self.mark,
            name=self.point.name if self.is_ringed else stop.words,
            letter=lettering.LETTER * scale,
            height=lettering.HEIGHT * scale,
        )
        return replace(stop, mark=mark).beside_its_ring("narrow")

    def ring(self, width: str) -> Box:
        """The ring that has its numbers on screens of a width."""
        size = LETTERS[width]
        high = RING * size
        letters = LETTER_IN_RING * len(self.numbers)
        broad = max(high, (letters + IN_RING) * size)
        left, top = self.mark.x - broad / 2, self.mark.y - high / 2
        return Box(left, top, left + broad, top + high)

    def beside_its_ring(self, width: str) -> Stop:
        """The same with the places for its name around its ring; below it is the best."""
        if not self.is_ringed:
            return self
        ring = self.ring(width)
        half = self.mark.letter * len(self.mark.name) / 2
        across = (ring.right - ring.left) / 2 + FROM_RING + half
        down = (ring.bottom - ring.top) / 2 + FROM_RING + self.mark.height / 2
        spots = [(0.0, down), (0.0, -down), (across, 0.0), (-across, 0.0)]
        spots += product((half, -half, half / 2, -half / 2), (down, -down))
        return replace(self, mark=replace(self.mark, spots=spots))

    @property
    def unnamed(self) -> Stop:
        """The same with its numbers alone."""
        mark = self.mark if self.is_ringed else replace(self.mark, name=self.numbers)
        return replace(self, mark=mark)


@dataclass(frozen=True)
class Label:
    """The numbers of a stop and its name, on screens of a width; those of a country in a ring."""

    width: str
    stop: Stop
    across: float
    foot: float
    end_of_text: str = ""
    ring: str = ""
    name_across: str = ""
    name_down: str = ""

    @property
    def lead(self) -> Markup:
        """The line from its mark to a name that stands away from that; none to one beside it."""
        if not self.stop.leader:
            return Markup("")
        steps = " ".join(map(str, self.stop.steps))
        style = f"{self.width} lead"
        return Markup('<path class="{}" data-steps="{}" d="{}"/>').format(
            style, steps, self.stop.leader
        )

    @property
    def name(self) -> str:
        """The name after the numbers, where it has room."""
        return f" {self.stop.point.name}" if self.stop.is_named else ""


def _ground(frame: Frame, inside: Sequence[MapPoint]) -> Projection:
    """The part of the earth close around where places are drawn, or around themselves."""
    ground = Projection(_close(frame, _spots(inside)), WIDTH)
    if all(map(ground.contains, inside)):
        return ground
    return Projection(_close(frame, inside), WIDTH)


def draw(history: History, journey: Journey) -> JourneyMap | None:
    """The map of a journey, close around its places.

    None where a history has no map, or fewer than two places of the journey have coordinates.
    """
    frames = history.corpus.of(Frame)
    if not frames:
        return None
    whole = Projection(frames[0], WIDTH)
    by_step = _by_step(history, journey)
    every = {point.id: point for points in by_step for point in points}
    inside = [point for point in every.values() if whole.contains(point)]
    if len(inside) < 2:
        return None
    ground = _ground(frames[0], inside)
    at_points = _stops(history, by_step, inside, ground)
    enlarged = _enlarged(frames[0], at_points, ground)
    if enlarged:
        # A country around its places that are enlarged is marked among them.
        by_step = [_as_spots(points, enlarged) for points in by_step]
        inside = _as_spots(inside, enlarged)
        at_points = _stops(history, by_step, inside, ground)

    def drawn_legs(stops: Sequence[Stop]) -> Sequence[Leg]:
        marks = _marks(inside, at_points, stops, ground)
        return _drawn(_legs(history, journey, by_step, marks))

    stops = _settled(history, at_points, ground, drawn_legs, enlarged)
    marks = _marks(inside, at_points, stops, ground)
    legs = drawn_legs(stops)
    crowd = _at_close(history, by_step, inside, stops, ground, enlarged) if enlarged else []
    inset = _inset(history, enlarged, crowd, stops, ground, legs)
    for stop in inset.stops if inset else ():
        marks[stop.mark.id] = stop.mark
    svg, by_width = _sheet(history, journey, stops, ground, legs, inset)
    return JourneyMap(
        svg=svg,
        has_lines=bool(legs),
        has_way_back=any(leg.is_back for leg in legs),
        has_open=any(not stop.point.is_exact for stop in stops),
        outside=tuple(one.name for one in every.values() if not whole.contains(one)),
        near=_near(history, journey, by_step, marks, by_width["wide"]),
        not_named=_not_named(_told(stops, inset), by_width),
    )


def _sheet(
    history: History,
    journey: Journey,
    stops: Sequence[Stop],
    ground: Projection,
    legs: Sequence[Leg],
    inset: Inset | None,
) -> tuple[Markup, dict[str, list[Stop]]]:
    """The drawing, and for each width the stops as they are labelled there or in its inset."""
    labelled = _uncrowded(stops) if inset else stops
    taken = _boxes(legs) + (list(inset.boxes) if inset else [])
    coasts = outlines(history.outlines, ground, 1)
    by_width = _with_names(labelled, ground, taken, coasts)
    around = _countries_around(history, stops, ground)
    names = Markup("")
    for width, named in by_width.items():
        marks = _marks_around(history, width, around, ground)
        names += _names_around(width, marks, named, ground, stops, taken, coasts)
    svg = templates.fill(
        "chronicle.drawing",
        "journey-map.svg",
        frame={
            "class": "journey-map",
            "viewBox": f"0 0 {ground.width} {ground.height}",
            "role": "img",
            "aria_label": f"Map: {journey.title.as_text}; {_all_words(_told(stops, inset))}",
        },
        land=land(history.outlines, ground, TOLERANCE),
        legs=legs,
        stops=stops,
        labels=_all_labels(by_width),
        around=names + (inset.svg if inset else ""),
    )
    if inset:
        by_width = {width: [*named, *inset.by_width[width]] for width, named in by_width.items()}
    return svg, by_width


def _all_words(stops: Sequence[Stop]) -> str:
    """The numbers and names of all stops in a line."""
    return "; ".join(stop.words for stop in stops)


def _all_labels(by_width: Mapping[str, Sequence[Stop]]) -> list[Label]:
    """The labels of all widths."""
    return [label for width, named in by_width.items() for label in _labels(width, named)]


def _countries_around(
    history: History, stops: Sequence[Stop], ground: Projection
) -> list[MapPoint]:
    """The countries in a drawing that are no stop, and hold no country or region that is one."""
    told = {stop.point.id for stop in stops}
    for stop in stops:
        if stop.point.is_area:
            told.update(_wholes(history, stop.point.id))
    countries = [point for point in map_points.countries(history) if ground.contains(point)]
    return [point for point in countries if point.id not in told]


@dataclass(frozen=True)
class Inset:
    """A part of the map drawn larger: the drawing, and the boxes that it takes on the map.

    `by_width` has its stops as they are labelled in it.
    """

    svg: Markup
    boxes: tuple[Box, Box]
    stops: Sequence[Stop]
    by_width: Mapping[str, Sequence[Stop]]


def _crowd(stops: Sequence[Stop]) -> list[Stop]:
    """The spots that lie so close together that their names have no room; none where few do."""
    spots = [stop for stop in stops if not stop.point.is_area]
    crowds = [[one for one in spots if one.is_within(stop, CROWDED)] for stop in spots]
    crowd = max(crowds, key=len, default=[])
    return crowd if len(crowd) >= CROWD else []


def _uncrowded(stops: Sequence[Stop]) -> list[Stop]:
    """The stops that an inset leaves to the map."""
    crowd = _crowd(stops)
    return [stop for stop in stops if stop not in crowd]


def _told(stops: Sequence[Stop], inset: Inset | None) -> Sequence[Stop]:
    """All that has a name of its own, on the map or in its inset."""
    return [*_uncrowded(stops), *inset.stops] if inset else stops


def _enlarged(whole: Frame, stops: Sequence[Stop], ground: Projection) -> Projection | None:
    """The ground of an inset, close around the spots that crowd each other; none without these."""
    crowd = _crowd(stops)
    if not crowd:
        return None
    frame = _close(whole, [stop.point for stop in crowd], AROUND_CROWD / ground.scale)
    return Projection(frame, INSET)


def _as_spots(points: Iterable[MapPoint], enlarged: Projection) -> list[MapPoint]:
    """Points of which those on the ground of an inset are no whole country, but a spot there."""
    return [
        replace(point, is_area=False) if enlarged.contains(point) else point for point in points
    ]


def _box_of(enlarged: Projection, ground: Projection) -> Box:
    """What the ground of an inset takes on the map."""
    left, top, width, height = ground.box(enlarged.frame)
    return Box(left, top, left + width, top + height)


def _inset(
    history: History,
    enlarged: Projection | None,
    crowd: Sequence[Stop],
    stops: Sequence[Stop],
    ground: Projection,
    legs: Sequence[Leg],
) -> Inset | None:
    """The spots that crowd each other, larger where the map has most room; none without room."""
    if not enlarged:
        return None
    part = _box_of(enlarged, ground)
    rings = [stop.ring("narrow") for stop in stops if stop.is_ringed]
    discs = [stop.mark.disc.grown(CLEAR) for stop in stops]
    box = _free(enlarged, ground, part, [part, *rings, *discs, *_boxes(legs)])
    if not box:
        return None
    # Names need not keep off a river that is not drawn.
    drawn_land = without_rivers(history.outlines, enlarged, TOLERANCE)
    coasts = outlines(drawn_land, enlarged, 1)
    by_width = _with_names(crowd, enlarged, (), coasts)
    frame = {
        "x": f"{box.left:.0f}",
        "y": f"{box.top:.0f}",
        "width": enlarged.width,
        "height": enlarged.height,
    }
    drawn = templates.fill(
        "chronicle.drawing",
        "journey-map.svg",
        frame=frame,
        land=land(history.outlines, enlarged, TOLERANCE),
        legs=(),
        stops=crowd,
        labels=_all_labels(by_width),
        around="",
    )
    svg = _outline(part, "part") + _outline(box, "inset") + drawn + _outline(box, "part")
    for width in by_width:
        style = f"{width} around"
        svg += templates.element(
            "text", "Enlarged", **{"class": style}, x=f"{box.left:.0f}", y=f"{box.top - 6:.0f}"
        )
    return Inset(svg, (part, _with_word(box)), crowd, by_width)


def _at_close(
    history: History,
    by_step: Sequence[Sequence[MapPoint]],
    inside: Sequence[MapPoint],
    stops: Sequence[Stop],
    ground: Projection,
    enlarged: Projection,
) -> list[Stop]:
    """The spots that crowd each other as an inset has them: each of their places by itself.

    What is placed roughly stands beside an exact place that it would cover there. What holds
    others has its name below, out of their way.
    """
    crowd = _crowd(stops)
    crowded = []
    for point in inside:
        place = ground.project(point.longitude, point.latitude)
        if any(stop.covers(place) for stop in crowd):
            crowded.append(point)
    crowded.sort(key=lambda point: not point.is_exact)
    stops = _stops(history, by_step, crowded, enlarged, is_close=True)
    held = {name for stop in stops for name in _wholes(history, stop.point.id)}
    return [_below(stop) if stop.point.id in held else stop for stop in stops]


def _below(stop: Stop) -> Stop:
    """A stop with its name below its mark, as a ring has it."""
    return replace(stop, mark=replace(stop.mark, sides=("below",)))


def _free(enlarged: Projection, ground: Projection, part: Box, taken: Sequence[Box]) -> Box | None:
    """Where an inset lies on nothing that the map shows, as near as can be to its own part."""
    free = []
    lefts = range(INSET_CLEAR, ground.width - enlarged.width, INSET_STEP)
    tops = range(INSET_WORD, ground.height - enlarged.height, INSET_STEP)
    for left, top in product(lefts, tops):
        box = Box(left, top, left + enlarged.width, top + enlarged.height)
        if not any(map(_with_word(box).grown(INSET_CLEAR).overlaps, taken)):
            free.append(box)

    def away(box: Box) -> float:
        return math.dist((box.left, box.bottom), (part.left, part.top))

    return min(free, key=away, default=None)


def _with_word(box: Box) -> Box:
    """The box of an inset with the word above it."""
    return replace(box, top=box.top - INSET_WORD)


def _outline(box: Box, style: str) -> Markup:
    """A box as a rectangle of a style."""
    edges = {
        "x": box.left,
        "y": box.top,
        "width": box.right - box.left,
        "height": box.bottom - box.top,
    }
    rounded = {name: f"{edge:.0f}" for name, edge in edges.items()}
    return Markup("<rect{}/>").format(templates.attributes(**{"class": style}, **rounded))


def _not_named(stops: Sequence[Stop], labelled: Mapping[str, Sequence[Stop]]) -> Markup:
    """The stops whose marks have no name on the map, in words for each width; once if the same."""
    widths: dict[str, list[str]] = {}
    for width, with_labels in labelled.items():
        on_map = {stop.mark.id for stop in with_labels if stop.is_named and stop.position}
        names = "; ".join(stop.words for stop in stops if stop.mark.id not in on_map)
        if names:
            widths.setdefault(names, []).append(width)
    said = Markup("")
    for names, shown in widths.items():
        style = shown[0] if len(shown) < len(labelled) else ""
        said += templates.element("span", f"Not named on the map: {names}", "", **{"class": style})
    return said


def _by_step(history: History, journey: Journey) -> list[list[MapPoint]]:
    """The points of each step of a journey."""
    named = {name for step in journey.steps for name in step.places}
    return [_points(history, step, named) for step in journey.steps]


def _points(history: History, step: Step, named: set[str]) -> list[MapPoint]:
    """The places of a step as points; one without coordinates is at the nearest that holds it.

    What holds it is an area only where it is `named` by a step itself, and else where it lies.
    """
    points: dict[str, MapPoint] = {}
    for name in step.places:
        place = history.corpus.get(PlaceRecord, name)
        for holding in (place.id, *history.corpus.wholes(place)):
            point = map_points.point(history, history.corpus.get(PlaceRecord, holding))
            if point:
                is_area = point.is_area and point.id in named
                points[point.id] = replace(point, is_area=is_area)
                break
    return list(points.values())


def _spots(points: Sequence[MapPoint]) -> Sequence[MapPoint]:
    """Those that lie at one spot, where there are several; a country between them has room."""
    spots = [point for point in points if not point.is_area]
    return spots if len(spots) > 1 else points


def _close(whole: Frame, points: Sequence[MapPoint], least: float = LEAST) -> Frame:
    """A frame around some points and a part of the whole map, of the shape of the drawing.

    At least so many degrees lie around the outermost points.
    """
    squeeze = Projection(whole, WIDTH).squeeze
    middle_north, height = _span([point.latitude for point in points], least)
    middle_east, width = _span([point.longitude for point in points], least)
    # As broad as the drawing is for its height, in degrees of latitude.
    across = max(width * squeeze, height * WIDTH / HEIGHT)
    down = max(height, across * HEIGHT / WIDTH)
    west, east = _within(middle_east, across / squeeze, whole.west, whole.east)
    south, north = _within(middle_north, down, whole.south, whole.north)
    return whole.model_copy(update={"west": west, "east": east, "south": south, "north": north})


def _span(degrees: Sequence[float], room: float) -> tuple[float, float]:
    """The middle of some degrees, and how far they reach, with so much room around at least."""
    least, most = min(degrees), max(degrees)
    around = max(room, AROUND * (most - least))
    return (least + most) / 2, most - least + 2 * around


def _within(middle: float, length: float, least: float, most: float) -> tuple[float, float]:
    """A stretch around a middle that does not leave the whole."""
    length = min(length, most - least)
    start = min(max(middle - length / 2, least), most - length)
    return start, start + length


def _stops(
    history: History,
    by_step: Sequence[Sequence[MapPoint]],
    inside: Sequence[MapPoint],
    ground: Projection,
    *,
    is_close: bool = False,
) -> list[Stop]:
    """Every place on the map once, with the steps that were there and a name that has them.

    What is so near another that their marks would cover each other is in the stop of that, but on
    a close map beside it if it is placed roughly.
    """
    stops = list(_at_spots(history, by_step, inside, ground, is_close=is_close))
    return [_named(stop, _short(stop, stops)) for stop in stops]


def _named(stop: Stop, name: str) -> Stop:
    """A stop with a name, which its mark has after the numbers."""
    stop = replace(stop, point=replace(stop.point, name=name))
    return replace(stop, mark=replace(stop.mark, name=stop.words))


def _short(stop: Stop, stops: Sequence[Stop]) -> str:
    """The name of a spot without the last words that other spots of its steps have as well.

    Of several airfields each is told from the others by what goes before that word.
    """
    words = stop.point.name.split()
    shared: set[str] = set()
    for other in stops:
        if other is not stop and not other.point.is_area and {*other.steps} & {*stop.steps}:
            shared.update(other.point.name.split()[1:])
    while not stop.point.is_area and len(words) > 1 and words[-1] in shared:
        words.pop()
    return " ".join(words)


def _together(history: History, first: MapPoint, second: MapPoint) -> MapPoint:
    """What has the mark of two places: the first or, if neither is exact, what holds them both."""
    if first.is_exact or second.is_exact:
        return first
    holding = [[point.id, *_wholes(history, point.id)] for point in (first, second)]
    for name in holding[0]:
        if name in holding[1]:
            place = history.corpus.get(PlaceRecord, name)
            return replace(first, id=place.id, name=place.name)
    return first


def _wholes(history: History, name: str) -> Sequence[str]:
    """The ids of what holds a place, the nearest first."""
    return tuple(history.corpus.wholes(history.corpus.get(PlaceRecord, name)))


def _at_spots(
    history: History,
    by_step: Sequence[Sequence[MapPoint]],
    inside: Sequence[MapPoint],
    ground: Projection,
    *,
    is_close: bool,
) -> Sequence[Stop]:
    """The stops at their spots, those that would cover each other as one or, if close, apart."""
    stops: list[Stop] = []
    for point in inside:
        steps = {number for number, points in enumerate(by_step, 1) if point in points}
        place = ground.project(point.longitude, point.latitude)
        if is_close and not point.is_exact:
            place = _beside(place, stops)
        near = next((stop for stop in stops if stop.covers(place)), None)
        number = len(stops)
        if near:
            number = stops.index(near)
            point = _together(history, near.point, point)
            place = near.mark.x, near.mark.y
            steps.update(near.steps)
        mark = NamedMark(point.id, *place, RADIUS, "", LETTER, LINE)
        stops[number : number + 1] = [Stop(point, mark, tuple(sorted(steps)))]
    return stops


def _beside(place: Point, stops: Sequence[Stop]) -> Point:
    """A place, or if it is near the mark of an exact one, the nearest where both are clear.

    One at the very place of another stays there, and so does one that would cover a third.
    """
    near = next((stop for stop in stops if stop.point.is_exact and stop.covers(place)), None)
    if not near:
        return place
    across, down = place[0] - near.mark.x, place[1] - near.mark.y
    distance = math.hypot(across, down)
    if distance < WITHIN:
        return place
    part = (2 * RADIUS + BETWEEN) / distance
    moved = near.mark.x + part * across, near.mark.y + part * down
    return place if any(stop.covers(moved) for stop in stops) else moved


def _settled(
    history: History,
    at_points: Sequence[Stop],
    ground: Projection,
    drawn_legs: Callable[[Sequence[Stop]], Sequence[Leg]],
    enlarged: Projection | None,
) -> list[Stop]:
    """The stops with each ring where it leaves the others the most room.

    There no line runs over a mark, if it can be, and the most labels stand with their names.
    """
    part = [_box_of(enlarged, ground)] if enlarged else []
    choices = [_on_its_land(history, stop, at_points, ground, part) for stop in at_points]
    stops = [rings[0] for rings in choices]

    def lost(place: int, ring: Stop) -> tuple[int, int]:
        tried = [*stops[:place], ring, *stops[place + 1 :]]
        legs = drawn_legs(tried)
        over = sum(stop.is_under(leg) for stop in tried for leg in legs)
        labelled = _uncrowded(tried) if enlarged else tried
        return over, _unlabelled(labelled, ground, _boxes(legs) + part)

    # Where one ring stands best may depend on another: each is asked twice.
    for place, rings in [*enumerate(choices)] * 2:
        if len(rings) > 1:
            stops[place] = min(rings, key=partial(lost, place))
    return stops


def _unlabelled(stops: Sequence[Stop], ground: Projection, lines: Sequence[Box]) -> int:
    """How many labels lack their names on both widths; one without its number counts as many."""
    anywhere = shapely.MultiLineString()
    lacking = 0
    for labelled in _with_names(stops, ground, lines, anywhere).values():
        for stop in labelled:
            lacking += not stop.is_named
            lacking += len(stops) * (stop.position is None and not stop.is_ringed)
        lacking += len(stops) - len(labelled)
    return lacking


def _boxes(legs: Sequence[Leg]) -> list[Box]:
    """All that lines run over."""
    return [box for leg in legs for box in leg.boxes]


def _on_its_land(
    history: History,
    stop: Stop,
    others: Sequence[Stop],
    ground: Projection,
    taken: Sequence[Box] = (),
) -> list[Stop]:
    """A whole country or region as a ring on its land, clear of others; the best place is first.

    What has no room for it in the drawing has a mark like any other place.
    """
    if not stop.point.is_area:
        return [stop]
    ring = stop.ring("wide")
    across, down = ring.right - ring.left, ring.bottom - ring.top
    drawn = Box(0, 0, ground.width, ground.height)
    marks = [other.mark.disc.grown(CLEAR) for other in others if not other.point.is_area]
    marks += taken
    rings: list[Stop] = []
    for least in (MOSTLY, 0):
        for east, south in by_ground(history.outlines, ground, stop.point, across, down, least):
            mark = replace(stop.mark, x=stop.mark.x + east, y=stop.mark.y + south, radius=0)
            moved = replace(stop, mark=replace(mark, name=stop.point.name), is_ringed=True)
            box = moved.ring("narrow")
            if drawn.holds(box) and not any(map(box.overlaps, marks)):
                rings.append(moved.beside_its_ring("wide"))
        if rings:
            break
    inner = drawn.grown(-FROM_EDGE)
    away = [one for one in rings if inner.holds(one.ring("narrow"))] or rings
    rings = [one for one in away if one.is_within(stop, NEARBY)] or away
    tried: list[Stop] = []
    for one in rings:
        if len(tried) < TRIED and not any(one.is_within(other, down) for other in tried):
            tried.append(one)
    return tried or [stop]


def _apart(stops: Sequence[Stop], near: float = NEAR) -> list[Stop]:
    """The stops as a phone labels them where it has room: near a named one their numbers alone."""
    apart: list[Stop] = []
    for stop in stops:
        is_alone = not any(stop.is_near(other, near) for other in apart)
        large = stop.with_steps(())
        apart.append(large if is_alone else large.unnamed)
    return apart


def _gathered(stops: Sequence[Stop]) -> list[Stop]:
    """The stops as a phone labels them: those that lie close together as the first of them."""
    gathered: list[Stop] = []
    left = list(stops)
    while left:
        first = left.pop(0)
        near = [stop for stop in left if first.is_near(stop)]
        gathered.append(first.with_steps(near))
        left = [stop for stop in left if stop not in near]
    return gathered


def _labelled(
    width: str,
    stops: Sequence[Stop],
    ground: Projection,
    lines: Sequence[Box],
    coasts: shapely.Geometry,
    drawn: Sequence[Stop] = (),
) -> list[Stop]:
    """The stops with the positions of their labels, which keep off all that are `drawn`.

    They keep off lines and rings, and off coasts where there is room elsewhere.
    A name without room beside others is left to the list of steps; its numbers stand alone.
    """
    taken = _taken(width, stops, drawn, lines)
    # Numbers must stand at a dot, but have a ring of their own.
    by_need = sorted(stops, key=lambda stop: stop.is_ringed)
    positions = _positions([stop.mark for stop in by_need], ground, taken, coasts)
    named = [stop if stop.mark.id in positions else stop.unnamed for stop in stops]
    by_need = sorted(named, key=lambda stop: (stop.is_ringed, stop.is_named))
    placed = _positions([stop.mark for stop in by_need], ground, taken, coasts)
    return [replace(stop, position=placed.get(stop.mark.id)) for stop in named]


def _taken(
    width: str, stops: Sequence[Stop], drawn: Sequence[Stop], lines: Sequence[Box]
) -> list[Box]:
    """What no label may lie on: the lines, the rings of some stops, the marks of all `drawn`."""
    rings = [stop.ring(width) for stop in stops if stop.is_ringed]
    labelled = {stop.mark.id for stop in stops}
    discs = [stop.mark.disc for stop in drawn if stop.mark.id not in labelled]
    return [*lines, *rings, *discs]


def _labelled_for_a_phone(
    stops: Sequence[Stop], ground: Projection, lines: Sequence[Box], coasts: shapely.Geometry
) -> list[Stop]:
    """The stops with such positions in larger letters; where one finds none, some share a label."""
    for near in (0, NEAR):
        apart = _labelled("narrow", _apart(stops, near), ground, lines, coasts, stops)
        if all(_is_labelled(stop) and (near or stop.is_named) for stop in apart):
            return apart
    return _labelled("narrow", _gathered(stops), ground, lines, coasts, stops)


def _with_names(
    stops: Sequence[Stop], ground: Projection, lines: Sequence[Box], coasts: shapely.Geometry
) -> dict[str, list[Stop]]:
    """The stops with the names that find room, on a wide screen and on a phone."""
    labelled = {
        "wide": _labelled("wide", stops, ground, lines, coasts),
        "narrow": _labelled_for_a_phone(stops, ground, lines, coasts),
    }
    return {
        width: _led(width, found, stops, ground, lines, coasts) for width, found in labelled.items()
    }


def _led(
    width: str,
    stops: Sequence[Stop],
    drawn: Sequence[Stop],
    ground: Projection,
    lines: Sequence[Box],
    coasts: shapely.Geometry,
) -> list[Stop]:
    """The stops, those with numbers alone with their names beside them, or a short line to these.

    Neither the line nor the name touches another mark, label, ring or line.
    """
    led = list(stops)
    for place, stop in enumerate(stops):
        if stop.is_named or stop.is_ringed or not stop.position:
            continue
        others = [*led[:place], *led[place + 1 :]]
        elsewhere = [other for other in drawn if other.mark.id != stop.mark.id]
        taken = _taken(width, others, elsewhere, lines)
        taken += [other.label_box.grown(lettering.APART) for other in others]
        taken += [other.mark.disc.grown(lettering.CLEAR) for other in others]
        mark = replace(stop.mark, name=stop.words)
        beside = _positions([mark], ground, taken, coasts).get(mark.id)
        if beside:
            led[place] = replace(stop, mark=mark, position=beside)
        else:
            leads = [*_leads(stop, ground, taken)]
            own = [lead for lead in leads if lead.is_nearest(elsewhere)]
            led[place] = next(iter(own or leads), stop)
    return led


def _leads(stop: Stop, ground: Projection, taken: Sequence[Box]) -> Iterator[Stop]:
    """A stop with its name off its mark and a line to it, where both are free: nearest first."""
    mark = replace(stop.mark, name=stop.words)
    half = mark.letter * len(mark.name) / 2
    drawn = Box(0, 0, ground.width, ground.height).grown(-lettering.GAP)
    for off, turn in product(OFF, range(DIRECTIONS)):
        angle = 2 * math.pi * turn / DIRECTIONS
        end = mark.x + off * math.cos(angle), mark.y + off * math.sin(angle)
        middle, top = _at_the_end(mark, end, drawn)
        box = Box(middle - half, top, middle + half, top + mark.height)
        line = list(lettering.along([(mark.x, mark.y), end]))
        far = [one for one in line if math.dist((one.left, one.top), (mark.x, mark.y)) > PIECE]
        is_free = not any(box.grown(lettering.CLEAR).overlaps(other) for other in taken)
        is_free &= not any(one.overlaps(other) for one in far for other in taken)
        if is_free and drawn.holds(box) and not box.overlaps(mark.disc):
            foot = top + mark.height * 5 / 6
            position = NamePosition(0, "middle", middle - mark.x, foot - mark.y)
            leader = f"M{_pair((mark.x, mark.y))}L{_pair(end)}"
            yield replace(stop, mark=mark, position=position, leader=leader)


def _at_the_end(mark: NamedMark, end: Point, drawn: Box) -> Point:
    """The middle and the top of a name to which a line from its mark leads.

    A steep line has it above or below its end, where it slides to be on the map; any other has it
    beside that: so the line always runs towards the name.
    """
    half = mark.letter * len(mark.name) / 2
    across, down = end[0] - mark.x, end[1] - mark.y
    if abs(across) > abs(down):
        middle = end[0] + math.copysign(half + lettering.CLEAR, across)
        return middle, end[1] - mark.height / 2
    middle = min(max(end[0], drawn.left + half), drawn.right - half)
    return middle, end[1] if down > 0 else end[1] - mark.height


def _is_labelled(stop: Stop) -> bool:
    """Whether its numbers stand at its mark; a ring has them in any case."""
    return stop.position is not None or stop.is_ringed


def _labels(width: str, stops: Sequence[Stop]) -> list[Label]:
    """The labels that found room, each with the width of the screens that show it."""
    labels = []
    for stop in stops:
        if stop.is_ringed:
            labels.append(_in_a_ring(width, stop))
        elif stop.position:
            across = stop.mark.x + stop.position.x
            foot = stop.mark.y + stop.position.y
            labels.append(Label(width, stop, across, foot, stop.position.end_of_text))
    return labels


def _in_a_ring(width: str, stop: Stop) -> Label:
    """A label whose numbers stand in a ring, and the name beside it where that has room."""
    box = stop.ring(width)
    high = box.bottom - box.top
    edges = {
        "x": box.left,
        "y": box.top,
        "width": box.right - box.left,
        "height": high,
        "rx": high / 2,
    }
    steps = " ".join(map(str, stop.steps))
    attributes = {"class": f"{width} ring", "data_steps": steps}
    for name, length in edges.items():
        attributes[name] = f"{length:.1f}"
    ring = Markup("<rect{}/>").format(templates.attributes(**attributes))
    foot = stop.mark.y + MIDDLE * LETTERS[width]
    label = Label(width, stop, stop.mark.x, foot, "middle", ring)
    if not stop.position:
        return label
    across = f"{stop.mark.x + stop.position.x:.0f}"
    down = f"{stop.mark.y + stop.position.y - foot:.0f}"
    return replace(label, name_across=across, name_down=down)


def _marks_around(
    history: History, width: str, around: Sequence[MapPoint], ground: Projection
) -> list[NamedMark]:
    """What lies around the stops as marks, whose names stand on their own land as they can."""
    scale = SMALLER[width] / 11
    letter = lettering.LETTER * scale
    height = lettering.HEIGHT * scale
    marks = []
    for point in around:
        place = ground.project(point.longitude, point.latitude)
        across = letter * len(point.name)
        spots = on_land(history.outlines, ground, point, across, height)
        marks.append(
            NamedMark(point.id, *place, 0, point.name, letter, height, waits=True, spots=spots)
        )
    return marks


def _names_around(
    width: str,
    marks: Sequence[NamedMark],
    labelled: Sequence[Stop],
    ground: Projection,
    drawn: Sequence[Stop],
    lines: Sequence[Box],
    coasts: shapely.Geometry,
) -> Markup:
    """The names of what lies around the stops, where their labels leave room, as SVG."""
    taken = _taken(width, labelled, drawn, lines)
    taken += [stop.mark.disc for stop in labelled]
    taken += [stop.label_box.grown(lettering.APART) for stop in labelled]
    positions = _positions(marks, ground, taken, coasts)
    names = Markup("")
    for mark in marks:
        position = positions.get(mark.id)
        if position:
            names += templates.element(
                "text",
                mark.name,
                **{"class": f"{width} around"},
                x=f"{mark.x + position.x:.0f}",
                y=f"{mark.y + position.y:.0f}",
                text_anchor=position.end_of_text,
            )
    return names


def _positions(
    marks: Sequence[NamedMark],
    ground: Projection,
    taken: Sequence[Box],
    coasts: shapely.Geometry | None = None,
) -> dict[str, NamePosition]:
    """Where the names of marks stand, off the broad line that a mark has while it is lit."""
    return place_names(
        [replace(mark, radius=mark.radius + LIT) if mark.radius else mark for mark in marks],
        ground.width,
        ground.height,
        scales=(1,),
        obstacles=taken,
        outlines=coasts,
    )


def _marks(
    inside: Sequence[MapPoint],
    at_points: Sequence[Stop],
    stops: Sequence[Stop],
    ground: Projection,
) -> dict[str, NamedMark]:
    """The mark at which each place stands, by its id; a country's is where its ring is."""
    marks = {}
    for point in inside:
        place = ground.project(point.longitude, point.latitude)
        near = (stop for there, stop in zip(at_points, stops, strict=True) if there.covers(place))
        marks[point.id] = next(near).mark
    return marks


def _near(
    history: History,
    journey: Journey,
    by_step: Sequence[Sequence[MapPoint]],
    marks: Mapping[str, NamedMark],
    stops: Sequence[Stop],
) -> tuple[tuple[str, ...], ...]:
    """The names of the marks that stand for places of each step which only lie near them.

    A mark of what a place lies in, or of a part of it, needs no word, and none without its name:
    it has the number of the step.
    """

    def around(name: str) -> set[str]:
        return {name, *_wholes(history, name)}

    names = {stop.mark.id: stop.point.name for stop in stops if stop.is_named}
    found = []
    for step, points in zip(journey.steps, by_step, strict=True):
        wholes = set[str]().union(*map(around, step.places))
        ids = dict.fromkeys(marks[point.id].id for point in points if point.id in marks)
        found.append(
            tuple(
                names[one]
                for one in ids
                if one in names and one not in wholes and around(one).isdisjoint(step.places)
            )
        )
    return tuple(found)


def _legs(
    history: History,
    journey: Journey,
    by_step: Sequence[Sequence[MapPoint]],
    marks: Mapping[str, NamedMark],
) -> list[Leg]:
    """The lines between steps that are at different places on the map.

    Within a country none leads from its ring to a place in it, or back: one is in both.
    """
    legs = []
    before = ""
    for number, (step, points) in enumerate(zip(journey.steps, by_step, strict=True), 1):
        here = points[0].id if points and points[0].id in marks else ""
        if step.anew:
            before = ""
        if before and here and not _is_within_other(history, before, here):
            start, end = ((marks[one].x, marks[one].y) for one in (before, here))
            if start != end:
                legs.append(Leg(number, start, _over(start, end), end, step.back))
        before = here or before
    return legs


def _is_within_other(history: History, first: str, second: str) -> bool:
    """Whether one of two places lies in the other."""
    return first in _wholes(history, second) or second in _wholes(history, first)


def _drawn(legs: Sequence[Leg]) -> Sequence[Leg]:
    """The lines that a drawing has: none where all are so short that they tell no way."""
    return legs if any(math.dist(leg.start, leg.end) > NEAR for leg in legs) else ()


def _over(start: Point, end: Point) -> Point:
    """Towards which point a line bends: to its left, so that the way back takes another."""
    across = end[0] - start[0]
    down = end[1] - start[1]
    length = math.hypot(across, down) or 1
    middle = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    bend = BEND * length
    return middle[0] + bend * down / length, middle[1] - bend * across / length


def _pair(point: Point) -> str:
    return f"{point[0]:.0f},{point[1]:.0f}"
