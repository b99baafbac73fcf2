"""Rows of bars, each from the beginning of something to its end."""

from __future__ import annotations

from collections.abc import Sequence

from chronicle.drawing.charts.layers import Spec, from_top, plot
from chronicle.drawing.charts.row_words import rows_of, words
from chronicle.drawing.charts.time_axis import bars, ends, open_ends, year_axis, years
from chronicle.views.charts import ChartPanel

ARROW = 36  # room for an arrow towards a beginning that is not known, in pixels


def date_rows(panel: ChartPanel, width: int, panels: Sequence[ChartPanel]) -> Spec:
    """A row a mark, with a bar over its dates; `panels` are all that share its years."""
    placed = rows_of(panel, width)
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
    layers = [*words(placed, width), *bars(values, x, y, 7), *open_ends(values, x, y)]
    return plot(panel, width, placed.height, layers)
