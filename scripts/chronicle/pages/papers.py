"""One page for each paper: what the site takes from it, place by place."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views import papers


def pages(book: Book) -> Iterator[Page]:
    """A page for each paper."""
    for view in papers.papers(book):
        yield render(book, "paper.html", view)
