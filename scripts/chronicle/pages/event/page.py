"""The page of an event."""

from chronicle.graphics import event_timeline
from chronicle.history import History, cached_per_history
from chronicle.layout import Page, PageTemplate, render_record_page
from chronicle.queries import ordering, related_records
from chronicle.records import Event

EVENTS_BEFORE_AND_AFTER = 2


@cached_per_history
def events_in_order(history: History) -> list[Event]:
    """Return all events in the order of the timeline."""
    return ordering.sort_by_list_order(history.corpus.of(Event))


def render_event(history: History, event: Event) -> Page:
    """Render the page of an event."""
    events = events_in_order(history)
    index = events.index(event)
    first = max(0, index - EVENTS_BEFORE_AND_AFTER)
    adjacent_events = events[first : index + EVENTS_BEFORE_AND_AFTER + 1]
    context = PageTemplate(
        "event.html",
        "record-page event",
        event=event,
        adjacent_events=adjacent_events,
        drawing=event_timeline.timeline_for_event(history, event),
        related=related_records.related_records(history, event, excluded=adjacent_events),
    )
    return render_record_page(
        history,
        event,
        event.summary,
        context,
        headline=f"{event.label.as_text}, {event.date.words}",
    )
