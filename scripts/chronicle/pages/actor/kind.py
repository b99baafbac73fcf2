"""Actors, as the site has them."""

from collections.abc import Iterator
from typing import Any

from chronicle.corpus import addresses
from chronicle.exports.structured import same_as
from chronicle.frame.family import OnePage, Pages, every
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.actor.page import render_actor, render_actors
from chronicle.records.actor import Actor
from chronicle.search.documents import SearchDocument, first_words, record_document

# What an actor is in the terms of schema.org, by its kind, if it is not just an organisation.
TYPES = {
    "person": "Person",
    "state": "Country",
    "party": "PoliticalParty",
    "outlet": "NewsMediaOrganization",
}


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


def structured(actor: Actor, history: History) -> dict[str, Any]:
    """An actor with the other forms of its name, and as others identify it."""
    others = dict.fromkeys(name.text for name in actor.names)
    others.pop(actor.label.as_text, None)
    return {
        "@type": TYPES.get(actor.kind, "Organization"),
        "alternateName": list(others),
        "sameAs": same_as(actor.identifiers),
    }


ACTOR = Kind(
    model=Actor,
    documents=documents,
    structured=structured,
    pages=(
        OnePage(addresses.ACTORS, render_actors, of=every(Actor)),
        Pages(every(Actor), render_actor),
    ),
)
