"""Small timelines: the dates of some records on an axis over the period of the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chronicle.book import Book, once_a_book
from chronicle.record.amounts import counted
from chronicle.record.dates import Date
from chronicle.record.models import Deployment, Event
from chronicle.views import ordering, spans
from chronicle.views.page import Link, link

# The most lanes, and the gap after a mark in thousandths of the period, which keeps two days from
# touching: where marks are few, and where they are many and finer.
COARSE_LANES, COARSE_GAP = 8, 11
FINE_LANES, FINE_GAP = 24, 7

Extent = tuple[int, int]  # a start and a width


@dataclass(frozen=True)
class TimelineMark:
    """A date and the link to what has it: where it starts, how wide it is, and its lane from below.

    Start and width are in thousandths of the period; a day has no width.
    """

    date: Date
    link: Link
    start: int
    width: int
    lane: int


@dataclass(frozen=True)
class Decade:
    """The first year of a decade, and where it stands in thousandths of the period."""

    year: int
    start: int


@dataclass(frozen=True)
class SmallTimeline:
    """Marks in lanes over an axis of decades, and all of it in words; many marks are fine ones."""

    marks: tuple[TimelineMark, ...]
    lanes: int
    decades: tuple[Decade, ...]
    words: str
    is_fine: bool


def small_timeline(book: Book, records: Iterable[Event | Deployment]) -> SmallTimeline | None:
    """The small timeline of some records; None without records or without events in the book."""
    ordered, period = ordering.by_date(records), _period(book)
    if not ordered or not period:
        return None
    extents = [_extent(record.date, period) for record in ordered]
    coarse = _lanes(extents, COARSE_LANES, COARSE_GAP)
    lanes = coarse or _lanes(extents, FINE_LANES, FINE_GAP, crowded=True)
    marks = tuple(
        TimelineMark(record.date, link(book, record), start, width, lane)
        for record, (start, width), lane in zip(ordered, extents, lanes, strict=True)
    )
    decades = [year for year in period if year % 10 == 0]
    return SmallTimeline(
        marks,
        max(lanes) + 1,
        tuple(Decade(year, round(1000 * period.index(year) / len(period))) for year in decades),
        _words(ordered, period),
        not coarse,
    )


@once_a_book
def _period(book: Book) -> range:
    """The years of the record, from the first of a decade to the last of one."""
    years = list(spans.per_year(book.corpus.of(Event)))
    return range(years[0], years[-1] + 1) if years else range(0)


def _extent(date: Date, period: range) -> Extent:
    """Where a date starts on the axis and how wide it is; one without an end is cut short."""
    span = spans.span(date, period[0], len(period))
    if date.earliest == date.latest:
        return span.start, 0
    return span.start, spans.OPEN if date.latest is None else span.width


def _lanes(extents: Sequence[Extent], most: int, gap: int, *, crowded: bool = False) -> list[int]:
    """The lane of each mark, as few as keep them a gap apart.

    Where `most` lanes do not suffice: none at all, or, crowded, the lane that ends first.
    """
    ends: list[int] = []
    lanes = []
    for start, width in extents:
        lane = next((number for number, end in enumerate(ends) if end <= start), len(ends))
        if lane == most:
            if not crowded:
                return []
            lane = ends.index(min(ends))
        ends[lane : lane + 1] = [start + width + gap]
        lanes.append(lane)
    return lanes


def _words(ordered: Sequence[Event | Deployment], period: range) -> str:
    first, last = ordered[0].date.year, ordered[-1].date.year
    years = f"{first} to {last}" if first != last else str(first)
    entries = counted(len(ordered), "entry", "entries")
    return f"{entries}, {years}, on an axis from {period[0]} to {period[-1]}"
