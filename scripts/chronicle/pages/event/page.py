"""The page of an event."""

from collections.abc import Iterator, Sequence

from chronicle.frame.context import PageContext
from chronicle.frame.family import Pages, records_by_page
from chronicle.frame.kind import Kind
from chronicle.frame.page import Page, record_page
from chronicle.history import History, once_per_history
from chronicle.queries import ordering, selection
from chronicle.records import Event, Record
from chronicle.search.documents import SearchDocument, first_words, record_document

# How many events are named before and after each.
NEIGHBOURS = 2


@once_per_history
def events_in_order(history: History) -> list[Event]:
    """All events in the order of the timeline."""
    return ordering.in_list_order(history.corpus.of(Event))


class EventPage(PageContext):
    """What the page of an event shows."""

    template = "event.html"
    style = "leaf event"

    event: Event
    """The event."""
    neighbours: Sequence[Event]
    """The events before and after it, and itself among them."""
    related: Sequence[Record]
    """What is related to it besides these."""


def render_event(history: History, event: Event) -> Page:
    """The page of an event."""
    events = events_in_order(history)
    index = events.index(event)
    neighbours = events[max(0, index - NEIGHBOURS) : index + NEIGHBOURS + 1]
    context = EventPage(
        event=event,
        neighbours=neighbours,
        related=selection.related(history, event, besides=neighbours),
    )
    return record_page(
        history,
        event,
        event.summary,
        context,
        headline=f"{event.label.as_text}, {event.date.words}",
    )


def documents(history: History, event: Event) -> Iterator[SearchDocument]:
    """An event by what happened, who took part, where, and its themes."""
    actors = [part.actor for part in event.actors]
    named = (*actors, *event.places, *event.themes)
    yield record_document(
        history,
        event,
        line=first_words(event.summary),
        texts=(event.summary, event.short),
        named=named,
        stands_out=event.weight == "major",
    )


EVENT = Kind(
    model=Event,
    documents=documents,
    pages=(Pages(records_by_page(Event), render_event),),
)
