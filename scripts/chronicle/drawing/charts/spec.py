"""Vega-Lite specifications, version 5, of what a chart shows, in a given width.

Where words stand is reckoned here, so that long names wrap and no mark lies under a label; scales
and axes are Vega-Lite's. Colours are those of the light page; `svg` maps them to the page's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronicle.drawing.charts.in_rows import date_rows, rows
from chronicle.drawing.charts.layers import Spec, head
from chronicle.drawing.charts.over_time import over_time
from chronicle.drawing.charts.style import (
    DETAIL,
    HAIRLINE,
    INK,
    LABEL,
    NARROW,
    PAPER,
    SERIF,
    SOFT,
    TICK,
    wrapped,
)
from chronicle.views.charts import ChartPanel, Form
from chronicle.views.figures import ChartView

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
GAP = 30  # between two panels side by side, in pixels
SIDE_BY_SIDE = 3  # more panels of rows than this stand two abreast where there is room
# What stands under a panel of each form, its axis and the axis's title, in pixels.
UNDER: dict[Form, int] = {"rows": 42, "time": 24, "spans": 24}
# Sizes of a chart that stands alone: of its title, and of what it shows, in pixels.
TITLE, SHOWS = 20, 14
CONFIG = {
    "view": {"stroke": None},
    "text": {
        "font": LABEL,
        "fontSize": DETAIL,
        "color": SOFT,
        "align": "left",
        "baseline": "middle",
    },
    "point": {"size": 80, "opacity": 1, "strokeWidth": 1.6},
    "axis": {
        "labelFont": LABEL,
        "labelFontSize": TICK,
        "labelColor": SOFT,
        "titleFont": LABEL,
        "titleFontSize": TICK,
        "titleFontWeight": "normal",
        "titleColor": SOFT,
        "gridColor": HAIRLINE,
        "domain": False,
        "ticks": False,
        "aria": False,
        "labelFlush": True,
        "labelPadding": 5,
        "titlePadding": 4,
    },
}


def alone(chart: ChartView, width: int) -> Spec:
    """The specification of a chart that stands alone, as in somebody else's book.

    It has its title and what it shows above it, and below it the line that says who says so.
    """
    drawn = spec(chart.panels, width)
    frame = {key: drawn.pop(key) for key in ("$schema", "background", "config")}
    drawn["title"] = _title(chart, width)
    return {**frame, "padding": 16, "vconcat": [drawn], "title": _source(chart.credit, width)}


def spec(panels: Sequence[ChartPanel], width: int) -> Spec:
    """The specification of a chart of some panels, `width` pixels wide, for a page."""
    form = panels[0].form
    abreast = 2 if width > NARROW and len(panels) > SIDE_BY_SIDE and form == "rows" else 1
    inner = (width - GAP * (abreast - 1)) // abreast
    between = max((head(panel, inner) for panel in panels[1:]), default=0)
    return {
        "$schema": SCHEMA,
        "background": PAPER,
        "padding": 0,
        "concat": [_panel(panel, inner, panels) for panel in panels],
        "columns": abreast,
        "spacing": {"row": UNDER[form] + 14 + between, "column": GAP},
        "bounds": "flush",
        "resolve": {"scale": {"x": "independent", "y": "independent", "size": "independent"}},
        "config": CONFIG,
    }


def _panel(panel: ChartPanel, width: int, panels: Sequence[ChartPanel]) -> Spec:
    match panel.form:
        case "rows":
            return rows(panel, width)
        case "time":
            return over_time(panel, width, panels)
        case "spans":
            return date_rows(panel, width, panels)


def _title(chart: ChartView, width: int) -> Spec:
    return {
        "text": wrapped(chart.title.as_text, width, TITLE),
        "subtitle": wrapped(chart.shows.as_text, width, SHOWS),
        "anchor": "start",
        "font": SERIF,
        "fontSize": TITLE,
        "fontWeight": "normal",
        "color": INK,
        "subtitleFont": SERIF,
        "subtitleFontSize": SHOWS,
        "subtitleLineHeight": 19,
        "subtitleColor": INK,
        "offset": 20,
        "subtitlePadding": 6,
    }


def _source(credit: str, width: int) -> Spec:
    return {
        "text": wrapped(f"Source: {credit}", width, DETAIL),
        "orient": "bottom",
        "anchor": "start",
        "font": LABEL,
        "fontSize": DETAIL - 1,
        "fontWeight": "normal",
        "lineHeight": 15,
        "color": SOFT,
        "offset": 18,
    }
