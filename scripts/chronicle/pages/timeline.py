"""The timeline: every event on one page, by year."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views import timeline


def pages(book: Book) -> Iterator[Page]:
    """The one page; none without events."""
    view = timeline.timeline(book)
    if view:
        yield render(book, "timeline.html", view)
