"""Small maps that show where a record's places lie, for the margin of its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from markupsafe import Markup

from chronicle.book import Book, once_a_book
from chronicle.corpus.corpus import Corpus
from chronicle.corpus.outlines import Ring
from chronicle.drawing.geometry import View, land
from chronicle.drawing.lettering import LETTER, Mark, letter
from chronicle.drawing.map import Point, around, view
from chronicle.record.models import Frame, PlaceRecord

PIXEL = 2  # units of the drawing to a pixel
WIDTH, HEIGHT = 260, 250  # pixels, at most
TOLERANCE = 1.0 * PIXEL
RADIUS = 4.0
# Too large to be a point: the mark stands in the middle.
AREAS = ("country", "region", "province", "sea")


@dataclass(frozen=True)
class Located:
    """A locator map: the drawing, the name of the part of the earth, and the names of places that lie outside it."""

    svg: Markup
    name: str
    outside: tuple[str, ...]


@once_a_book
def atlas(book: Book) -> Atlas:
    """The locator maps of a book."""
    return Atlas(book.corpus, book.outlines)


@dataclass(frozen=True, eq=False)
class Atlas:
    """The frames of the record with the land in them, each drawn once for a whole build."""

    corpus: Corpus
    rings: tuple[Ring, ...]

    @cached_property
    def _views(self) -> list[tuple[str, View, str]]:
        """Name, view and land of every frame that is no inset, the closest first; an inset shows too little to find it."""
        frames = (frame for frame in self.corpus.of(Frame) if not frame.inset)
        found: list[tuple[str, View]] = [(frame.name, view(frame, WIDTH * PIXEL)) for frame in frames]
        if not found:
            points = [point(place) for place in self.corpus.of(PlaceRecord) if place.coordinates]
            found = [("", around(points, WIDTH * PIXEL))] if points else []
        views = sorted(((name, _fitted(seen)) for name, seen in found), key=lambda named: named[1].area)
        return [(name, seen, land(self.rings, seen, TOLERANCE)) for name, seen in views]

    def locate(self, places: Sequence[PlaceRecord]) -> Located | None:
        """The closest map that holds all places, or else as many as any does; None where none is on a map."""
        found = [point(place) for place in places if place.coordinates]
        best: tuple[list[Point], str, View, str] | None = None
        for name, seen, path in self._views:
            held = [p for p in found if seen.holds(p.longitude, p.latitude)]
            if held and (best is None or len(held) > len(best[0])):
                best = held, name, seen, path
        if best is None:
            return None
        held, name, seen, path = best
        inside = {p.id for p in held}
        return Located(
            _draw(held, name, seen, path),
            name,
            tuple(place.name for place in places if place.id not in inside and place.coordinates),
        )

    def small(self, p: Point) -> Markup | None:
        """A map of one place without its name, for a page that carries the land once for all (`shared`)."""
        for number, (_, seen, _) in enumerate(self._views):
            if seen.holds(p.longitude, p.latitude):
                x, y = seen.project(p.longitude, p.latitude)
                kind = "" if p.exact else Markup(' class="open"')
                return Markup(
                    '<svg viewBox="0 0 {} {}" aria-hidden="true"><use href="#land-{}"/>'
                    '<circle cx="{:.0f}" cy="{:.0f}" r="24"{}/></svg>'
                ).format(seen.width, seen.height, number + 1, x, y, kind)
        return None

    @property
    def shared(self) -> Markup:
        """The land of every frame, to be drawn where `small` asks for it."""
        paths = [
            Markup('<path class="land" id="land-{}" d="{}"/>').format(n, path) for n, (_, _, path) in enumerate(self._views, 1)
        ]
        return Markup('<svg class="shared" width="0" height="0" aria-hidden="true"><defs>{}</defs></svg>').format(
            Markup("").join(paths)
        )


def point(place: PlaceRecord, size: int = 0, told: str = "") -> Point:
    """A place that has coordinates as a point of a map."""
    assert place.coordinates
    exact = place.precision == "exact"
    return Point(place.id, place.name, *place.coordinates, size, told, exact, place.kind in AREAS and not exact)


def _fitted(seen: View) -> View:
    """A view that is no higher than a locator map may be."""
    return replace(seen, width=round(seen.width * min(1.0, HEIGHT * PIXEL / seen.height)))


def _draw(points: Sequence[Point], name: str, seen: View, path: str) -> Markup:
    marks = [Mark(p.id, x / PIXEL, y / PIXEL, RADIUS, p.name, LETTER * 12 / 11) for p in points for x, y in [_at(p, seen)]]
    room = letter(marks, seen.width / PIXEL, seen.height / PIXEL, (1,))
    parts = []
    for p in points:
        x, y = _at(p, seen)
        kind = "" if p.exact else Markup(' class="open"')
        parts.append(
            Markup('<circle cx="{:.0f}" cy="{:.0f}" r="{:.0f}"{}/>').format(x, y, RADIUS * PIXEL * (2 if p.wide else 1), kind)
        )
        if side := room.get(p.id):
            anchor = "" if side.anchor == "start" else Markup(' text-anchor="{}"').format(side.anchor)
            parts.append(
                Markup('<text x="{:.0f}" y="{:.0f}"{}>{}</text>').format(x + side.x * PIXEL, y + side.y * PIXEL, anchor, p.name)
            )
    said = f"Map{f' of {name}' if name else ''} with {', '.join(p.name for p in points)}"
    return Markup('<svg viewBox="0 0 {} {}" width="{}" role="img" aria-label="{}"><path class="land" d="{}"/>{}</svg>').format(
        seen.width, seen.height, seen.width // PIXEL, said, path, Markup("").join(parts)
    )


def _at(p: Point, seen: View) -> tuple[float, float]:
    return seen.project(p.longitude, p.latitude)
