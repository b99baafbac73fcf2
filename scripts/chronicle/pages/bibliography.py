"""The bibliography: every work by class of evidence, each with everything that rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views import bibliography


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    yield render(book, "bibliography.html", bibliography.view(book))
