"""One page for every question, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, make
from chronicle.record.models import Claim, Question, Work
from chronicle.views import common as views


def pages(book: Book) -> Iterator[Page]:
    """The list, then a page for each question with its answers side by side."""
    corpus = book.corpus
    questions = corpus.of(Question)
    yield make(
        book,
        "questions/",
        "questions.html",
        "Questions",
        "Where the papers or their sources disagree.",
        questions=questions,
    )
    for question in questions:
        positions = [
            (position, views.testimonies((corpus.get(Claim, claim) for claim in position.claims), corpus))
            for position in question.positions
        ]
        claims = [row.claim for _, rows in positions for row in rows]
        subjects = dict.fromkeys([*question.see, *(claim.about for claim in claims)])
        subjects.pop(question.id, None)
        yield make(
            book,
            addresses.address(question, corpus),
            "question.html",
            question.title,
            question.why,
            question=question,
            positions=positions,
            subjects=[corpus[subject] for subject in subjects],
            papers=[corpus.get(Work, paper) for paper in dict.fromkeys(p for claim in claims for p in views.told_by(claim))],
            charts=dict.fromkeys(chart for _, rows in positions for row in rows for chart in row.charts),
            corrections=views.corrections(question, corpus),
        )
