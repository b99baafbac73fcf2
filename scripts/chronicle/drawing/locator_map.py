"""Small maps that show where a record's places lie, for the margin of its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from chronicle.book import Book, once_a_book
from chronicle.corpus.outlines import Ring
from chronicle.drawing import lettering
from chronicle.drawing.geometry import Projection, around, framed, land
from chronicle.drawing.lettering import NamedMark, place_names
from chronicle.record.models import Frame, PlaceRecord
from chronicle.views import maps
from chronicle.views.maps import MapPoint

PIXEL = 2  # units of the drawing to a pixel
WIDTH, HEIGHT = 260, 250  # pixels, at most
TOLERANCE = 1.0 * PIXEL
RADIUS = 4.0  # of a mark, in pixels
COARSE = 3 * TOLERANCE  # of the land of maps that are a few letters high
SMALL_RADIUS = 24  # of the mark of a map without names, in units
LETTER = lettering.LETTER * 12 / 11  # pixels: the letters are larger than on the map of all places
# The markup of a map with names and of its parts; of a small map, and of the land that those share.
SHEET = Markup('<svg viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}">{}</svg>')
LAND = Markup('<path class="land" d="{}"/>')
CIRCLE = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="{:.0f}"{}/>')
NAME = Markup('<text x="{:.0f}" y="{:.0f}"{}>{}</text>')
SMALL = Markup('<svg viewBox="0 0 {} {}" aria-hidden="true"><use href="#land-{}"/>{}</svg>')
SHARED = Markup('<svg class="shared" width="0" height="0" aria-hidden="true"><defs>{}</defs></svg>')
SHARED_LAND = Markup('<path class="land" id="land-{}" d="{}"/>')


@dataclass(frozen=True)
class LocatorMap:
    """The drawing, the name of the part of the earth, and the names of places outside it."""

    svg: Markup
    name: str
    outside: tuple[str, ...]


@dataclass(frozen=True)
class _Ground:
    """A part of the earth with its name, to be drawn on, and the rings of all land."""

    name: str
    projection: Projection
    rings: tuple[Ring, ...]

    @cached_property
    def land(self) -> str:
        """The data of the path of its land."""
        return land(self.rings, self.projection, TOLERANCE)

    def place(self, point: MapPoint) -> tuple[float, float]:
        return self.projection.project(point.longitude, point.latitude)


@once_a_book
def atlas(book: Book) -> Atlas:
    """The locator maps of a book."""
    places = (place.id for place in book.corpus.of(PlaceRecord))
    return Atlas(book.corpus.of(Frame), maps.points(book, places), book.outlines)


@once_a_book
def locate(book: Book, points: tuple[MapPoint, ...]) -> LocatorMap | None:
    """The map of some points, the same for all records there; see `Atlas.locate`."""
    return atlas(book).locate(points)


@dataclass(frozen=True, eq=False)
class Atlas:
    """The frames of the record with the land in them, each drawn once for a whole build.

    Without frames there is one around those of all `points` that lie near each other.
    """

    frames: tuple[Frame, ...]
    points: tuple[MapPoint, ...]
    rings: tuple[Ring, ...]

    @cached_property
    def _grounds(self) -> list[_Ground]:
        """Every frame but insets, which show too little to find one's way; the closest first."""
        width = WIDTH * PIXEL
        main = [frame for frame in self.frames if not frame.inset]
        named = [(str(frame.name), _fitted(framed(frame, width))) for frame in main]
        if not named and self.points:
            named = [("", _fitted(around(self.points, width)))]
        named.sort(key=lambda pair: pair[1].area)
        return [_Ground(name, view, self.rings) for name, view in named]

    def locate(self, points: Sequence[MapPoint]) -> LocatorMap | None:
        """The closest map that has all points, or else as many as any; None where none has one."""
        candidates = [
            (ground, list(filter(ground.projection.contains, points))) for ground in self._grounds
        ]
        if not any(inside for _, inside in candidates):
            return None
        ground, inside = max(candidates, key=lambda candidate: len(candidate[1]))
        outside = tuple(point.name for point in points if point not in inside)
        return LocatorMap(_draw(inside, ground), ground.name, outside)

    def small(self, point: MapPoint) -> Markup | None:
        """A map of one place without its name, for a page that has the land once (`shared`)."""
        for number, ground in enumerate(self._grounds, 1):
            if ground.projection.contains(point):
                size = ground.projection.width, ground.projection.height
                return SMALL.format(*size, number, _circle(point, ground, SMALL_RADIUS))
        return None

    @property
    def shared(self) -> Markup:
        """The land of every frame, to be drawn where `small` asks for it."""
        lands = (
            SHARED_LAND.format(n, land(self.rings, ground.projection, COARSE))
            for n, ground in enumerate(self._grounds, 1)
        )
        return SHARED.format(Markup("").join(lands))


def _fitted(projection: Projection) -> Projection:
    """A projection that is no higher than a locator map may be."""
    part = min(1.0, HEIGHT * PIXEL / projection.height)
    return replace(projection, width=round(projection.width * part))


def _draw(points: Sequence[MapPoint], ground: _Ground) -> Markup:
    """A map of points with their names, as far as they find room."""
    width, height = ground.projection.width, ground.projection.height
    marks = []
    for point in points:
        x, y = ground.place(point)
        marks.append(
            NamedMark(
                id=point.id,
                x=x / PIXEL,
                y=y / PIXEL,
                radius=RADIUS,
                name=point.name,
                letter=LETTER,
            )
        )
    positions = place_names(marks, width / PIXEL, height / PIXEL, (1,))
    parts = [LAND.format(ground.land)]
    for point in points:
        parts.append(_circle(point, ground, RADIUS * PIXEL * (2 if point.is_area else 1)))
        if position := positions.get(point.id):
            x, y = ground.place(point)
            x, y = x + position.x * PIXEL, y + position.y * PIXEL
            parts.append(NAME.format(x, y, position.anchor_attribute, point.name))
    names = ", ".join(point.name for point in points)
    words = f"Map of {ground.name} with {names}" if ground.name else f"Map with {names}"
    return SHEET.format(width, height, width // PIXEL, words, Markup("").join(parts))


def _circle(point: MapPoint, ground: _Ground, radius: float) -> Markup:
    """The mark of a point; an open one where it is placed only approximately."""
    x, y = ground.place(point)
    return CIRCLE.format(x, y, radius, Markup("" if point.is_exact else ' class="open"'))
