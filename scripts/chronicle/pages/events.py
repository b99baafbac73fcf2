"""The page of an event."""

from collections.abc import Iterator

from chronicle.drawing import locator_map, map_points
from chronicle.drawing.map_points import MapPoint
from chronicle.history import History, once_per_history
from chronicle.pages.page import Page, record_page
from chronicle.queries import ordering, selection
from chronicle.queries.claims import statements
from chronicle.record.models import Claim, Deployment, Event, PlaceRecord, Question

# How many events are named before and after each.
NEIGHBOURS = 2
# How many statements of one property are open; the others are folded.
STATEMENTS_OPEN = 5


@once_per_history
def ordered(history: History) -> list[Event]:
    """All events in chronological order."""
    return ordering.by_date(history.corpus.of(Event))


def render_event(history: History, event: Event) -> Page:
    """The page of an event."""
    events = ordered(history)
    index = events.index(event)
    points = located(history, event)
    return record_page(
        history,
        event,
        f"{event.date.words}. {event.summary}",
        statements=statements(history, dict.fromkeys(_claims(history, event)), STATEMENTS_OPEN),
        map=locator_map.locate(history, points, event.date),
        is_apart=len(points) > 1,
        before=events[max(0, index - NEIGHBOURS) : index],
        after=events[index + 1 : index + 1 + NEIGHBOURS],
    )


def located(history: History, record: Event | Deployment) -> tuple[MapPoint, ...]:
    """The places of a record on a map; an area in its middle, unless it holds another of them."""
    places = [history.corpus.get(PlaceRecord, name) for name in record.places]
    holding = {whole for place in places for whole in history.corpus.wholes(place)}
    return map_points.points(history, (place.id for place in places if place.id not in holding))


def _claims(history: History, event: Event) -> Iterator[Claim]:
    """The claims about an event, and those about what is related to it that answer its questions.

    The strength of a force is a claim about its deployment; that it arrived is an event.
    """
    corpus = history.corpus
    yield from corpus.linking(Claim, event.id, "about")
    near = {other.id for other in selection.related(history, event)}
    for question in corpus.linking(Question, event.id, "see"):
        for position in question.positions:
            for claim in (corpus.get(Claim, identifier) for identifier in position.claims):
                if claim.about in near:
                    yield claim
