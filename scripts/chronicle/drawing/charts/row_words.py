"""The words of rows: left of the plot where there is room, else each above its mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronicle.drawing.charts.layers import TEXT, Spec, from_top, layer
from chronicle.drawing.charts.style import DETAIL, INK, NAME, PAPER, SERIF, WIDE, wrapped
from chronicle.views.charts import ChartPanel

COLUMN = 270  # the width of words left of a plot, in pixels


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


def rows_of(panel: ChartPanel, width: int) -> Rows:
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


def words(rows: Rows, width: int) -> Iterator[Spec]:
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
