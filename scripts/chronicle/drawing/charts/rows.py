"""Rows: figures on one axis, each by its voice, with a sign for what kind of number it is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from chronicle.drawing.charts import layers as parts
from chronicle.drawing.charts.layers import DESCRIPTION, Spec, datum, from_top, layer, plot
from chronicle.drawing.charts.row_words import rows_of, words
from chronicle.drawing.charts.scales import NUMBER, nice, tick_label, ticks
from chronicle.drawing.charts.style import INK, PAPER, SERIF, SOFT, TICK, VALUE, WIDE, text_width
from chronicle.views.charts import ChartPanel

# The bounds that a number can be, how far in pixels an arrow goes from one, and its head.
BOUNDS = (("lower", 20, "triangle-right"), ("upper", -20, "triangle-left"))


def rows(panel: ChartPanel, width: int) -> Spec:
    """A row a mark.

    It is a filled point, an open one for a rough number, an arrow for a bound, a bar with two
    ends for a range; the number stands to its right.
    """
    placed = rows_of(panel, width)
    values = [
        datum(mark) | {"y": row.middle} for mark, row in zip(panel.marks, placed.rows, strict=True)
    ]
    x, y = _number_axis(panel, placed.left, width), from_top(placed.height)
    stem = {"type": "rule", "color": SOFT, "strokeWidth": 1}
    layers = [
        layer(values, stem, x=x | {"field": "stem"}, x2={"datum": 0}, y=y),
        *words(placed, width),
        *_ranges(values, x, y),
        *_bounds(values, x, y),
        *_points(parts.numbers(values), x, y),
        *_numbers(values, x, y),
    ]
    return plot(panel, width, placed.height, layers)


def _number_axis(panel: ChartPanel, left: int, width: int) -> Spec:
    """The scale from nought, which leaves room for the words of the numbers at its right."""
    longest = max(
        text_width(mark.words, VALUE) + (26 if mark.doubt == "lower" else 0) for mark in panel.marks
    )
    right = int(width - longest - 16)
    top = max(mark.high for mark in panel.marks)
    tick = text_width(tick_label(nice(top)), TICK) + 24
    parts = max(1, min(4, int((right - left) / tick)))
    return {
        "field": "high",
        "type": "quantitative",
        "scale": {"domain": [0, nice(top)], "range": [left, right], "nice": False},
        "axis": {
            "values": ticks(top, parts),
            "labelExpr": NUMBER,
            "title": panel.unit,
            "titleAlign": "left",
            "titleAnchor": "start",
            "titleX": left,
            "grid": width >= WIDE,
        },
    }


def _ranges(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """A bar from the one end of a range to the other, and a stroke across each end."""
    if ranges := parts.ranges(values):
        low, high = x | {"field": "low"}, x | {"field": "high"}
        bar = {"type": "rule", "color": INK, "strokeWidth": 4}
        yield layer(ranges, bar, x=low, x2={"field": "high"}, y=y, description=DESCRIPTION)
        end = {"type": "tick", "color": INK, "thickness": 2, "size": 14, "orient": "vertical"}
        for place in (low, high):
            yield layer(ranges, end, x=place, y=y)


def _bounds(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """An arrow from a bound towards where the number may lie."""
    for doubt, shift, head in BOUNDS:
        if bounds := [value for value in values if value["doubt"] == doubt]:
            shaft = {"type": "rule", "color": INK, "strokeWidth": 1.6, "x2Offset": shift}
            yield layer(bounds, shaft, x=x, x2={"field": "high"}, y=y)
            point = {"type": "point", "shape": head, "filled": True, "color": INK, "size": 60}
            yield layer(bounds, point | {"xOffset": shift}, x=x, y=y)


def _points(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """Filled points for numbers as given, open ones for all others; each says what it is."""
    for filled in (True, False):
        chosen = [value for value in values if (value["doubt"] == "") is filled]
        if chosen:
            fill = INK if filled else PAPER
            mark = {"type": "point", "filled": True, "fill": fill, "stroke": INK}
            yield layer(chosen, mark, x=x, y=y, description=DESCRIPTION)


def _numbers(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """The words of the numbers, right of their marks and of the arrows of lower bounds."""

    def shift(value: Spec) -> int:
        return 30 if value["doubt"] == "lower" else 10

    for dx, chosen in itertools.groupby(sorted(values, key=shift), key=shift):
        mark = {"type": "text", "font": SERIF, "fontSize": VALUE, "color": INK, "dx": dx}
        text = {"field": "words", "type": "nominal"}
        yield layer(list(chosen), mark, x=x, y=y, text=text)
