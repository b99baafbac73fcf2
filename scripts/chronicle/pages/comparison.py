"""The page that compares the papers, where there is more than one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import witnesses
from chronicle.pages.page import Page, Plan, render
from chronicle.views import comparison, papers


def pages(book: Book) -> Iterator[Plan]:
    """The one page, or none."""
    if papers.comparison(book):
        yield Plan(addresses.PAPERS, partial(_page, book))


def _page(book: Book) -> Page:
    view = comparison.view(book)
    drawing = witnesses.draw(view.papers, view.shared, view.address) if view.shared else None
    return render(book, "comparison.html", view, drawing=drawing)
