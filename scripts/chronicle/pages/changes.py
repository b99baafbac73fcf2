"""What changed, version by version."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views import changes


def pages(book: Book) -> Iterator[Page]:
    """The one page, where any change is entered."""
    if view := changes.view(book):
        yield render(book, "changes.html", view)
