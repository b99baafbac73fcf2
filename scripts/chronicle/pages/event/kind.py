"""Events, as the site has them."""

from collections.abc import Iterator

from chronicle.frame.family import Pages, records_by_page
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.event.page import render_event
from chronicle.records.event import Event
from chronicle.search.documents import SearchDocument, first_words, record_document


def documents(history: History, event: Event) -> Iterator[SearchDocument]:
    """An event by what happened, who took part, where, and its themes."""
    actors = [part.actor for part in event.actors]
    yield record_document(
        history,
        event,
        line=first_words(event.summary),
        texts=(event.summary, event.short),
        named=(*actors, *event.places, *event.themes),
        stands_out=event.weight == "major",
    )


EVENT = Kind(
    model=Event,
    documents=documents,
    pages=(Pages(records_by_page(Event), render_event),),
)
