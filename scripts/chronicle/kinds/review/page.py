"""The page of reviews: what was found, and a form by which anybody can add to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.kinds.review.model import VERDICTS, Criterion, Review
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.values.amounts import counted_in_words
from chronicle.values.text import Prose, capital

FORM = """\
- id: review-{version_id}-your-name
  by: Your name
  standing: >-
    Who you are, and what you know of the subject or of such sites.
  interest: >-
    Whether you have to do with this site, its {papers} or their authors.
  date: '{today}'
  version: {version}
  looked_at: >-
    What you read and tried, and against what you held it.
  judgements:"""
ANSWER = """\
    - criterion: {criterion}
      verdict: …
      why: >-
        …"""


@dataclass(frozen=True, kw_only=True)
class ReviewsPage(PageContext):
    """What the page of reviews shows."""

    template = "reviews.html"
    style = "index reviews"

    reviews: Sequence[Review]
    """The reviews, the latest first."""
    how_many: str
    """How many reviews there are, in a sentence."""
    criteria: Sequence[Criterion]
    """The criteria, in the order of the data."""
    verdicts: dict[str, str]
    """How a site may stand to a criterion, with what that means."""
    form: str
    """A review to be filled in, as YAML."""


def render_reviews(history: History) -> Page:
    """The page of reviews."""
    corpus = history.corpus
    reviews = sorted(corpus.of(Review), key=lambda review: review.date.sort_key, reverse=True)
    context = ReviewsPage(
        reviews=reviews,
        how_many=_how_many(reviews),
        criteria=corpus.of(Criterion),
        verdicts=VERDICTS,
        form=form(history),
    )
    return make_page(
        history,
        context,
        address=addresses.REVIEWS,
        title=Prose("Reviews"),
        description="What others found of this site, by criterion, and how to review it.",
    )


def _how_many(reviews: Sequence[Review]) -> str:
    """How many reviews there are, in a sentence or two."""
    if not reviews:
        return "No outsider has reviewed it yet. Below is the form for it."
    number = capital(counted_in_words(len(reviews), "review", "reviews"))
    return f"{number} of this site by who had no part in it."


def form(history: History) -> str:
    """A review of the last version to be filled in, as YAML: a line a criterion."""
    version = history.version or "2026.1.0"
    head = FORM.format(
        version_id=version.replace(".", "-"),
        papers=history.corpus.settings.papers.many,
        today=history.day,
        version=version,
    )
    lines = [ANSWER.format(criterion=one.id) for one in history.corpus.of(Criterion)]
    return "\n".join([head, *lines])
