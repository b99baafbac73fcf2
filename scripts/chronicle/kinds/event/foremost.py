"""Which of many events stand for the others: of each span of years the one that is told of most."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from chronicle.citation import labels
from chronicle.drawing.map_points import periods
from chronicle.history import History, once_per_history
from chronicle.kinds.event.model import Event
from chronicle.queries import ordering, selection
from chronicle.queries.claims import about


def of_spans(history: History, events: Iterable[Event]) -> dict[int, Event]:
    """The event of each span of years of the settings that is told of most, by the span's number.

    What lies in more than one span is none of either.
    """
    of_span: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        spans = periods(history, event.date)
        if len(spans) == 1:
            of_span[spans[0]].append(event)
    told = partial(_told, history)
    return {span: max(of_span[span], key=told) for span in sorted(of_span)}


def first_of(history: History, events: Sequence[Event], most: int) -> list[Event]:
    """So many of some events: those of spans of years, then what is told of most; by date."""
    spanning = [*of_spans(history, events).values()]
    others = [event for event in events if event not in spanning]
    others.sort(key=partial(_told, history), reverse=True)
    return ordering.as_listed([*spanning, *others][:most])


@once_per_history
def _told(history: History, event: Event) -> tuple[int, int]:
    """How many papers tell an event, and how many statements are about it."""
    statements = sum(len(group.claims) for group in about(history, event))
    return _tellers(history, event), statements


def _tellers(history: History, event: Event) -> int:
    """How many papers tell an event; one whose title names who argues it is told by that alone.

    The others among its sources are there because they tell it otherwise.
    """
    for paper in selection.papers(history.corpus):
        if labels.paper_name(paper, history.corpus).as_text in event.title.as_text:
            return 1
    return len(selection.papers_behind(history.corpus, event))
