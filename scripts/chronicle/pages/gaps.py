"""The page of what is missing from the record, which asks for help."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views import gaps


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    yield render(book, "gaps.html", gaps.view(book))
