"""One page for every event."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import locator_map
from chronicle.pages.page import Page, make
from chronicle.record.models import Claim, Event, PlaceRecord
from chronicle.views import common as views


def pages(book: Book) -> Iterator[Page]:
    """A page for each event, in order of date."""
    corpus = book.corpus
    ordered = views.by_date(corpus.of(Event))
    for index, event in enumerate(ordered):
        yield make(
            book,
            addresses.address(event, corpus),
            "event.html",
            event.title,
            f"{event.date.words}. {event.summary}",
            event=event,
            where=locator_map.atlas(book).locate([corpus.get(PlaceRecord, place) for place in event.places]),
            testimonies=views.testimonies(corpus.linking(Claim, event.id, "about"), corpus),
            questions=views.questions(event, corpus),
            corrections=views.corrections(event, corpus),
            related=views.related(event, corpus),
            neighbours=views.neighbours(ordered, index),
        )
