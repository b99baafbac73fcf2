"""From degrees to units of a drawing: projection, and the path of what land lies in it.

The projection is equirectangular with the frame's middle parallel true to scale (Snyder, Map
Projections, USGS 1987, § 12): good enough for a region, and a straight line of degrees stays
straight.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import compress, pairwise, product
from operator import attrgetter
from typing import NamedTuple

import shapely
from shapely import Polygon
from shapely.affinity import affine_transform

from chronicle.drawing.map_points import MapPoint
from chronicle.kinds.place.model import Frame, Line

Point = tuple[float, float]

# What is thinned together is thinned by the area that a point adds, and not by its distance.
THINNED = 1.5
STEPS = 14  # half the height of a name each: so far from its point a name looks for room on land
FARTHER = 20  # as many where names of areas are drawn in spaced letters
WHOLE, HALF = 0.99, 0.5  # parts of a name that lie on land
BORDER = 8  # a sliver of land so many times thinner than a name is the edge of its neighbour
NARROW = 0.5  # of the unit of an outline: a river less broad than this has none
# A river is no broader than so many times what a drawing is true to, and so many times longer.
RIVER, LONG = 6, 60
KILOMETRES = 111.19  # of one degree of latitude, on a sphere of 6371 km


class Rectangle(NamedTuple):
    """A rectangle in a drawing, in its units."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Projection:
    """A frame, its edges in degrees, drawn `width` units wide."""

    frame: Frame
    width: int

    @cached_property
    def scale(self) -> float:
        """Units to a degree of latitude."""
        return self.width / ((self.frame.east - self.frame.west) * self.squeeze)

    @cached_property
    def squeeze(self) -> float:
        """A degree of longitude in degrees of latitude, at the middle parallel."""
        return math.cos(math.radians((self.frame.north + self.frame.south) / 2))

    @property
    def height(self) -> int:
        """Of the drawing, in units."""
        return math.ceil((self.frame.north - self.frame.south) * self.scale)

    def project(self, longitude: float, latitude: float) -> Point:
        """Where a point of the earth lies in the drawing, in units from its upper left corner."""
        across = (longitude - self.frame.west) * self.squeeze * self.scale
        down = (self.frame.north - latitude) * self.scale
        return across, down

    def points(self, line: Line) -> str:
        """A line of the record as it runs over the drawing, as points of SVG."""
        return " ".join(f"{across:.0f},{down:.0f}" for across, down in self.places(line))

    def places(self, line: Line, unit: float = 1) -> list[tuple[float, float]]:
        """Where a line of the record runs over the drawing, in `unit`s of it."""
        found = []
        for latitude, longitude in line.path:
            across, down = self.project(longitude, latitude)
            found.append((across / unit, down / unit))
        return found

    def box(self, frame: Frame) -> Rectangle:
        """Another frame as a rectangle in the drawing."""
        left, top = self.project(frame.west, frame.north)
        right, bottom = self.project(frame.east, frame.south)
        return Rectangle(left, top, right - left, bottom - top)

    def contains(self, point: MapPoint) -> bool:
        """Whether a place lies in the drawing."""
        is_across = self.frame.west < point.longitude < self.frame.east
        return is_across and self.frame.south < point.latitude < self.frame.north


def land(
    areas: Iterable[Polygon], projection: Projection, tolerance: float, thinned: float = THINNED
) -> str:
    """The data of one SVG path with all areas in a drawing, true to `tolerance` units of it.

    Its coasts are `thinned` by so many times that. Areas that touch are thinned together, so that
    the border between them is one line. What is narrower than that, as an islet is, is left out: it
    would look like a border, as rivers would.
    """
    parts = [
        area for area in _parts(areas, projection, tolerance) if not _is_river(area, tolerance)
    ]
    return _in_one_path(parts, thinned * tolerance)


