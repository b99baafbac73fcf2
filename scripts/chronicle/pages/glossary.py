"""The glossary: every abbreviation and word that is explained where it occurs."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views import glossary


def pages(book: Book) -> Iterator[Page]:
    """The one page, where there are terms."""
    if view := glossary.view(book):
        yield render(book, "glossary.html", view)
