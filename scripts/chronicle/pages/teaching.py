"""For teaching: a packet for each chapter, printable on its own, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views import teaching


def pages(book: Book) -> Iterator[Page]:
    """The list of packets, then one for each chapter; nothing without chapters."""
    if book.chapters:
        yield render(book, "teaching.html", teaching.overview(book))
    for view in teaching.packets(book):
        yield render(book, "packet.html", view)
