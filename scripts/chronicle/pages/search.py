"""The page of the search. A script answers on it; without one it names the ways that need none."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Plan, render
from chronicle.views import search


def pages(book: Book) -> Iterator[Plan]:
    """The one page."""
    yield Plan(addresses.SEARCH, lambda: render(book, "search.html", search.search(book)))
