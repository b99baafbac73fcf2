"""Events, as the site has them."""

from collections.abc import Iterator
from typing import Any

from chronicle.exports.structured import Node, filled, named, span
from chronicle.frame.family import Pages, every
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.event.page import render_event
from chronicle.pages.place.structured import place_node
from chronicle.records.event import Event
from chronicle.records.place import PlaceRecord
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
    where = [place_node(place, history) for place in places]
    about = [named(corpus[name], history) for name in actors]
    node: Node = {
        "@type": "Event",
        **span(event.date),
        "description": event.summary.as_text,
        "location": where,
        "about": about,
        "subjectOf": telling,
    }
    return filled(node)


EVENT = Kind(
    model=Event,
    documents=documents,
    structured=structured,
    pages=(Pages(every(Event), render_event),),
)
