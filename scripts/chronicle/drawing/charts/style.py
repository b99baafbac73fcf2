"""The looks of charts: widths, colours, faces and sizes of type."""

from __future__ import annotations

# Widths in pixels; a narrow chart is read on a telephone at its own size, and twelve pixels of one
# for print make eight points on its page.
WIDE, NARROW, PRINT = 720, 340, 560
PAPER, INK, SOFT, HAIRLINE, TIME = "#fbfaf6", "#1f1d1a", "#625d54", "#d9d4c7", "#9a2f1f"
# The same colours where a reader's browser is set to dark; as in the style sheet of the pages.
DARK = {
    PAPER: "#16171a",
    INK: "#e7e3da",
    SOFT: "#a39d91",
    HAIRLINE: "#3a3a3a",
    TIME: "#e88a76",
}
SERIF = "'Source Serif 4', 'Noto Serif', serif"
LABEL = "system-ui, sans-serif"
# Sizes of type in pixels.
NAME, DETAIL, VALUE, TICK, TITLE = 14, 12, 17, 12, 15
# The mean width of a letter as a part of its size, generous enough for most faces.
LETTER = 0.55
CONFIG = {
    "view": {"stroke": None},
    "text": {"font": LABEL, "fontSize": DETAIL, "color": SOFT, "align": "left"},
    "point": {"size": 80, "opacity": 1, "strokeWidth": 1.6},
    "axis": {
        "labelFont": LABEL,
        "labelFontSize": TICK,
        "labelColor": SOFT,
        "titleFont": LABEL,
        "titleFontSize": TICK,
        "titleFontWeight": "normal",
        "titleColor": SOFT,
        "titleAnchor": "start",
        "titleAlign": "left",
        "gridColor": HAIRLINE,
        "domain": False,
        "ticks": False,
        "labelOverlap": "greedy",
        "labelSeparation": 8,
        "aria": False,
    },
    "legend": {
        "orient": "top",
        "direction": "vertical",
        "symbolType": "square",
        "labelFont": LABEL,
        "labelFontSize": DETAIL,
        "labelColor": SOFT,
        "labelLimit": 300,
        "titleFont": LABEL,
        "titleFontSize": DETAIL,
        "titleFontWeight": "normal",
        "titleColor": SOFT,
        "aria": False,
    },
}
