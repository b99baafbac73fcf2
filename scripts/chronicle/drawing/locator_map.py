"""Small maps that show where a record's places lie, for the margin of its page."""

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
WIDTH, HEIGHT = 300, 320  # pixels, at most
TOLERANCE = 1.0 * PIXEL
RADIUS = 4.0  # of a mark, in pixels
LETTER = lettering.LETTER * 12 / 11  # pixels: the letters are larger than on the map of all places
# The markup of a map and of its parts.
SHEET = Markup('<svg viewBox="0 0 {} {}" width="{shown}" role="img" aria-label="{words}">{}</svg>')
LAND = Markup('<path class="land" d="{}"/>')
CIRCLE = Markup('<circle cx="{:.0f}" cy="{:.0f}" r="{:.0f}"{}/>')
NAME = Markup('<text x="{:.0f}" y="{:.0f}"{}>{}</text>')


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
def locate(book: Book, points: tuple[MapPoint, ...]) -> LocatorMap | None:
    """The first map that has all of some points, or else as many as any; None without any."""
    candidates = [
        (ground, list(filter(ground.projection.contains, points))) for ground in _grounds(book)
    ]
    if not any(inside for _, inside in candidates):
        return None
    ground, inside = max(candidates, key=lambda candidate: len(candidate[1]))
    outside = tuple(point.name for point in points if point not in inside)
    return LocatorMap(_draw(inside, ground), ground.name, outside)


@once_a_book
def _grounds(book: Book) -> list[_Ground]:
    """Every frame, the closest first: insets, which show little around, after those that are none.

    The whole map comes last. Without frames there is one around all places that lie near each
    other.
    """
    width, frames = WIDTH * PIXEL, book.corpus.of(Frame)
    closer = sorted(frames[1:], key=lambda frame: (frame.inset, framed(frame, width).area))
    grounds = [
        _Ground(frame.name, _fitted(framed(frame, width)), book.outlines)
        for frame in (*closer, *frames[:1])
    ]
    places = maps.points(book, (place.id for place in book.corpus.of(PlaceRecord)))
    if not grounds and places:
        grounds = [_Ground("", _fitted(around(places, width)), book.outlines)]
    return grounds


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
    drawing = Markup("").join(parts)
    return SHEET.format(width, height, drawing, shown=width // PIXEL, words=words)


def _circle(point: MapPoint, ground: _Ground, radius: float) -> Markup:
    """The mark of a point; an open one where it is placed only approximately."""
    x, y = ground.place(point)
    return CIRCLE.format(x, y, radius, Markup("" if point.is_exact else ' class="open"'))
