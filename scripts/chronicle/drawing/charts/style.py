"""The looks of charts: widths, colours, faces and sizes of type."""

from dataclasses import dataclass

# Sizes of type in pixels.
NAME, DETAIL, VALUE, TICK, TITLE = 14, 12, 17, 12, 15


@dataclass(frozen=True)
class Size:
    """For what a chart is drawn: its width, the sizes of type, and the height of a row, in pixels.

    In a small one a mark has its name beside it and no more, and no axis has words.
    """

    width: int
    name: int = NAME
    value: int = VALUE
    row: int = 17
    is_small: bool = False


# A page has a chart wide and narrow, so that it can be read at its own size on a telephone too; in
# print twelve pixels make seven points; a wall of charts has it small.
WIDE, NARROW, PRINT = Size(600), Size(340), Size(520)
SMALL = Size(320, name=DETAIL, value=NAME, row=19, is_small=True)
PAPER, INK, SOFT, HAIRLINE, TIME = COLOURS = "#fbfaf6", "#1f1d1a", "#625d54", "#d9d4c7", "#9a2f1f"
SERIF = "'Source Serif 4', 'Noto Serif', serif"
LABEL = "system-ui, sans-serif"
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
