"""The page of the search. A script answers on it; without one it names the ways that need none."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views import search


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    yield render(book, "search.html", search.search(book))
