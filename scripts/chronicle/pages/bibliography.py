"""The bibliography: every work by class of evidence, each with everything that rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Plan, render
from chronicle.views import bibliography


def pages(book: Book) -> Iterator[Plan]:
    """The one page."""
    yield Plan(addresses.BIBLIOGRAPHY, lambda: render(book, "bibliography.html", bibliography.view(book)))
