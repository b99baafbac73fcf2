"""Events, as the site has them."""

from collections.abc import Iterator
from typing import Any

from chronicle.corpus import addresses
from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.exports.structured import Node, filled, named, span
from chronicle.history import History
from chronicle.kinds.event.model import Event
from chronicle.kinds.event.page import render_event, render_way_to_all
from chronicle.kinds.kind import Kind
from chronicle.kinds.place.model import PlaceRecord
from chronicle.kinds.place.structured import place_node
from chronicle.pages.family import OnePage, Pages, every
from chronicle.search.documents import SearchDocument, first_words, record_document


def documents(history: History, event: Event) -> Iterator[SearchDocument]:
    """An event by what happened, who took part, where, and its themes."""
    actors = [part.actor for part in event.actors]
    yield record_document(
        history,
        event,
        line=first_words(event.summary),
        texts=(event.summary,),
        named=(*actors, *event.places, *event.themes),
        stands_out=event.weight == "major",
    )


def structured(event: Event, history: History) -> dict[str, Any]:
    """An event with its dates and places, who had a part in it, and the works that tell of it."""
    corpus = history.corpus
    places = [corpus.get(PlaceRecord, name) for name in event.places]
    actors = dict.fromkeys(part.actor for part in event.actors)
    works = dict.fromkeys(source.work for source in event.sources)
    telling = []
    for name in works:
        telling.append({"@type": "CreativeWork", **named(corpus[name], history)})
    node: Node = {
        "@type": "Event",
        **span(event.date),
        "description": event.summary.as_text,
        "location": [place_node(place, history) for place in places],
        "about": [named(corpus[name], history) for name in actors],
        "subjectOf": telling,
    }
    return filled(node)


def those_who_met_took_part(records: Records) -> Iterator[Finding]:
    """Who met in an event is among its actors."""
    for event in records_of(Event, records):
        present = {part.actor for part in event.actors}
        for index, actor in enumerate(event.met):
            if actor not in present:
                message = f"“{actor}” met somebody but is not among the actors of the event"
                yield Finding(event.id, ("met", index), message)


EVENT = Kind(
    model=Event,
    documents=documents,
    structured=structured,
    checks=(those_who_met_took_part,),
    pages=(
        OnePage(addresses.EVENTS, render_way_to_all, of=every(Event)),
        Pages(every(Event), render_event),
    ),
)
