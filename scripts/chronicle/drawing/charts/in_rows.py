"""Rows, one under another: figures on one axis, or dates from beginning to end, with their words.

The words stand left of the plot where there is room, else each above its mark.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronicle.drawing.charts import layers as parts
from chronicle.drawing.charts.layers import DESCRIPTION, TEXT, Spec, datum, from_top, layer, plot
from chronicle.drawing.charts.scales import NUMBER, nice, tick_label, ticks
from chronicle.drawing.charts.style import (
    DETAIL,
    INK,
    NAME,
    PAPER,
    SERIF,
    SOFT,
    TICK,
    VALUE,
    WIDE,
    text_width,
    wrapped,
)
from chronicle.drawing.charts.time_axis import bars, ends, open_ends, year_axis, years
from chronicle.views.charts import ChartPanel

COLUMN = 270  # the width of words left of a plot, in pixels
ARROW = 36  # room for an arrow towards a beginning that is not known, in pixels
# How far an arrow goes from each bound that a number can be, in pixels, and its shaft.
BOUNDS = {"lower": 20, "upper": -20}
SHAFT = {"color": INK, "strokeWidth": 1.6}


@dataclass(frozen=True)
class Row:
    """A row: the lines of its words, their top, and the middle of its mark.

    Both are in pixels from the top of the plot.
    """

    name: list[str]
    detail: list[str]
    top: int
    middle: int


@dataclass(frozen=True)
class Rows:
    """The rows of a panel: where the plot begins beside them, and their height, in pixels."""

    left: int
    rows: tuple[Row, ...]
    height: int


def rows(panel: ChartPanel, width: int) -> Spec:
    """A row a mark.

    It is a filled point, an open one for a rough number, an arrow for a bound, a bar with two
    ends for a range; the number stands to its right.
    """
    placed = _placed(panel, width)
    values = [
        datum(mark) | {"y": row.middle} for mark, row in zip(panel.marks, placed.rows, strict=True)
    ]
    x, y = _number_axis(panel, placed.left, width), from_top(placed.height)
    stem = {"type": "rule", "color": SOFT, "strokeWidth": 1}
    layers = [
        layer(values, stem, x=x | {"field": "stem"}, x2={"datum": 0}, y=y),
        *_words(placed, width),
        *_ranges(values, x, y),
        *parts.arrows(values, BOUNDS, {"x": x, "y": y}, "x", key="doubt", shaft=SHAFT, size=60),
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


def date_rows(panel: ChartPanel, width: int, panels: Sequence[ChartPanel]) -> Spec:
    """A row a mark, with a bar over its dates; `panels` are all that share its years."""
    placed = _placed(panel, width)
    arrow = ARROW if any(not mark.start for mark in panel.marks) else 0
    x = year_axis(*years(panels), placed.left + arrow, width - 40)
    values = [
        {
            "id": mark.id,
            "name": mark.name,
            "words": mark.words,
            "said": f"{mark.name}: {mark.words}",
            "style": "sure" if mark.certain else "rough",
            "y": row.middle,
        }
        | ends(mark)
        for mark, row in zip(panel.marks, placed.rows, strict=True)
    ]
    y = from_top(placed.height)
    layers = [*_words(placed, width), *bars(values, x, y, 7), *open_ends(values, x, y)]
    return plot(panel, width, placed.height, layers)


def _placed(panel: ChartPanel, width: int) -> Rows:
    """The rows of a panel, one under another."""
    above = width < WIDE
    column = width if above else COLUMN
    rows, top = [], 4
    for mark in panel.marks:
        name = wrapped(mark.name, column, NAME if above else NAME * 0.93)
        detail = wrapped(mark.detail, column, DETAIL) if mark.detail else []
        height = 18 * len(name) + 15 * len(detail)
        rows.append(Row(name, detail, top, top + height + 12 if above else top + 9))
        top += height + (30 if above else 14)
    return Rows(2 if above else column + 20, tuple(rows), top)


def _words(rows: Rows, width: int) -> Iterator[Spec]:
    """Names and details; where they stand above their marks, lines of the grid stop at them."""
    y = from_top(rows.height)
    if width < WIDE:
        yield _cover(rows.rows, width, y)
    names = [{"text": row.name, "y": row.top + 9} for row in rows.rows]
    large = {"type": "text", "font": SERIF, "fontSize": NAME, "color": INK, "lineHeight": 18}
    yield layer(names, large, x={"value": 0}, y=y, text=TEXT)
    details = [
        {"text": row.detail, "y": row.top + 18 * len(row.name) + 8}
        for row in rows.rows
        if row.detail
    ]
    if details:
        yield layer(details, {"type": "text", "lineHeight": 15}, x={"value": 0}, y=y, text=TEXT)


def _cover(rows: Sequence[Row], width: int, y: Spec) -> Spec:
    under = [{"y": row.top - 2, "end": row.middle - 9} for row in rows]
    cover = {"type": "rect", "color": PAPER}
    return layer(under, cover, x={"value": 0}, x2={"value": width}, y=y, y2={"field": "end"})
