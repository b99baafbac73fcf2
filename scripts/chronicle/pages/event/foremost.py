"""Which of many events stand for the others: those that are told of most."""

from collections.abc import Sequence
from functools import partial

from chronicle.citation import labels
from chronicle.history import History, once_per_history
from chronicle.queries import ordering, selection
from chronicle.queries.claims import about
from chronicle.records.event import Event


def first_of(history: History, events: Sequence[Event], most: int) -> list[Event]:
    """So many of some events, those that are told of most, by date."""
    told = sorted(events, key=partial(_told, history), reverse=True)
    return ordering.as_listed(told[:most])


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
