"""The bibliography: every work by class of evidence; and for each a page with what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, Plan, render
from chronicle.record.models import Work
from chronicle.views import bibliography


def pages(book: Book) -> Iterator[Plan]:
    """The list and the page of each work that is none of the papers; none without works."""
    if book.corpus.of(Work):
        yield Plan(addresses.BIBLIOGRAPHY, lambda: _bibliography(book))
    for work in bibliography.works(book):
        yield Plan(addresses.rests_on(work), partial(_work, book, work))


def _bibliography(book: Book) -> Page:
    return render(book, "bibliography.html", bibliography.view(book))


def _work(book: Book, work: Work) -> Page:
    return render(book, "work.html", bibliography.work_view(book, work))
