"""The page of an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chronicle.corpus import addresses
from chronicle.drawing import locator_map, spread
from chronicle.drawing.locator_map import LocatorMap
from chronicle.history import History, once_per_history
from chronicle.kinds.base import Record
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.event.model import Event
from chronicle.kinds.question.model import Question
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page, record_page
from chronicle.queries import ordering, selection
from chronicle.queries.claims import Statement, StatementGroup, statements
from chronicle.queries.statements import are_very_many, said_again
from chronicle.values.dates import Date
from chronicle.values.days import LATEST
from chronicle.values.text import Prose

# How many events are named before and after each.
NEIGHBOURS = 2


@once_per_history
def ordered(history: History) -> list[Event]:
    """All events in the order of the timeline."""
    return ordering.as_listed(history.corpus.of(Event), ordering.is_by_month(history))


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
    map: LocatorMap | None
    """Where it happened."""
    statements: Sequence[StatementGroup]
    """What is said of it, or on the questions that it shares, words before figures."""
    again: StatementGroup | None
    """A single statement that says what the summary does, which stands with the sources."""
    has_own: bool
    """Whether anything is said of the event itself."""
    heading: str
    """What stands above the statements, as HTML."""
    shared: Sequence[Question]
    """The questions that concern it."""
    drawn: Sequence[Question]
    """Those of them whose figures are drawn on the page of an event that weighs much."""
    told_in_words: Sequence[Question]
    """The others, which are only named."""
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
    claims = list(dict.fromkeys(_claims(history, event)))
    groups = statements(history, claims)
    figures = [group for group in groups if group.property.value == "figure"]
    words = [group for group in groups if group.property.value != "figure"]
    has_own = any(claim.about == event.id for claim in claims)
    shared = _questions(history, event)
    drawn = []
    if event.weight == "major":
        drawn = [question for question in shared if spread.spreads(history, question)]
    where = locator_map.of_places(history, event.places, event.date)
    filed = event.date.filed_under(ordering.is_by_month(history))
    steps = [
        (addresses.TIMELINE, "Timeline"),
        (f"{addresses.TIMELINE}#year-{filed}", ordering.year_heading(filed)),
    ]
    again = said_again(groups, event.summary, event.sources)
    is_folded = are_very_many(words + figures)
    led = _led(words, event, shared, is_folded=is_folded)
    told_in_words = [question for question in shared if question not in drawn]
    context = EventPage(
        event=event,
        steps=steps,
        map=where,
        again=again,
        statements=[] if again else led + figures,
        has_own=has_own,
        heading=_heading(has_own, shared),
        shared=shared,
        drawn=drawn,
        told_in_words=told_in_words,
        neighbours=neighbours,
        related=selection.related(history, event, besides=neighbours),
    )
    return record_page(
        history,
        event,
        f"{event.date.words}. {event.summary}",
        context,
    )


def _questions(history: History, event: Event) -> list[Question]:
    """The questions that concern an event, those on which it has most statements of its own first.

    What names the event comes before what only a statement about it answers.
    """
    naming = set(history.corpus.linking(Question, event.id, "see"))
    own = Counter(
        question
        for claim in history.corpus.linking(Claim, event.id, "about")
        for question in history.corpus.linking(Question, claim.id, "positions.claims")
    )
    concerned = selection.questions(history, event)
    return sorted(concerned, key=lambda question: (question not in naming, -own[question]))


def _led(
    groups: Iterable[StatementGroup], event: Event, shared: Collection[Question], *, is_folded: bool
) -> list[StatementGroup]:
    """What is said of an event by subject, first that on which most is said of the event itself.

    Where each subject folds, the others follow it by how much they have. In each what is nearest to
    the event comes first; it is disputed where the event shares the question.
    """

    def own(group: StatementGroup) -> int:
        return sum(claim.about == event.id for claim in group.claims)

    def near(statement: Statement) -> tuple[bool, int]:
        [first, *_] = statement.claims
        return first.about != event.id, _distance(first.date, event.date)

    led = []
    ordered = sorted(groups, key=lambda group: (-own(group), -len(group.claims)))
    if is_folded:
        ordered[1:] = sorted(ordered[1:], key=lambda group: -len(group.claims))
    for group in ordered:
        asked = {one: count for one, count in group.questions.items() if one in shared}
        nearest = tuple(sorted(group.statements, key=near))
        led.append(replace(group, statements=nearest, questions=asked))
    return led


def _distance(date: Date | None, when: Date) -> int:
    """How far a date is from that of an event: within it, unknown, or at another time."""
    if date is None:
        return 1
    last = date.latest or LATEST
    end = when.latest or LATEST
    is_within = when.first <= date.first and last <= end
    return 0 if is_within else 2


def _heading(has_own: bool, shared: Sequence[Question]) -> str:
    """What stands above the statements on the page of an event, as HTML.

    Where none is about the event itself, they are on the questions that it shares.
    """
    if has_own:
        return "What the sources say"
    if len(shared) == 1:
        return shared[0].label.as_html
    return "On the same questions"


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


def _claims(history: History, event: Event) -> Iterator[Claim]:
    """The claims about an event, and those about what is related to it that answer its questions.

    The strength of a force is a claim about its deployment; that it arrived is an event.
    """
    corpus = history.corpus
    yield from corpus.linking(Claim, event.id, "about")
    near = {other.id for other in selection.related(history, event)}
    for question in corpus.linking(Question, event.id, "see"):
        for position in question.positions:
            for name in position.claims:
                claim = corpus.get(Claim, name)
                if claim.about in near:
                    yield claim