def rivers(
    areas: Iterable[Polygon], projection: Projection, tolerance: float, thinned: float = THINNED
) -> str:
    """The data of one SVG path with all areas in a drawing that are narrow and long as rivers."""
    parts = [area for area in _parts(areas, projection, tolerance) if _is_river(area, tolerance)]
    return _in_one_path(parts, thinned * tolerance)


def named_rivers(
    areas: Iterable[Polygon], projection: Projection, tolerance: float, thinned: float = THINNED
) -> str:
    """The rivers of a drawing that names them; elsewhere only pieces of them are broad enough."""
    if not projection.frame.rivers:
        return ""
    return rivers(areas, projection, tolerance, thinned)


def _in_one_path(parts: Sequence[Polygon], tolerance: float) -> str:
    thinned = shapely.coverage_simplify(parts, tolerance) if parts else []
    turned = (_as_turned(area, part) for area, part in zip(thinned, parts, strict=True))
    return "".join(path(area.exterior.coords) for area in turned)


def _as_turned(area: Polygon, before: Polygon) -> Polygon:
    """An area whose ring runs round as before: that of a hole against that of its land."""
    return area if area.exterior.is_ccw == before.exterior.is_ccw else area.reverse()


def _parts(areas: Iterable[Polygon], projection: Projection, tolerance: float) -> Iterator[Polygon]:
    """What of some areas lies in a drawing, in its units, where that is broad enough to be seen."""
    # Cut beyond the edges, so that no coast runs along them.
    edge = (3 * tolerance + 1) / projection.scale
    frame = projection.frame
    box = (
        frame.west - edge / projection.squeeze,
        frame.south - edge,
        frame.east + edge / projection.squeeze,
        frame.north + edge,
    )
    whole = list(areas)
    for area, clipped in zip(whole, shapely.clip_by_rect(whole, *box), strict=True):
        for part in _polygons(clipped):
            cut = _projected(_as_turned(part, area), projection)
            if _is_broad(cut, tolerance):
                yield cut


def _polygons(clipped: shapely.Geometry) -> Iterator[Polygon]:
    """The areas in what an edge has cut, which may be a line or a point, or touch itself."""
    if clipped.is_empty:
        return
    valid = clipped if clipped.is_valid else shapely.make_valid(clipped)
    for part in shapely.get_parts(shapely.get_parts(valid)):
        if isinstance(part, Polygon) and part.area:
            yield part


def _is_river(area: Polygon, tolerance: float) -> bool:
    """Whether an area is narrow, and much longer than broad."""
    broad: float = 2 * area.area / area.length
    length: float = area.length
    return broad < RIVER * tolerance and length > LONG * broad


def _is_broad(area: Polygon, least: float) -> bool:
    """Whether an area is somewhere so broad; a river is long, and nowhere is.

    What is broad on the whole needs no closer look, which takes long with a long coast.
    """
    return 2 * area.area >= least * area.length or not area.buffer(-least / 2).is_empty


def without_rivers(
    areas: Iterable[Polygon], projection: Projection, tolerance: float
) -> list[Polygon]:
    """Those of some areas that a drawing true to so many units does not leave out as rivers."""
    return [area for area in areas if not _is_river(area, tolerance / projection.scale)]


def outlines(areas: Iterable[Polygon], projection: Projection, unit: float) -> shapely.Geometry:
    """The coasts and borders in a drawing, in lengths of so many of its units.

    Of a river narrower than half such a length there are none.
    """
    frame = projection.frame
    edges = frame.west, frame.south, frame.east, frame.north
    least = NARROW * unit / projection.scale
    broad = [area for area in _near(areas, projection) if _is_broad(area, least)]
    lines = shapely.clip_by_rect(shapely.boundary(broad), *edges)
    down = projection.scale / unit
    across = down * projection.squeeze
    moved = [across, 0, 0, -down, -frame.west * across, frame.north * down]
    return affine_transform(shapely.GeometryCollection(list(lines)), moved)


