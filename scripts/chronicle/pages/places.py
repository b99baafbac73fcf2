"""The places: a map drawn at build time, and every place by country."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.drawing import locator_map, map
from chronicle.pages.page import Page, render
from chronicle.views import places


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    view, atlas = places.view(book), locator_map.atlas(book)
    points = [place.point for country in view.countries for place in country.places]
    yield render(
        book,
        "places.html",
        view,
        sheets=map.draw(view.map, book.outlines),
        legend=map.legend(),
        off_map=list(map.off_map(view.map)),
        small_maps={p.id: atlas.small(p) for p in points if p and not p.is_area},
        land=atlas.shared,
    )
