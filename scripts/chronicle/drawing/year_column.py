"""Draws how many events each year has: a column of bars, with the ways to its years beside it."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from markupsafe import Markup

from chronicle import templates
from chronicle.record.amounts import counted
from chronicle.record.days import Day, axis
from chronicle.record.models import Event
from chronicle.views.ordering import year_heading


def draw(years: Mapping[str, Sequence[Event]]) -> Markup:
    """The column of the timeline, for its page, from the events under each of its headings."""
    starts = {year: events[0].date.year for year, events in years.items()}
    span = axis(Day(min(starts.values())), Day(max(starts.values())), "year")
    edges = [Day.of(day).year for day in (*span.labels, span.stop)]
    firsts = (
        next((year for year, first in starts.items() if start <= first < stop), None)
        for start, stop in pairwise(edges)
    )
    template = templates.environment("chronicle.drawing").get_template("year-column.html")
    return Markup(
        template.render(
            years={year: len(events) for year, events in years.items()},
            x={year: first - edges[0] + 0.5 for year, first in starts.items()},
            width=edges[-1] - edges[0],
            labels=list(zip(span.labels.values(), firsts, strict=True)),
            peak=max(years, key=lambda year: len(years[year])),
            counted=counted,
            heading=year_heading,
        )
    )
