"""The places: a map drawn at build time, and every place by country."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import locator_map, map
from chronicle.pages.page import Page, Plan, render
from chronicle.record.models import Line, PlaceRecord
from chronicle.views import places


def pages(book: Book) -> Iterator[Plan]:
    """The one page; none without places or lines."""
    if any(book.corpus.of(kind) for kind in (PlaceRecord, Line)):
        yield Plan(addresses.PLACES, lambda: _places(book))


def _places(book: Book) -> Page:
    view, atlas = places.view(book), locator_map.atlas(book)
    points = [place.point for country in view.countries for place in country.places]
    return render(
        book,
        "places.html",
        view,
        sheets=map.draw(view.map, book.outlines),
        legend=map.legend(),
        off_map=list(map.off_map(view.map)),
        small_maps={p.id: atlas.small(p) for p in points if p and not p.is_area},
        land=atlas.shared,
    )
