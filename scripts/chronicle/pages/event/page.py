"""The page of an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.corpus import addresses
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page, record_page
from chronicle.history import History, once_per_history
from chronicle.queries import ordering, selection
from chronicle.queries.claims import StatementGroup, about
from chronicle.queries.statements import Elsewhere, elsewhere
from chronicle.records.base import Record
from chronicle.records.event import Event
from chronicle.values.text import Prose

# How many events are named before and after each.
NEIGHBOURS = 2


@once_per_history
def ordered(history: History) -> list[Event]:
    """All events in the order of the timeline."""
    return ordering.as_listed(history.corpus.of(Event))


@once_per_history
def _indices(history: History) -> dict[str, int]:
    """Index of each event in that order, by id."""
    return {event.id: index for index, event in enumerate(ordered(history))}


@dataclass(frozen=True, kw_only=True)
class EventPage(PageContext):
    """What the page of an event shows."""

    template = "event.html"
    style = "leaf event"

    event: Event
    """The event."""
    steps: Sequence[tuple[str, str]]
    """The way to the page: each step an address and its words."""
    statements: Sequence[StatementGroup]
    """What is said of it."""
    elsewhere: Sequence[Elsewhere]
    """Where other statements stand on the questions that name it."""
    neighbours: Sequence[Event]
    """The events before and after it, and itself among them."""
    related: Sequence[Record]
    """What is related to it besides these."""


@dataclass(frozen=True, kw_only=True)
class EventsPage(PageContext):
    """The way from the address of all events to the timeline, and the main ones of them."""

    template = "events.html"
    style = "former"

    events: Sequence[Event]
    """All of them, in order of time."""
    main: Sequence[Event]
    """Those that weigh most, in order of time."""


def render_event(history: History, event: Event) -> Page:
    """The page of an event."""
    index = _indices(history)[event.id]
    first = max(0, index - NEIGHBOURS)
    neighbours = ordered(history)[first : index + NEIGHBOURS + 1]
    filed = event.date.filed
    steps = [
        (addresses.TIMELINE, "Timeline"),
        (f"{addresses.TIMELINE}#year-{filed}", ordering.year_heading(filed)),
    ]
    context = EventPage(
        event=event,
        steps=steps,
        statements=about(history, event),
        elsewhere=elsewhere(history, event),
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


def render_way_to_all(history: History) -> Page:
    """Where the addresses of events begin: the way to the timeline, which has them all."""
    events = ordering.by_date(history.corpus.of(Event))
    main = [event for event in events if event.weight == "major"]
    return make_page(
        history,
        EventsPage(events=events, main=main),
        address=addresses.EVENTS,
        title=Prose("Events"),
        description="All of them stand in the timeline.",
        is_listed=False,
        canonical=addresses.TIMELINE,
    )
