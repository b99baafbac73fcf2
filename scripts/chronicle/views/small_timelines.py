"""What small timelines show: some dates over the years of the record, which `drawing` draws."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chronicle.book import Book, once_a_book
from chronicle.record.amounts import counted
from chronicle.record.dates import scale
from chronicle.record.models import Deployment, Event
from chronicle.views import ordering


@dataclass(frozen=True)
class SmallTimeline:
    """Records in order of date, the labels of their axis, and all of it in words."""

    records: tuple[Event | Deployment, ...]
    axis: range
    words: str


def small_timeline(book: Book, records: Iterable[Event | Deployment]) -> SmallTimeline | None:
    """The small timeline of some records; None without records or without events in the book."""
    ordered, years = ordering.by_date(records), _years(book)
    if not ordered or not years:
        return None
    return SmallTimeline(tuple(ordered), years, _words(ordered, years))


@once_a_book
def _years(book: Book) -> range:
    """The years that have labels on an axis of the record."""
    years = {event.date.year for event in book.corpus.of(Event)}
    return scale(min(years), max(years)) if years else range(0)


def _words(ordered: Sequence[Event | Deployment], axis: range) -> str:
    first, last = ordered[0].date.year, ordered[-1].date.year
    years = f"{first} to {last}" if first != last else str(first)
    entries = counted(len(ordered), "entry", "entries")
    return f"{entries}, {years}, on an axis from {axis.start} to {axis.stop - 1}"
