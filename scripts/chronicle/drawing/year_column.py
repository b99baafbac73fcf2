"""Draws how many events each year has: a column of bars, with the ways to its years beside it."""

from bisect import bisect
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from chronicle import templates
from chronicle.kinds.event.model import Event
from chronicle.queries.ordering import year_heading
from chronicle.values.amounts import counted
from chronicle.values.days import Day, axis


def draw(years: Mapping[str, Sequence[Event]]) -> Markup:
    """The column of the timeline, for its page, from the events of each year.

    A label leads to the first year from there on that has any.
    """
    days = {year: events[0].date.first for year, events in years.items()}
    counts = {year: len(events) for year, events in years.items()}
    span = axis(min(days.values()), max(days.values()), "year")
    first_year = Day.of(span.start).year
    stop_year = Day.of(span.stop).year
    starts = [Day(year).number for year in range(first_year, stop_year)]

    labels = []
    for start, words in span.labels.items():
        following = (year for year, day in days.items() if day.number >= start)
        labels.append((words, next(following)))
    middles = {}
    for year, day in days.items():
        column = bisect(starts, day.number)
        middles[year] = column - 0.5

    return templates.fill(
        "chronicle.drawing",
        "year-column.html",
        years=counts,
        x=middles,
        width=len(starts),
        labels=labels,
        peak=max(years, key=lambda year: counts[year]),
        counted=counted,
        heading=year_heading,
    )
