"""The timeline: every event on one page, by year."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, Plan, render
from chronicle.record.models import Event
from chronicle.views import timeline


def pages(book: Book) -> Iterator[Plan]:
    """The one page; none without events."""
    if book.corpus.of(Event):
        yield Plan(addresses.TIMELINE, lambda: _timeline(book))


def _timeline(book: Book) -> Page:
    view = timeline.timeline(book)
    assert view is not None
    return render(book, "timeline.html", view)