def on_land(
    areas: Iterable[Polygon], projection: Projection, point: MapPoint, width: float, height: float
) -> list[Point]:
    """Where the middle of a name so wide and high may stand on the land that has a point.

    The places are steps from the point in units of the drawing, the best first: near it with all of
    the name on that land, then in the sea hard beside it and nearer to no other land, then with
    half of it on that land. There are none where the point is on no land.
    """
    ground = _land_of(areas, projection, point)
    if ground is None:
        return []
    middle = projection.project(point.longitude, point.latitude)
    steps = _steps_around(width, height)
    own = _best_on(ground, middle, steps, width, height, WHOLE)
    own += _hard_beside(ground, areas, projection, middle, steps, width, height)
    return own + _best_on(ground, middle, steps, width, height, HALF)


def _hard_beside(
    ground: shapely.Geometry,
    areas: Iterable[Polygon],
    projection: Projection,
    middle: Point,
    steps: Sequence[Point],
    width: float,
    height: float,
) -> list[Point]:
    """Those of some steps at which a name lies in the sea beside a ground, and beside no other."""
    land = _all_drawn(tuple(areas), projection)
    others = land - ground.buffer(height / BORDER)
    sheet = _sheet(projection)
    for one in (sheet, land, ground, others):
        shapely.prepare(one)
    names = [_name_at(middle, step, width, height) for step in steps]
    is_at_sea = shapely.covers(sheet, names) & ~shapely.intersects(land, names)
    beside = []
    for step, name in compress(zip(steps, names, strict=True), is_at_sea):
        if ground.dwithin(name, height) and not others.dwithin(name, height):
            beside.append(step)
    return beside


def by_ground(
    areas: Iterable[Polygon],
    projection: Projection,
    point: MapPoint,
    width: float,
    height: float,
    least: float = 0,
) -> list[Point]:
    """Where the middle of a name so wide and high may stand, the best places first.

    The places are steps from the point in units of the drawing: the middle of the name, and the
    least part of it, lies on the land that has the point, or in the sea where none has it. First
    come those where all of it lies there, then those where most of it does. Of these the nearest
    come first.
    """
    ground = _land_of(areas, projection, point)
    if ground is None:
        ground = _sheet(projection) - _all_drawn(tuple(areas), projection)
    middle = projection.project(point.longitude, point.latitude)
    return _best_on(ground, middle, _steps_around(width, height, FARTHER), width, height, least)


def rather_on_its_own(
    areas: Iterable[Polygon],
    projection: Projection,
    point: MapPoint,
    steps: Sequence[Point],
    width: float,
    height: float,
) -> list[Point]:
    """Those of some steps from a point where no more of a name lies on other land than on its."""
    own = _land_of(areas, projection, point)
    if own is None:
        return [*steps]
    middle = projection.project(point.longitude, point.latitude)
    others = _all_drawn(tuple(areas), projection) - own
    rather = []
    for step in steps:
        name = _name_at(middle, step, width, height)
        if _share(name, others) <= _share(name, own):
            rather.append(step)
    return rather


def _best_on(
    ground: shapely.Geometry,
    middle: Point,
    steps: Sequence[Point],
    width: float,
    height: float,
    least: float = 0,
) -> list[Point]:
    """Those of some steps at which the middle of a name lies on a ground, most of it there first.

    At least so much of it is there. A name may cross a coast or border to stay on its ground.
    """
    shapely.prepare(ground)
    points = shapely.transform(shapely.points(steps), lambda step: step + middle)
    is_there = shapely.intersects(ground, points)
    missing = {}
    for step in compress(steps, is_there):
        share = _share(_name_at(middle, step, width, height), ground)
        if share >= least:
            missing[step] = math.ceil(4 - 4 * min(1, share / WHOLE))
    return sorted(missing, key=lambda step: missing[step])


def _drawn(area: Polygon, projection: Projection) -> shapely.Geometry:
    """An area in a drawing, beyond its edges too."""
    return _projected(area, projection).buffer(0)


