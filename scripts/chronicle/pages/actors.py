"""One page for every actor, and the page that lists them by kind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import get_args

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import network as graph
from chronicle.pages.page import KIND_NAMES, Page, make
from chronicle.record.models import Actor, ActorKind, Claim, Deployment, Event
from chronicle.views import common as views
from chronicle.views import relationships as ties_of

# How many rows of ties stand open; the rest is folded.
OPEN = 12


def pages(book: Book) -> Iterator[Page]:
    """The list, then a page for each actor."""
    corpus = book.corpus
    network = ties_of.network(corpus)
    yield _index(book)
    for actor in corpus.of(Actor):
        ties = network.get(actor.id, ())
        deployments = views.by_date(corpus.linking(Deployment, actor.id, "sender", "host", "unit"))
        events = corpus.linking(Event, actor.id)
        about = corpus.linking(Claim, actor.id, "about")
        yield make(
            book,
            addresses.address(actor, corpus),
            "actor.html",
            actor.name,
            actor.description,
            actor=actor,
            strip=views.strip(events + tuple(deployments), corpus),
            ties=ties,
            opened=OPEN,
            graph=partial(graph.draw, actor, ties, network),
            deployments=deployments,
            about=views.testimonies(about, corpus),
            voiced=views.testimonies(corpus.linking(Claim, actor.id, "voice"), corpus),
            questions=views.questions(actor, corpus),
            corrections=views.corrections(actor, corpus),
            related=views.related(actor, corpus),
            events=events,
            groups=list(views.by_year(events)),
        )


def _index(book: Book) -> Page:
    corpus = book.corpus
    groups = []
    for kind in get_args(ActorKind):
        actors = sorted((actor for actor in corpus.of(Actor) if actor.kind == kind), key=lambda actor: actor.name.casefold())
        rows = [
            (
                actor,
                next((name for name in actor.names if name.script and name.script != "Latn"), None),
                len(corpus.linking(Event, actor.id)),
            )
            for actor in actors
        ]
        if rows:
            groups.append((kind, KIND_NAMES[kind], rows))
    return make(
        book,
        "actors/",
        "actors.html",
        "People and units",
        "Everyone and everything that acts or is quoted.",
        groups=groups,
    )
