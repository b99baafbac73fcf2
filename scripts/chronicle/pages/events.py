"""The page of an event."""

from collections.abc import Iterator

from chronicle.book import Book, once_a_book
from chronicle.drawing import locator_map
from chronicle.pages.page import Page, record_page
from chronicle.record.models import Claim, Deployment, Event, Question
from chronicle.views import maps, ordering, selection
from chronicle.views.claims import statements
from chronicle.views.maps import MapPoint

# So many events are named on either side of one.
BESIDE = 2
# So many statements of one property stand open.
SHOWN = 5


@once_a_book
def ordered(book: Book) -> list[Event]:
    """Every event in order of date."""
    return ordering.by_date(book.corpus.of(Event))


@once_a_book
def _places_in_order(book: Book) -> dict[str, int]:
    """Where each event stands in that order, by its id."""
    return {event.id: index for index, event in enumerate(ordered(book))}


def page(book: Book, event: Event) -> Page:
    """The page of an event."""
    every, place = ordered(book), _places_in_order(book)[event.id]
    points = located(book, event)
    return record_page(
        book,
        event,
        f"{event.date.words}. {event.summary}",
        statements=statements(book, dict.fromkeys(_claims(book, event)), SHOWN),
        map=locator_map.locate(book, points, event.date),
        is_apart=len(points) > 1,
        before=every[max(0, place - BESIDE) : place],
        after=every[place + 1 : place + 1 + BESIDE],
    )


def located(book: Book, record: Event | Deployment) -> tuple[MapPoint, ...]:
    """The places of a record that are points; an area is only named."""
    return tuple(point for point in maps.points(book, record.places) if not point.is_area)


def _claims(book: Book, event: Event) -> Iterator[Claim]:
    """The claims about an event, and those about what is related to it that answer its questions.

    The strength of a force is a claim about its deployment; that it arrived is an event.
    """
    corpus = book.corpus
    yield from corpus.linking(Claim, event.id, "about")
    near = {other.id for other in selection.related(book, event)}
    for question in corpus.linking(Question, event.id, "see"):
        for position in question.positions:
            for claim in (corpus.get(Claim, identifier) for identifier in position.claims):
                if claim.about in near:
                    yield claim
