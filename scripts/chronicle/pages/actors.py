"""One page for every actor, and the page that lists them by kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from chronicle import addresses
from chronicle.corpus import Corpus
from chronicle.pages import views
from chronicle.pages.page import KIND_NAMES, Book, Page, make
from chronicle.records import Actor, ActorKind, Claim, Deployment, Event, Relation

# Each relation as it reads on the page of who has it, and on the page of whom it names.
RELATIONS = {
    "led_by": ("Led by", "Led"),
    "member_of": ("Member of", "Members"),
    "succeeded_by": ("Succeeded by", "Succeeded"),
    "renamed_to": ("Later named", "Earlier named"),
    "organ_of": ("Organ of", "Organs"),
    "relative_of": ("Relative of", "Relative of"),
}


def pages(book: Book) -> Iterator[Page]:
    """The list, then a page for each actor."""
    corpus = book.corpus
    yield _index(book)
    for actor in corpus.of(Actor):
        wholes, parts = views.whole_and_parts(actor, corpus)
        events = corpus.linking(Event, actor.id)
        about = corpus.linking(Claim, actor.id, "about")
        yield make(
            book,
            addresses.address(actor, corpus),
            "actor.html",
            actor.name,
            actor.description,
            actor=actor,
            wholes=wholes,
            parts=parts,
            relations=_relations(actor, corpus),
            deployments=views.by_date(corpus.linking(Deployment, actor.id, "sender", "host", "unit")),
            about=views.testimonies(about, corpus),
            voiced=views.testimonies(corpus.linking(Claim, actor.id, "voice"), corpus),
            questions=views.questions(actor, corpus),
            corrections=views.corrections(actor, corpus),
            related=views.related(actor, corpus),
            events=events,
            groups=list(views.by_year(events)),
        )


def _relations(actor: Actor, corpus: Corpus) -> list[tuple[str, list[tuple[Actor, Relation]]]]:
    """An actor's relations in both directions, under the words that head them."""
    found: dict[str, list[tuple[Actor, Relation]]] = {}
    for relation in actor.relations:
        found.setdefault(RELATIONS[relation.type][0], []).append((corpus.get(Actor, relation.actor), relation))
    for other in corpus.linking(Actor, actor.id, "relations.actor"):
        for relation in other.relations:
            if relation.actor == actor.id:
                found.setdefault(RELATIONS[relation.type][1], []).append((other, relation))
    return list(found.items())


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
