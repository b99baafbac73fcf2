"""For teaching: a packet for each chapter, printable on its own, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, Plan, render
from chronicle.story.chapters import Chapter
from chronicle.views import teaching


def pages(book: Book) -> Iterator[Plan]:
    """The list of packets, then one for each chapter; nothing without chapters."""
    if book.chapters:
        yield Plan(addresses.TEACHING, lambda: render(book, "teaching.html", teaching.overview(book)))
    for chapter in book.chapters:
        yield Plan(chapter.packet, partial(_packet, book, chapter))


def _packet(book: Book, chapter: Chapter) -> Page:
    return render(book, "packet.html", teaching.packet(book, chapter))
