"""The page of an event."""

from chronicle.drawing import period
from chronicle.frame import Page, Template, record_page
from chronicle.history import History, once_per_history
from chronicle.queries import ordering, selection
from chronicle.records import Event

NEIGHBOURS_BEFORE_AND_AFTER = 2


@once_per_history
def events_in_order(history: History) -> list[Event]:
    """Return all events in the order of the timeline."""
    return ordering.in_list_order(history.corpus.of(Event))


def render_event(history: History, event: Event) -> Page:
    """Render the page of an event."""
    events = events_in_order(history)
    index = events.index(event)
    first = max(0, index - NEIGHBOURS_BEFORE_AND_AFTER)
    neighbours = events[first : index + NEIGHBOURS_BEFORE_AND_AFTER + 1]
    context = Template(
        "event.html",
        "leaf event",
        event=event,
        neighbours=neighbours,
        drawing=period.of_event(history, event),
        related=selection.related(history, event, besides=neighbours),
    )
    return record_page(
        history,
        event,
        event.summary,
        context,
        headline=f"{event.label.as_text}, {event.date.words}",
    )
