"""Draws how many events each year has: a column of bars, with the ways to them beside."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from chronicle import templates
from chronicle.queries.ordering import year_heading
from chronicle.records.event import Event
from chronicle.values import dates
from chronicle.values.amounts import counted
from chronicle.values.days import Axis, Day, axis


def draw(years: Mapping[str, Sequence[Event]]) -> Markup:
    """The column of the timeline, for its page, from the events of each year.

    A label leads to the first from there on that has any.
    """
    days = {year: _day(year, events) for year, events in years.items()}
    counts = {year: len(events) for year, events in years.items()}
    span = axis(min(days.values()), max(days.values()), "year")
    starts = list(_starts(span))

    labels = []
    for start, words in span.labels.items():
        following = (year for year, day in days.items() if day.toordinal() >= start)
        labels.append((words, next(following)))
    middles = {}
    for year, day in days.items():
        column = bisect(starts, day.toordinal())
        middles[year] = column - 0.5

    peak = max(years, key=lambda year: counts[year])
    return templates.fill(
        "chronicle.drawing",
        "year-column.html",
        years=counts,
        x=middles,
        width=len(starts),
        labels=labels,
        peak=peak,
        counted=counted,
        heading=year_heading,
    )


def _day(filed: str, events: Sequence[Event]) -> Day:
    """The day of a bar: the first of its events; of a decade, which stands last, its own last."""
    date = dates.parse(filed)
    first = events[0].date.first
    return date.latest or first if date.is_approximate else first


def _starts(span: Axis) -> Iterator[int]:
    """The day on which each year of an axis begins, by its number."""
    first = Day.fromordinal(span.start)
    stop = Day.fromordinal(span.stop)
    for year in range(first.year, stop.year + 1):
        day = Day(year, 1, 1)
        if first <= day < stop:
            yield day.toordinal()
