"""One page for every event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.book import Book
from chronicle.drawing import locator_map
from chronicle.pages.page import Page, Plan, render
from chronicle.record.models import Event
from chronicle.views import events


def pages(book: Book) -> Iterator[Plan]:
    """A page for each event, in order of date."""
    for event in events.ordered(book):
        yield Plan(book.addresses[event.id], partial(_event, book, event))


def _event(book: Book, event: Event) -> Page:
    view = events.view(book, event)
    return render(book, "event.html", view, where=locator_map.atlas(book).locate(view.located))
