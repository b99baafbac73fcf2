"""The pages of each paper: what the site takes from it, place by place, its notes, its names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.book import Book
from chronicle.pages.page import Page, Plan, render
from chronicle.record.models import Work
from chronicle.views import papers, selection


def pages(book: Book) -> Iterator[Plan]:
    """A page for each paper, with those of its notes and its names."""
    for paper in selection.papers(book.corpus):
        yield Plan(book.addresses[paper.id], partial(_paper, book, paper))
        for way in papers.parts(book, paper):
            yield Plan(way.address, partial(_part, book, paper, way.kind))


def _paper(book: Book, paper: Work) -> Page:
    return render(book, "paper.html", papers.view(book, paper))


def _part(book: Book, paper: Work, end: str) -> Page:
    return render(book, "paper-part.html", papers.part(book, paper, end))
