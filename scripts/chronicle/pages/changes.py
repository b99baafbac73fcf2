"""What changed, version by version."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Plan, render
from chronicle.views import changes


def pages(book: Book) -> Iterator[Plan]:
    """The one page, where any change is entered."""
    if view := changes.view(book):
        yield Plan(addresses.CHANGES, lambda: render(book, "changes.html", view))
