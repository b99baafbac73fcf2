"""Charts of delays: a line from each event to its oldest dated source.

The events go down in chronological order, and time goes to the right. Positions are in percent.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from chronicle import templates
from chronicle.graphics.event_timeline import has_accent_theme
from chronicle.graphics.timeline_strip import axis_for_dates, position_percent
from chronicle.history import History, cached_per_history
from chronicle.queries.oldest_sources import EventDelay, event_delays
from chronicle.records import VALUE_LABELS, Chart, DelayLabel, Record
from chronicle.values import TimeAxis

# The minimum distance of two years next to the lines, in percent.
YEAR_DISTANCE = 3


class PlacedLabel(NamedTuple):
    """A label, the number of events that it counts, and its position to the left of their lines."""

    label: DelayLabel
    counted_events: int
    all_events: int
    stop: float
    top: float

    @property
    def counted(self) -> str:
        """The description of the counted events."""
        return VALUE_LABELS["delay"][self.label.counts]


def render_source_delays(history: History, chart: Chart, href: Callable[[Record], str]) -> Markup:
    """Return a chart of delays as HTML; `href` returns the URL of a record."""
    delays = event_delays(history)
    groups = [delay.group for delay in delays]
    axis = _time_axis(history)
    return templates.render(
        "chronicle.graphics",
        "source-delays.html",
        chart=chart,
        delays=delays,
        counts=[(label, groups.count(name)) for name, label in VALUE_LABELS["delay"].items()],
        is_accented=partial(has_accent_theme, history),
        position=partial(position_percent, axis),
        axis=axis,
        years=_year_labels(delays),
        labels=delay_labels(history, chart),
        href=href,
    )


def delay_labels(history: History, chart: Chart) -> list[PlacedLabel]:
    """Return the labels of a chart, each at the line of the median event that it counts."""
    delays = event_delays(history)
    labels = []
    for label in chart.delays:
        rows = [row for row, delay in enumerate(delays) if label.matches(delay.event)]
        count = sum(delays[row].group == label.counts for row in rows)
        median = rows[len(rows) // 2]
        stop = position_percent(_time_axis(history), delays[median].day.toordinal())
        top = round(100 * median / len(delays), 2)
        labels.append(PlacedLabel(label, count, len(rows), stop, top))
    return labels


@cached_per_history
def _time_axis(history: History) -> TimeAxis:
    """Return the axis from the first event to the last event or source."""
    delays = event_delays(history)
    dates = [delay.source.date for delay in delays if delay.source]
    axis = axis_for_dates([*dates, *(delay.event.date for delay in delays)])
    start = delays[0].day.toordinal()
    labels = {day: label for day, label in axis.labels.items() if day >= start}
    return replace(axis, start=start, labels=labels)


def _year_labels(delays: Sequence[EventDelay]) -> Iterator[tuple[float, int]]:
    """Yield the position of the first event of each year, if there is space for its label."""
    previous_year = None
    next_position = 0.0
    for number, delay in enumerate(delays):
        position = round(100 * number / len(delays), 2)
        if delay.day.year != previous_year and position >= next_position:
            yield position, delay.day.year
            next_position = position + YEAR_DISTANCE
        previous_year = delay.day.year
