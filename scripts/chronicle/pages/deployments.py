"""One page for every deployment, and the page that lists them by side."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import locator_map
from chronicle.pages.page import Page, make
from chronicle.record.amounts import Figure
from chronicle.record.models import Claim, Deployment, Event, PlaceRecord, Side
from chronicle.views import common as views

# The property of a claim that gives the strength of a deployment, as the vocabulary names it.
STRENGTH = "strength"


def pages(book: Book) -> Iterator[Page]:
    """The list, then a page for each deployment."""
    corpus = book.corpus
    yield _index(book)
    for deployment in corpus.of(Deployment):
        related = views.related(deployment, corpus)
        yield make(
            book,
            addresses.address(deployment, corpus),
            "deployment.html",
            deployment.title,
            f"{deployment.date.words}. {deployment.summary}",
            deployment=deployment,
            where=locator_map.atlas(book).locate([corpus.get(PlaceRecord, place) for place in deployment.places]),
            testimonies=views.testimonies(corpus.linking(Claim, deployment.id, "about"), corpus),
            questions=views.questions(deployment, corpus),
            corrections=views.corrections(deployment, corpus),
            strip=views.strip([deployment, *(other for other in related if isinstance(other, Event))], corpus),
            related=[other for other in related if not isinstance(other, Event)],
            events=views.by_date(other for other in related if isinstance(other, Event)),
        )


def _index(book: Book) -> Page:
    corpus = book.corpus
    groups = []
    for side in corpus.of(Side):
        rows = []
        sent = views.by_date(corpus.linking(Deployment, side.id, "side"))
        for deployment in sorted(sent, key=partial(views.standing_order, corpus)):
            claims = [row.claim for row in views.testimonies(corpus.linking(Claim, deployment.id, "about"), corpus)]
            strengths = [c for c in claims if c.property_ == STRENGTH and isinstance(c.value, Figure)]
            rows.append((deployment, strengths))
        if rows:
            groups.append((side, rows))
    return make(book, "deployments/", "deployments.html", "Deployments", "Who sent whom where, on all sides.", groups=groups)
