"""The places: a map drawn at build time, and every place by country."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle import addresses
from chronicle.pages import views
from chronicle.pages.map import Point, draw
from chronicle.pages.page import Book, Page, make
from chronicle.records import Claim, Deployment, Event, PlaceRecord

# Too large to be a point on the map.
AREAS = ("country", "region", "province", "sea")


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    corpus = book.corpus
    groups: dict[str, list[tuple[object, ...]]] = {}
    points = []
    for place in sorted(corpus.of(PlaceRecord), key=lambda place: (place.country or "~", place.name.casefold())):
        events = views.by_date(corpus.linking(Event, place.id, "places"))
        deployments = views.by_date(corpus.linking(Deployment, place.id, "places"))
        testimonies = views.testimonies(corpus.linking(Claim, place.id, "about"), corpus)
        whole = corpus.get(PlaceRecord, place.part_of) if place.part_of else None
        row = (place, events, deployments, testimonies, whole, views.corrections(place, corpus), views.questions(place, corpus))
        groups.setdefault(place.country or "Elsewhere", []).append(row)
        if place.coordinates and place.kind not in AREAS:
            size = len(events) + len(deployments)
            points.append(Point(place.id, place.name, *place.coordinates, size, place.precision == "exact"))
    yield make(
        book,
        addresses.PLACES,
        "places.html",
        "Places",
        "The map and every place that the papers name.",
        groups=list(groups.items()),
        map=draw(points, book.outlines),
    )
