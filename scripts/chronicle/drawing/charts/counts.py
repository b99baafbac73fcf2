"""Counts of records: a column for each place of a paper, and tables of numbers with bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chronicle.drawing.charts.layers import DESCRIPTION, TEXT, Spec, from_top, layer, plot
from chronicle.drawing.charts.scales import nice, round_step, ticks
from chronicle.drawing.charts.style import (
    DETAIL,
    HAIRLINE,
    INK,
    NAME,
    SERIF,
    TICK,
    WIDE,
    text_width,
    wrapped,
)
from chronicle.views.charts import ChartMark, ChartPanel

COLUMN_HEIGHT = 76  # of a chart of columns, in pixels
ROW = 36  # the height of a row of a matrix, in pixels


def columns(panel: ChartPanel, width: int) -> Spec:
    """A column a place, in their order; a place with nothing stays empty."""
    count = panel.marks[-1].low - panel.marks[0].low + 1
    thick = max(2, min(16, (width - 50) / count * 0.7))
    top = max(mark.high for mark in panel.marks)
    y = {
        "field": "high",
        "type": "quantitative",
        "scale": {"domain": [0, nice(top)], "nice": False},
        "axis": {"values": ticks(top, 2), "format": "d", "offset": -34, "title": None},
    }
    values = [
        {
            "id": mark.id,
            "name": mark.name,
            "low": mark.low,
            "high": mark.high,
            "said": f"{mark.name}: {mark.words}",
        }
        for mark in panel.marks
        if mark.high
    ]
    bar = {"type": "bar", "width": thick, "color": INK}
    bars = layer(values, bar, x=_place_axis(panel, width), y=y, description=DESCRIPTION)
    return plot(panel, width, COLUMN_HEIGHT, [bars])


def _place_axis(panel: ChartPanel, width: int) -> Spec:
    """The scale of the numbers of places."""
    first, last = panel.marks[0].low, panel.marks[-1].low
    step = round_step(last - first, width / 40)
    numbers = range(int(first), int(last) + 1)
    return {
        "field": "low",
        "type": "quantitative",
        "scale": {
            "domain": [first - 0.5, last + 0.5],
            "range": [38, width - 4],
            "nice": False,
            "zero": False,
        },
        "axis": {
            "values": [n for n in numbers if n % step == 0 or n == first],
            "format": "d",
            "title": None,
            "grid": False,
        },
    }


@dataclass(frozen=True)
class Grid:
    """Where the rows and columns of a matrix stand, in pixels.

    Names of rows begin at the left edge, columns at `left`, `across` apart; rows begin at `start`.
    The heads of columns stand `upright` where one is too long for its column.
    """

    width: int
    left: int
    across: float
    start: int
    upright: bool
    names: tuple[str, ...]
    heads: tuple[tuple[str, list[str]], ...]

    @property
    def height(self) -> int:
        """The height of heads and rows."""
        return self.start + ROW * len(self.names)

    def centre(self, column: str) -> float:
        """The middle of a column."""
        columns = [name for name, _ in self.heads]
        return self.left + self.across * (columns.index(column) + 0.5)

    def middle(self, row: str) -> float:
        """The middle of a row."""
        return self.start + ROW * (self.names.index(row) + 0.5)


def matrix(panel: ChartPanel, width: int) -> Spec:
    """Rows by columns: each number, and under it a bar as long as the number is great.

    Where there is none stands nothing.
    """
    grid = _grid(panel, width)
    y = from_top(grid.height)
    x: Spec = {
        "field": "x",
        "type": "quantitative",
        "scale": {"domain": [0, width], "range": [0, width], "nice": False, "zero": False},
        "axis": None,
    }
    most = max(mark.high for mark in panel.marks) or 1
    values = [_cell(mark, grid, most) for mark in panel.marks if mark.high]
    number = {"type": "text", "align": "center", "font": SERIF, "fontSize": NAME, "color": INK}
    number |= {"dy": -2}
    measure = {"type": "rule", "color": INK, "strokeWidth": 3, "yOffset": 12}
    ends = {"x": x | {"field": "from"}, "x2": {"field": "to"}}
    layers = [
        *_frame(grid, x, y),
        layer(values, measure, **ends, y=y, description=DESCRIPTION),
        layer(values, number, x=x, y=y, text=TEXT),
    ]
    return plot(panel, width, grid.height, layers)


def _grid(panel: ChartPanel, width: int) -> Grid:
    names = tuple(dict.fromkeys(mark.name for mark in panel.marks))
    columns = list(dict.fromkeys(mark.detail for mark in panel.marks))
    left = 96 if width < WIDE else 150
    across = (width - left) / len(columns)
    words = [word for column in columns for word in column.split()]
    upright = max(text_width(word, TICK) for word in words) > across
    if upright:
        heads = [[column] for column in columns]
        start = int(max(text_width(column, TICK) for column in columns)) + 8
    else:
        heads = [wrapped(column, across, TICK) for column in columns]
        start = 15 * max(map(len, heads)) + 8
    titled = tuple(zip(columns, heads, strict=True))
    return Grid(width, left, across, start, upright, names, titled)


def _cell(mark: ChartMark, grid: Grid, most: float) -> Spec:
    """A number with the ends of its bar."""
    centre, half = grid.centre(mark.detail), (grid.across - 6) * mark.high / most / 2
    return {
        "id": mark.id,
        "row": mark.name,
        "column": mark.detail,
        "count": mark.high,
        "text": mark.words,
        "said": f"{mark.name}, {mark.detail}: {mark.words}",
        "x": round(centre, 1),
        "y": grid.middle(mark.name),
        "from": round(centre - half, 1),
        "to": round(centre + half, 1),
    }


def _frame(grid: Grid, x: Spec, y: Spec) -> Iterator[Spec]:
    """The lines between rows, the names of rows and the heads of columns."""
    nought = {"value": 0}
    lines = [{"y": grid.start + ROW * index} for index in range(len(grid.names) + 1)]
    line = {"type": "rule", "color": HAIRLINE}
    yield layer(lines, line, x=nought, x2={"value": grid.width}, y=y)
    names = [_row_name(name, grid) for name in grid.names]
    name = {"type": "text", "color": INK, "lineHeight": 14}
    yield layer(names, name, x=nought, y=y, text=TEXT)
    heads = [_head(column, lines, grid) for column, lines in grid.heads]
    turned = {"angle": 270, "align": "left"} if grid.upright else {"align": "center"}
    yield layer(heads, {"type": "text", "lineHeight": 15} | turned, x=x, y=y, text=TEXT)


def _row_name(name: str, grid: Grid) -> Spec:
    lines = wrapped(name, grid.left - 4, DETAIL)
    return {"text": lines, "y": grid.middle(name) - 7 * (len(lines) - 1)}


def _head(column: str, lines: Sequence[str], grid: Grid) -> Spec:
    higher = 0 if grid.upright else 15 * (len(lines) - 1)
    return {"text": lines, "x": grid.centre(column), "y": grid.start - 8 - higher}
