"""The bibliography: every work by class of evidence, each with everything that rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, Plan, render
from chronicle.record.models import Work
from chronicle.views import bibliography


def pages(book: Book) -> Iterator[Plan]:
    """The one page; none without works."""
    if book.corpus.of(Work):
        yield Plan(addresses.BIBLIOGRAPHY, lambda: _bibliography(book))


def _bibliography(book: Book) -> Page:
    return render(book, "bibliography.html", bibliography.view(book))
