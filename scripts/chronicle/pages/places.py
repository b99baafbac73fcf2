"""The places: a map drawn at build time, and every place by country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import locator_map as locator
from chronicle.drawing import map
from chronicle.pages.page import Page, make
from chronicle.record.models import Claim, Deployment, Event, Frame, Line, PlaceRecord
from chronicle.views import common as views

FEWEST = 3  # records that make a small timeline worth drawing


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    corpus = book.corpus
    groups: dict[str, list[dict[str, Any]]] = {}
    points = []
    lines = corpus.of(Line)
    drawn = {line.place for line in lines}
    for place in sorted(corpus.of(PlaceRecord), key=lambda place: (place.country or "~", place.name.casefold())):
        events = views.by_date(corpus.linking(Event, place.id, "places"))
        deployments = views.by_date(corpus.linking(Deployment, place.id, "places"))
        records: list[Event | Deployment] = [*events, *deployments]
        told = ", ".join(filter(None, (_counted(len(events), "event"), _counted(len(deployments), "deployment"))))
        entry = {
            "place": place,
            "records": records,
            "told": told,
            "testimonies": views.testimonies(corpus.linking(Claim, place.id, "about"), corpus),
            "whole": corpus.get(PlaceRecord, place.part_of) if place.part_of else None,
            "slips": views.corrections(place, corpus),
            "questions": views.questions(place, corpus),
            "strip": views.strip(records, corpus) if len(records) >= FEWEST else None,
            "lines": corpus.linking(Line, place.id, "place"),
            "where": None,
        }
        groups.setdefault(place.country or "Elsewhere", []).append(entry)
        if place.coordinates:
            point = locator.point(place, len(records), told)
            if not point.wide:
                entry["where"] = locator.atlas(book).small(point)
            if place.id not in drawn and (point.size or not point.wide):
                points.append(point)
    sheets = map.draw(points, lines, corpus.of(Frame), book.outlines)
    yield make(
        book,
        addresses.PLACES,
        "places.html",
        "Places",
        "The map and every place that the papers name.",
        groups=list(groups.items()),
        sheets=sheets,
        legend=map.legend(),
        land=locator.atlas(book).shared,
        off=[corpus[point.id] for point in map.outside(points, corpus.of(Frame))],
        lines=lines,
    )


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'s' if number != 1 else ''}" if number else ""
