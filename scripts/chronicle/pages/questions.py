"""One page for every question, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views import questions


def pages(book: Book) -> Iterator[Page]:
    """The list, then a page for each question with its answers side by side."""
    yield render(book, "questions.html", questions.overview(book))
    for view in questions.questions(book):
        yield render(book, "question.html", view)
