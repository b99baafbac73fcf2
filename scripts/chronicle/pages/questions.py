"""One page for every question, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import spread
from chronicle.pages.page import Page, Plan, render
from chronicle.record.models import Question
from chronicle.views import questions


def pages(book: Book) -> Iterator[Plan]:
    """The list, then a page for each question with its answers side by side; none without any."""
    if book.corpus.of(Question):
        yield Plan(addresses.QUESTIONS, partial(_overview, book))
    for question in book.corpus.of(Question):
        yield Plan(book.addresses[question.id], partial(_question, book, question))


def _overview(book: Book) -> Page:
    return render(book, "questions.html", questions.overview(book), draw=spread.draw)


def _question(book: Book, question: Question) -> Page:
    return render(book, "question.html", questions.view(book, question), draw=spread.draw)
