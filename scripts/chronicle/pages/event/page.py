"""The page of an event."""

from collections.abc import Sequence

from markupsafe import Markup

from chronicle.drawing import period
from chronicle.frame import Page, PageContext, record_page
from chronicle.history import History, once_per_history
from chronicle.queries import ordering, selection
from chronicle.records import Event, Record

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
    drawing: Markup
    """All events over the whole period, from which its own year is widened."""
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
