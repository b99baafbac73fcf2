"""Vega-Lite specifications, version 5, of what a chart shows, in a given width.

The layout of words is reckoned here, so that long names wrap and no mark lies under a label; scales and axes are Vega-Lite's.
Colours are those of the light page; `svg` maps them to the page's own.
"""

from __future__ import annotations

from collections.abc import Sequence

from chronicle.drawing.charts.counts import columns, matrix
from chronicle.drawing.charts.dated import over_time, spans
from chronicle.drawing.charts.layers import DETAIL, HAIRLINE, INK, LABEL, NARROW, PAPER, SERIF, SOFT, TICK, Spec, head, wrapped
from chronicle.drawing.charts.marks import Drawing
from chronicle.drawing.charts.rows import rows

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
GAP = 30  # between two panels side by side
SIDE_BY_SIDE = 3  # more panels of rows than this stand two abreast where there is room
# What stands under each form, its axis and the axis's title, in pixels.
_BELOW = {"rows": 42, "time": 24, "spans": 24, "columns": 24, "matrix": 0}
_FORMS = {"rows": rows, "time": over_time, "spans": spans, "columns": columns, "matrix": matrix}


def spec(panels: Sequence[Drawing], width: int, title: str = "", sources: str = "") -> Spec:
    """The specification of a chart. With a title and its sources it stands alone; without, it stands on a page that has both."""
    abreast = 2 if width > NARROW and len(panels) > SIDE_BY_SIDE and panels[0].form == "rows" else 1
    inner = (width - GAP * (abreast - 1)) // abreast
    between = max((head(panel, inner) for panel in panels[1:]), default=0)
    made: Spec = {
        "$schema": SCHEMA,
        "background": PAPER,
        "padding": 12 if title else 0,
        "concat": [_FORMS[panel.form](panel, inner, panels) for panel in panels],
        "columns": abreast,
        "spacing": {"row": _BELOW[panels[0].form] + 14 + between, "column": GAP},
        "bounds": "flush",
        "resolve": {"scale": {"x": "independent", "y": "independent", "size": "independent"}},
        "config": {
            "view": {"stroke": None},
            "text": {"font": LABEL, "fontSize": DETAIL, "color": SOFT, "align": "left", "baseline": "middle"},
            "point": {"size": 80, "opacity": 1, "strokeWidth": 1.6},
            "axis": {
                "labelFont": LABEL, "labelFontSize": TICK, "labelColor": SOFT, "titleFont": LABEL, "titleFontSize": TICK,
                "titleFontWeight": "normal", "titleColor": SOFT, "gridColor": HAIRLINE, "domain": False, "ticks": False,
                "aria": False,                "labelFlush": True, "labelPadding": 5, "titlePadding": 4,
            },
        },
    }  # fmt: skip
    if title:
        made["title"] = {
            "text": wrapped(title, width, 20), "subtitle": wrapped(sources, width, DETAIL), "anchor": "start",
            "font": SERIF, "fontSize": 20, "fontWeight": "normal", "color": INK, "subtitleFont": LABEL,
            "subtitleFontSize": DETAIL, "subtitleColor": SOFT, "offset": 16, "subtitlePadding": 6,
        }  # fmt: skip
    return made
