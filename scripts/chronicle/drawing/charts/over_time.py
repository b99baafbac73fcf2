"""Figures at their height over their dates, with their words beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from chronicle.drawing.charts import layers as parts
from chronicle.drawing.charts.layers import DESCRIPTION, TEXT, Spec, datum, layer, plot
from chronicle.drawing.charts.placement import LINE, Plane, labels
from chronicle.drawing.charts.scales import NUMBER, nice, tick_label, ticks
from chronicle.drawing.charts.style import (
    INK,
    PAPER,
    PRINT,
    SERIF,
    SOFT,
    TICK,
    TIME,
    VALUE,
    text_width,
)
from chronicle.drawing.charts.time_axis import at, bars, ends, open_ends, year_axis, years
from chronicle.views.charts import ChartMark, ChartPanel

# Of the panel with the greatest numbers, and of any, in pixels.
HEIGHT, LOWEST = 300, 150
HEADROOM = 1.12  # how much higher than the greatest number a scale goes at least
PARTS = 4  # of the scale of numbers, at most
UNDER = 17  # from a number to the line under it, in pixels
FAR = -16  # words that end higher above their number than this are led to by a line
# How far an arrow goes from each bound that a number can be, in pixels downwards, and its shaft.
BOUNDS = {"lower": -16, "upper": 16}
SHAFT = {"color": TIME, "strokeWidth": 1.6}


def over_time(panel: ChartPanel, width: int, panels: Sequence[ChartPanel]) -> Spec:
    """Figures over their dates, each with its number and its voice; nothing joins two of them.

    `panels` are all that share its years.
    """
    gutter = _gutter(panels)
    plane = _plane(panel, width, panels, gutter)
    x = year_axis(plane.first, plane.last, plane.left, plane.right)
    y = _number_axis(plane.top, gutter)
    values = [datum(mark) | {"style": _style(mark)} | ends(mark) for mark in panel.marks]
    words = [
        {"text": label.lines, "at": at(label.day), "high": mark.high}
        | {"dx": label.dx, "dy": label.dy}
        for mark, label in zip(panel.marks, labels(panel.marks, plane), strict=True)
    ]
    layers = [
        *_leaders(words, x, y),
        *_ranges(values, x, y),
        *parts.arrows(values, BOUNDS, {"x": x, "y": y}, "y", key="doubt", shaft=SHAFT),
        *bars(parts.numbers(values), x, y, 6),
        *open_ends(values, x, y),
        *_words(words, x, y),
    ]
    return plot(panel, width, plane.height, layers)


def _height(panel: ChartPanel, panels: Iterable[ChartPanel], width: int) -> int:
    """The height of a panel: a number is as high in all panels that count the same.

    A narrow one needs the room for its words.
    """
    if width < PRINT:
        return HEIGHT
    greatest = max(_top(other) for other in panels if other.unit == panel.unit)
    return max(LOWEST, round(HEIGHT * _top(panel) / greatest))


def _top(panel: ChartPanel) -> float:
    return nice(max(mark.high for mark in panel.marks) * HEADROOM)


def _gutter(panels: Iterable[ChartPanel]) -> int:
    """The room for the numbers of the axis, the same in all panels, in pixels."""
    numbers = [tick_label(value) for panel in panels for value in ticks(_top(panel), PARTS)]
    return int(max(text_width(number, TICK) for number in numbers)) + 14


def _plane(panel: ChartPanel, width: int, panels: Sequence[ChartPanel], gutter: int) -> Plane:
    first, last = years(panels)
    open_start = any(not mark.start for other in panels for mark in other.marks)
    left = gutter + (36 if open_start else 8)
    return Plane(first, last, left, width - 8, _top(panel), _height(panel, panels, width))


def _number_axis(top: float, gutter: int) -> Spec:
    return {
        "field": "high",
        "type": "quantitative",
        "scale": {"domain": [0, top], "nice": False},
        "axis": {
            "values": ticks(top, PARTS),
            "labelExpr": NUMBER,
            "orient": "left",
            "offset": -gutter,
            "title": None,
            "labelPadding": 6,
        },
    }


def _style(mark: ChartMark) -> str:
    """The style of the bar of a figure: of `sure`, `bound` and `rough`; see `time_axis`."""
    if mark.doubt == "rough" or not mark.certain:
        return "rough"
    return "bound" if mark.doubt else "sure"


def _leaders(words: Iterable[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """A thin line from a bar to words that found no room beside it."""
    for label in words:
        last = label["dy"] + LINE * (len(label["text"]) - 1)
        if last + UNDER < FAR:
            rule = {"type": "rule", "color": SOFT, "strokeWidth": 0.8, "y2Offset": last + 4}
            yield layer([label], rule, x=x | {"field": "at"}, y=y, y2={"field": "high"})


def _ranges(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """A range over a time is a field from the one number to the other."""
    if ranges := parts.ranges(values):
        field = {"type": "rect", "fill": PAPER, "stroke": TIME, "strokeWidth": 1.4}
        ends = {"y": y | {"field": "low"}, "y2": {"field": "high"}}
        yield layer(ranges, field, x=x, x2={"field": "end"}, **ends, description=DESCRIPTION)


def _words(words: Iterable[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """Each number in large type, and under it whose it is."""
    x = x | {"field": "at"}
    for label in words:
        number, *lines = label["text"]
        head = {"type": "text", "font": SERIF, "fontSize": VALUE, "color": INK}
        head |= {"dx": label["dx"], "dy": label["dy"]}
        yield layer([label | {"text": number}], head, x=x, y=y, text=TEXT)
        rest = {"type": "text", "dx": label["dx"], "dy": label["dy"] + UNDER, "lineHeight": LINE}
        yield layer([label | {"text": lines}], rest, x=x, y=y, text=TEXT)
