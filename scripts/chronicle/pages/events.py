"""One page for every event."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.drawing import locator_map
from chronicle.pages.page import Page, render
from chronicle.views import events


def pages(book: Book) -> Iterator[Page]:
    """A page for each event, in order of date."""
    atlas = locator_map.atlas(book)
    for view in events.events(book):
        yield render(book, "event.html", view, where=atlas.locate(view.located))
