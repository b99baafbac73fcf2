"""Charts of disclosures: who stated a fact in public, who only wrote it down, and when.

A chart is drawn as rows on a time axis. A list has the same rows in chronological order, for narrow
containers, keyboards and screen readers.
"""

from collections.abc import Callable

from markupsafe import Markup

from chronicle import templates
from chronicle.graphics.timeline_strip import axis_for_dates, axis_ticks, position_percent
from chronicle.history import History
from chronicle.records import VALUE_LABELS, Chart, Event, Record, Work
from chronicle.values import Date


def render_disclosures(history: History, chart: Chart, href: Callable[[Record], str]) -> Markup:
    """Return a chart of disclosures as HTML; `href` returns the URL of a record."""
    dates = {name: _disclosure_date(history, name) for name in chart.dated_ids}
    axis = axis_for_dates([*dates.values()])
    positions = {}
    for name, date in dates.items():
        middle = (date.first_day.toordinal() + date.last_day.toordinal()) / 2
        positions[name] = position_percent(axis, middle)
    rows = []
    used = {}
    for line in chart.lines:
        marks = []
        for name in line.drawn_ids:
            manner = "said" if name == line.published else line.as_
            used[manner] = True
            marks.append((href(history.corpus[name]), dates[name].years, positions[name], manner))
        rows.append((line, positions[line.records[0]], marks))
    return templates.render(
        "chronicle.graphics",
        "disclosures.html",
        span=chart.span,
        rows=rows,
        used=used,
        positions=positions,
        axis=axis_ticks(axis),
        labels=VALUE_LABELS["disclosure"],
        symbols=VALUE_LABELS["disclosure symbol"],
    )


def _disclosure_date(history: History, identifier: str) -> Date:
    """Return the date of an event, or the date when a work was said or written."""
    if event := history.corpus.find(Event, identifier):
        return event.date
    date = history.corpus.get(Work, identifier).creation_date
    assert date is not None  # a check reports it
    return date
