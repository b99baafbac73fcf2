"""Rows: figures on one axis, each by its voice, with its own sign for what kind of number it is."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chronicle.drawing.charts.layers import (
    DETAIL,
    INK,
    NAME,
    NUMBER,
    PAPER,
    SERIF,
    SOFT,
    TICK,
    VALUE,
    WIDE,
    Spec,
    datum,
    from_top,
    layer,
    nice,
    plot,
    tick,
    ticks,
    wide,
    wrapped,
)
from chronicle.drawing.charts.marks import Drawing


class Row(NamedTuple):
    """The words of a mark in lines, their top, and the middle of the mark, in pixels from the top of the plot."""

    name: list[str]
    detail: list[str]
    top: int
    middle: int


def beside(panel: Drawing, width: int) -> tuple[int, list[Row], int]:
    """Where a plot of rows begins, its rows, and its height.

    Where there is room the words stand left of the plot, else above their mark.
    """
    above = width < WIDE
    column = width if above else 270
    rows, top = [], 4
    for mark in panel.marks:
        name = wrapped(mark.name, column, NAME if above else NAME * 0.93)
        detail = wrapped(mark.detail, column, DETAIL) if mark.detail else []
        tall = 18 * len(name) + 15 * len(detail)
        rows.append(Row(name, detail, top, top + tall + 12 if above else top + 9))
        top += tall + (30 if above else 14)
    return (2 if above else column + 20), rows, top


def words(rows: Sequence[Row], height: int, width: int) -> Iterator[Spec]:
    """Names and details; where they stand above their marks, lines of the grid stop at them."""
    if width < WIDE:
        under = [{"y": row.top - 2, "end": row.middle - 9} for row in rows]
        cover = {"type": "rect", "color": PAPER}
        yield layer(under, cover, x={"value": 0}, x2={"value": width}, y=from_top(height), y2={"field": "end"})
    names = [{"text": row.name, "y": row.top + 9} for row in rows]
    details = [{"text": row.detail, "y": row.top + 18 * len(row.name) + 8} for row in rows if row.detail]
    text: Spec = {"field": "text", "type": "nominal"}
    large = {"type": "text", "font": SERIF, "fontSize": NAME, "color": INK, "lineHeight": 18}
    yield layer(names, large, x={"value": 0}, y=from_top(height), text=text)
    if details:
        yield layer(details, {"type": "text", "lineHeight": 15}, x={"value": 0}, y=from_top(height), text=text)


def rows(panel: Drawing, width: int, panels: Sequence[Drawing]) -> Spec:
    """A row a mark: a filled point, an open one for a rough number, an arrow for a bound, a bar with two ends for a range."""
    left, placed, height = beside(panel, width)
    longest = max(wide(mark.words, VALUE) + (26 if mark.doubt == "lower" else 0) for mark in panel.marks)
    right = int(width - longest - 16)
    top = max(mark.high for mark in panel.marks)
    values = [datum(mark) | {"y": row.middle} for mark, row in zip(panel.marks, placed, strict=True)]
    x: Spec = {
        "field": "high", "type": "quantitative",
        "scale": {"domain": [0, nice(top)], "range": [left, right], "nice": False},
        "axis": {
            "values": ticks(top, max(1, min(4, int((right - left) / (wide(tick(nice(top)), TICK) + 24))))), "labelExpr": NUMBER,
            "title": panel.unit, "titleAlign": "left", "titleAnchor": "start", "titleX": left, "grid": width >= WIDE,
        },
    }  # fmt: skip
    y = from_top(height)
    layers = [
        layer(values, {"type": "rule", "color": SOFT, "strokeWidth": 1}, x=x | {"field": "stem"}, x2={"datum": 0}, y=y),
        *words(placed, height, width),
    ]
    layers += [*_ranges(values, x, y), *_bounds(values, x, y)]
    layers.extend(_points([value for value in values if value["low"] == value["high"]], x, y))
    for shift, chosen in itertools.groupby(sorted(values, key=_shift), key=_shift):
        layers.append(
            layer(
                list(chosen), {"type": "text", "font": SERIF, "fontSize": VALUE, "color": INK, "dx": shift},
                x=x, y=y, text={"field": "words", "type": "nominal"},
            )
        )  # fmt: skip
    return plot(panel, width, height, layers)


def _ranges(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """A bar from the one end of a range to the other, and a stroke across each end."""
    if ranges := [value for value in values if value["low"] != value["high"]]:
        bar, end = {"type": "rule", "color": INK, "strokeWidth": 4}, {"type": "tick", "color": INK, "thickness": 2, "size": 14}
        yield layer(
            ranges, bar, x=x | {"field": "low"}, x2={"field": "high"}, y=y, description={"field": "said", "type": "nominal"}
        )
        for field in ("low", "high"):
            yield layer(ranges, end | {"orient": "vertical"}, x=x | {"field": field}, y=y)


def _bounds(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """An arrow from a bound towards where the number may lie."""
    for doubt, shift, head in (("lower", 20, "triangle-right"), ("upper", -20, "triangle-left")):
        if bounds := [value for value in values if value["doubt"] == doubt]:
            shaft = {"type": "rule", "color": INK, "strokeWidth": 1.6, "x2Offset": shift}
            yield layer(bounds, shaft, x=x, x2={"field": "high"}, y=y)
            yield layer(
                bounds, {"type": "point", "shape": head, "filled": True, "color": INK, "size": 60, "xOffset": shift}, x=x, y=y
            )


def _shift(value: Spec) -> int:
    return 30 if value["doubt"] == "lower" else 10


def _points(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """Filled points for numbers as given, open ones for all others; each says in words what it is."""
    for filled in (True, False):
        chosen = [value for value in values if (value["doubt"] == "") is filled]
        if chosen:
            mark = {"type": "point", "filled": True, "fill": INK if filled else PAPER, "stroke": INK}
            yield layer(chosen, mark, x=x, y=y, description={"field": "said", "type": "nominal"})