def _projected(area: Polygon, projection: Projection) -> Polygon:
    """An area in units of a drawing, with what lies in its holes."""
    return shapely.transform(Polygon(area.exterior), projection.project, interleaved=False)


# The names of one drawing ask for its land one after the other.
@lru_cache(maxsize=4)
def _all_drawn(areas: tuple[Polygon, ...], projection: Projection) -> shapely.Geometry:
    """All land in a drawing, up to its edges."""
    sheet = _sheet(projection)
    parts = [_drawn(area, projection).intersection(sheet) for area in _near(areas, projection)]
    return shapely.unary_union(parts)


def _near(areas: Iterable[Polygon], projection: Projection) -> list[Polygon]:
    """Those of some areas that a drawing shows: of a map of the world most lie far from it."""
    frame = projection.frame
    lowest = frame.south - 1 / projection.scale  # the lower edge stands on a whole unit
    sheet = shapely.box(frame.west, lowest, frame.east, frame.north)
    return [area for area in areas if sheet.intersects(area)]


def _sheet(projection: Projection) -> Polygon:
    """The whole of a drawing, in its units."""
    return shapely.box(0, 0, projection.width, projection.height)


def _land_of(
    areas: Iterable[Polygon], projection: Projection, point: MapPoint
) -> shapely.Geometry | None:
    """What a drawing has of the smallest of some areas in which a point lies; None without one."""
    spot = shapely.Point(point.longitude, point.latitude)
    around = [area for area in areas if area.covers(spot)]
    if not around:
        return None
    smallest = min(around, key=attrgetter("area"))
    return _drawn(smallest, projection).intersection(_sheet(projection))


def _share(name: Polygon, ground: shapely.Geometry) -> float:
    """Which part of a name lies on some ground."""
    if ground.contains(name):
        return 1
    return float(shapely.clip_by_rect(ground, *name.bounds).area / name.area)


def _name_at(middle: Point, step: Point, width: float, height: float) -> Polygon:
    """The box of a name whose middle is a step away from another."""
    left = middle[0] + step[0] - width / 2
    top = middle[1] + step[1] - height / 2
    return shapely.box(left, top, left + width, top + height)


def _steps_around(width: float, height: float, steps: int = STEPS) -> list[Point]:
    """The places of a grid around a point, some steps each way at most, the nearest first.

    They are no farther off than a name is wide, or than these steps.
    """
    step = height / 2
    reach = range(-steps, steps + 1)
    near = []
    for across, down in product(reach, reach):
        place = step * across, step * down
        if math.hypot(*place) <= max(width, steps * step):
            near.append(place)
    near.sort(key=lambda place: math.hypot(*place))
    return near


def path(ring: Iterable[Point]) -> str:
    """The data of an SVG path round a ring, in whole units and in steps from point to point."""
    rounded = [(round(x), round(y)) for x, y in ring]
    steps: list[int] = []
    for before, point in pairwise(rounded):
        across = point[0] - before[0]
        down = point[1] - before[1]
        if across or down:
            steps += (across, down)
    if len(steps) < 4:
        return ""
    return f"M{_listed(rounded[0])}l{_listed(steps)}z"


def _listed(numbers: Iterable[int]) -> str:
    """Numbers in the data of a path; a sign parts one from what is before it, else a blank."""
    parted = " ".join(map(str, numbers))
    return parted.replace(" -", "-")


def round_length(metres: float) -> int:
    """The longest of 1, 2, 5, 10, 20, 50 … metres that is no longer than this; at least 1."""
    most = max(1, metres)
    power: int = 10 ** math.floor(math.log10(most))
    for step in (5, 2):
        if step * power <= most:
            return step * power
    return power


def crosses(line: Line, frame: Frame) -> bool:
    """Whether a part of a line lies in a frame."""
    path = shapely.LineString([(longitude, latitude) for latitude, longitude in line.path])
    return bool(path.intersects(shapely.box(frame.west, frame.south, frame.east, frame.north)))
