"""The page of what is missing from the record, which asks for help."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Plan, render
from chronicle.views import gaps


def pages(book: Book) -> Iterator[Plan]:
    """The one page."""
    yield Plan(addresses.GAPS, lambda: render(book, "gaps.html", gaps.view(book)))
