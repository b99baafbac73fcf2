"""For teaching: the sheet of each chapter, printable on its own, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, Plan, render
from chronicle.story.chapters import Chapter
from chronicle.views import teaching


def pages(book: Book) -> Iterator[Plan]:
    """The list of sheets, then one for each chapter; nothing without chapters."""
    if book.chapters:
        yield Plan(
            addresses.TEACHING, lambda: render(book, "teaching.html", teaching.overview(book))
        )
    for chapter in book.chapters:
        yield Plan(chapter.handout, partial(_handout, book, chapter))


def _handout(book: Book, chapter: Chapter) -> Page:
    return render(book, "handout.html", teaching.handout(book, chapter))
