"""What stands on a scale of time: bars from a first day to a last, and ends that are not known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from chronicle.drawing.charts.layers import DESCRIPTION, Spec, arrows, layer
from chronicle.drawing.charts.scales import round_step
from chronicle.drawing.charts.style import PAPER, TIME
from chronicle.views.charts import ChartMark, ChartPanel

YEAR = 40  # the least distance of two ticks, in pixels
# The looks of a bar: filled where date and number are as given, open where the number is a bound,
# dashed too where one of them is rough.
STYLES: dict[str, Spec] = {
    "sure": {"fill": TIME},
    "bound": {"fill": PAPER},
    "rough": {"fill": PAPER, "strokeDash": [4, 3]},
}
# How far an arrow goes towards each end that is not known, in pixels, and its dotted shaft.
OPEN_ENDS = {"start": -34, "end": 34}
DOTTED = {"color": TIME, "strokeWidth": 1.6, "strokeDash": [2, 3]}


def years(panels: Sequence[ChartPanel]) -> tuple[int, int]:
    """The first year that panels of dates show, and the first that they do not.

    Time is the same in all panels of a chart.
    """
    marks = [mark for panel in panels for mark in panel.marks]
    days = [day for mark in marks for day in (mark.start, mark.end) if day]
    return min(day.year for day in days), max(day.year for day in days) + 1


def year_axis(first: int, last: int, left: int, right: int) -> Spec:
    """The scale of time from a year up to another, between two pixels.

    The words of a tick stand at the beginning of its year.
    """
    step = round_step(last - first, max(1, int((right - left) // YEAR)))
    ticks = [year for year in range(first, last) if year % step == 0]
    return {
        "field": "start",
        "type": "temporal",
        "scale": {
            "type": "utc",
            "domain": [_new_year(year) for year in (first, last)],
            "range": [left, right],
            "nice": False,
        },
        "axis": {
            "values": [_new_year(year) for year in ticks],
            "format": "%Y",
            "title": None,
            "labelAlign": "left",
            "labelFlush": False,
            "labelOffset": 2,
        },
    }


def _new_year(year: int) -> Spec:
    return {"year": year, "month": 1, "date": 1, "utc": True}


def at(day: dt.date) -> str:
    """A day as data."""
    return f"{day.isoformat()}T00:00:00Z"


def first_and_last(mark: ChartMark) -> tuple[dt.date, dt.date]:
    """The days from which and to which a bar goes; an end not known lies where the other does."""
    start, end = mark.start or mark.end, mark.end or mark.start
    assert start is not None
    assert end is not None
    return start, end


def ends(mark: ChartMark) -> Spec:
    """The dates of a mark as data; `open` says which end is not known."""
    start, end = first_and_last(mark)
    is_open = "start" if mark.start is None else "end" if mark.end is None else ""
    after = end if is_open else end + dt.timedelta(days=1)
    return {"start": at(start), "end": at(after), "open": is_open}


def bars(values: list[Spec], x: Spec, y: Spec, thickness: int) -> Iterator[Spec]:
    """Bars of time in the style of each value.

    Each begins with an upright stroke, so that a single day is seen too.
    """
    for style, look in STYLES.items():
        if chosen := [value for value in values if value["style"] == style]:
            bar = {"type": "bar", "height": thickness, "stroke": TIME, "strokeWidth": 1.4} | look
            yield layer(chosen, bar, x=x, x2={"field": "end"}, y=y, description=DESCRIPTION)
    if values:
        tick = {"type": "tick", "orient": "vertical", "color": TIME, "thickness": 3}
        yield layer(values, tick | {"size": thickness + 7}, x=x, y=y)


def open_ends(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """A dotted arrow from the end that is known towards the one that is not."""
    return arrows(values, OPEN_ENDS, {"x": x, "y": y}, "x", key="open", shaft=DOTTED)
