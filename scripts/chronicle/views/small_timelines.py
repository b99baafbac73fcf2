"""What small timelines show: some dates over the time of the record, which `drawing` draws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.record.amounts import counted
from chronicle.record.days import Axis, Day, span_words, year_words
from chronicle.record.models import Deployment, Event
from chronicle.views import ordering
from chronicle.views.period import axis_of


@dataclass(frozen=True)
class SmallTimeline:
    """Records in order of date, the labels of their axis, and all of it in words."""

    records: tuple[Event | Deployment, ...]
    axis: Axis
    words: str


def small_timeline(book: Book, records: Iterable[Event | Deployment]) -> SmallTimeline | None:
    """The small timeline of some records; None without records or without events in the book."""
    ordered, axis = ordering.by_date(records), axis_of(book)
    if not ordered or not axis:
        return None
    return SmallTimeline(tuple(ordered), axis, _words(ordered, axis))


def _words(ordered: Sequence[Event | Deployment], axis: Axis) -> str:
    entries = counted(len(ordered), "entry", "entries")
    years = span_words(ordered[0].date.first, ordered[-1].date.first)
    start, stop = (year_words(Day.of(day).year) for day in (axis.start, axis.stop - 1))
    return f"{entries}, {years}, on an axis from {start} to {stop}"
