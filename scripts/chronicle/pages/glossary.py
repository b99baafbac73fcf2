"""The glossary: every abbreviation and word that is explained where it occurs."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Plan, render
from chronicle.views import glossary


def pages(book: Book) -> Iterator[Plan]:
    """The one page, where there are terms."""
    if view := glossary.view(book):
        yield Plan(addresses.GLOSSARY, lambda: render(book, "glossary.html", view))
