"""Actors, as the site has them."""

from collections.abc import Iterator

from chronicle.corpus import addresses
from chronicle.frame.family import OnePage, Pages, records_by_page
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.actor.page import render_actor, render_actors
from chronicle.records.actor import Actor
from chronicle.search.documents import SearchDocument, first_words, record_document


def documents(history: History, actor: Actor) -> Iterator[SearchDocument]:
    """An actor by who this is, and what it is a part of."""
    yield record_document(
        history,
        actor,
        kind=history.corpus.settings.actor_kinds[actor.kind].one,
        line=first_words(actor.description),
        texts=(actor.description,),
        named=actor.part_of,
    )


ACTOR = Kind(
    model=Actor,
    documents=documents,
    pages=(
        OnePage(addresses.ACTORS, render_actors, of=records_by_page(Actor)),
        Pages(records_by_page(Actor), render_actor),
    ),
)
