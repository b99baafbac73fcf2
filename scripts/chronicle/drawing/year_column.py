"""Draws how many events each year has: a column of bars, with the ways to its years beside it."""

from bisect import bisect
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from chronicle import templates
from chronicle.queries.ordering import year_heading
from chronicle.record.amounts import counted
from chronicle.record.days import Axis, Day, axis
from chronicle.record.models import Event


def draw(years: Mapping[str, Sequence[Event]], whole: Axis) -> Markup:
    """The column of the timeline, for its page, from the events under each of its headings.

    It has the parts of the `whole` axis of its events, or all years where that leaves out no time.
    A label leads to the first heading from there on.
    """
    days = {year: events[0].date.first for year, events in years.items()}
    span = whole if whole.parts else axis(min(days.values()), max(days.values()), "year")
    starts = [start for start, _ in span.parts] or [
        Day(year).number for year in range(Day.of(span.start).year, Day.of(span.stop).year)
    ]
    labels = [
        (words, next(year for year, day in days.items() if day.number >= start))
        for start, words in span.labels.items()
    ]
    template = templates.environment("chronicle.drawing").get_template("year-column.html")
    return Markup(
        template.render(
            years={year: len(events) for year, events in years.items()},
            x={year: bisect(starts, day.number) - 0.5 for year, day in days.items()},
            width=len(starts),
            labels=labels,
            peak=max(years, key=lambda year: len(years[year])),
            counted=counted,
            heading=year_heading,
        )
    )
