"""The page of the data: downloads, tables with their columns, words and terms, how to cite them."""

from __future__ import annotations

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views.data import DataView


def page(book: Book, view: DataView) -> Page:
    """The one page."""
    return render(book, "data.html", view)
