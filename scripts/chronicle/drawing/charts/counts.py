"""Counts of records: a column for each place of a paper, and tables of numbers with a bar under each."""

from __future__ import annotations

from collections.abc import Sequence

from chronicle.drawing.charts.layers import (
    DETAIL,
    HAIRLINE,
    INK,
    NAME,
    SERIF,
    TICK,
    WIDE,
    Spec,
    from_top,
    layer,
    nice,
    plot,
    ticks,
    wide,
    wrapped,
)
from chronicle.drawing.charts.marks import Drawing


def columns(panel: Drawing, width: int, panels: Sequence[Drawing]) -> Spec:
    """A column a place, in their order; a place with nothing stays empty."""
    height, top = 76, max(mark.high for mark in panel.marks)
    first, last = panel.marks[0].low, panel.marks[-1].low
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step <= width / 40)
    thick = max(2, min(16, (width - 50) / (last - first + 1) * 0.7))
    x = {
        "field": "low", "type": "quantitative",
        "scale": {"domain": [first - 0.5, last + 0.5], "range": [38, width - 4], "nice": False, "zero": False},
        "axis": {
            "values": [n for n in range(int(first), int(last) + 1) if n % step == 0 or n == first],
            "format": "d", "title": None, "grid": False,
        },
    }  # fmt: skip
    y = {
        "field": "high", "type": "quantitative", "scale": {"domain": [0, nice(top)], "nice": False},
        "axis": {"values": ticks(top, 2), "format": "d", "offset": -34, "title": None},
    }  # fmt: skip
    values = [
        {"id": m.id, "name": m.name, "low": m.low, "high": m.high, "said": f"{m.name}: {m.words}"} for m in panel.marks if m.high
    ]
    bar = {"type": "bar", "width": thick, "color": INK}
    return plot(panel, width, height, [layer(values, bar, x=x, y=y, description={"field": "said", "type": "nominal"})])


def matrix(panel: Drawing, width: int, panels: Sequence[Drawing]) -> Spec:
    """Rows by columns: each number, and under it a bar as long as the number is great; where there is none, nothing."""
    names = list(dict.fromkeys(mark.name for mark in panel.marks))
    columns = list(dict.fromkeys(mark.detail for mark in panel.marks))
    left = 96 if width < WIDE else 150
    across, row = (width - left) / len(columns), 36
    upright = max(wide(word, TICK) for column in columns for word in column.split()) > across
    heads = [[column] if upright else wrapped(column, across, TICK) for column in columns]
    start = int(max(wide(column, TICK) for column in columns)) + 8 if upright else 15 * max(map(len, heads)) + 8
    height = start + row * len(names)
    most = max(mark.high for mark in panel.marks) or 1
    y = from_top(height)
    scale = {"domain": [0, width], "range": [0, width], "nice": False, "zero": False}
    x: Spec = {"field": "x", "type": "quantitative", "scale": scale, "axis": None}
    text: Spec = {"field": "text", "type": "nominal"}
    labels = [wrapped(name, left - 4, DETAIL) for name in names]
    centres = [left + across * (index + 0.5) for index in range(len(columns))]
    values = []
    for mark in panel.marks:
        if mark.high:
            centre, half = centres[columns.index(mark.detail)], (across - 6) * mark.high / most / 2
            place = {"x": round(centre, 1), "y": start + row * (names.index(mark.name) + 0.5)}
            bar = {"from": round(centre - half, 1), "to": round(centre + half, 1)}
            said = {"text": mark.words, "said": f"{mark.name}, {mark.detail}: {mark.words}"}
            values.append({"id": mark.id, "row": mark.name, "column": mark.detail, "count": mark.high} | said | place | bar)
    lines = [{"y": start + row * index} for index in range(len(names) + 1)]
    beside = [{"text": label, "y": start + row * (index + 0.5) - 7 * (len(label) - 1)} for index, label in enumerate(labels)]
    above = [
        {"text": head, "x": centre, "y": start - 8 - (0 if upright else 15 * (len(head) - 1))}
        for head, centre in zip(heads, centres, strict=True)
    ]
    turned = {"angle": 270, "align": "left"} if upright else {"align": "center"}
    number = {"type": "text", "align": "center", "font": SERIF, "fontSize": NAME, "color": INK, "dy": -2}
    measure = {"type": "rule", "color": INK, "strokeWidth": 3, "yOffset": 12}
    description = {"field": "said", "type": "nominal"}
    layers = [
        layer(lines, {"type": "rule", "color": HAIRLINE}, x={"value": 0}, x2={"value": width}, y=y),
        layer(beside, {"type": "text", "color": INK, "lineHeight": 14}, x={"value": 0}, y=y, text=text),
        layer(above, {"type": "text", "lineHeight": 15} | turned, x=x, y=y, text=text),
        layer(values, measure, x=x | {"field": "from"}, x2={"field": "to"}, y=y, description=description),
        layer(values, number, x=x, y=y, text=text),
    ]
    return plot(panel, width, height, layers)
