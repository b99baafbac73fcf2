"""Vega-Lite specifications, version 5, of what a chart shows, in a given size.

Lines of words and marks stand in rows of one height, or figures over their dates; the rest of the
layout is Vega-Lite's. Colours are those of the light page.
"""

import json
import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from chronicle.citation.citable import ANY_SITE
from chronicle.drawing.charts.style import (
    CONFIG,
    DETAIL,
    INK,
    LABEL,
    LETTER,
    NARROW,
    PAPER,
    SERIF,
    SOFT,
    TIME,
    TITLE,
    WIDE,
    Size,
)
from chronicle.record.dates import Date
from chronicle.record.days import Day, axis
from chronicle.record.models import Chart
from chronicle.views.charts import ChartMark, ChartPanel

# A piece of a specification; its keys are those of Vega-Lite.
Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
GAP = 26  # between two panels, in pixels
SIDE_BY_SIDE = 3  # more panels of rows than this stand two abreast where there is room
BESIDE = 16  # between words and a plot beside them, in pixels
HEIGHT, LOW = 240, 110  # of a plot of figures over time, and of a small one, in pixels
GUTTER = 72  # the room for the numbers of such a plot, in pixels
# So near in time, and in height as a part of the scale, the words of two figures would meet.
NEAR, CLOSE = 3 * 365, 6
CURVE = 12  # figures over time: so many are read as a curve, without a number at each
NUMBER = (
    "datum.value >= 1e6 ? format(datum.value / 1e6, '~g') + ' million' : format(datum.value, ',')"
)
# The looks of marks whose number is not just as given, and of those whose end is not known.
SHAPES: Spec = {
    "scale": {
        "domain": ["", "rough", "lower", "end", "upper", "start"],
        "range": ["circle"] * 2 + ["triangle-right"] * 2 + ["triangle-left"] * 2,
    },
    "legend": None,
}
# What is pressed, and leads to what a mark is drawn from: a band over it that is not seen.
BAND: Spec = {"type": "bar", "color": INK, "height": 4, "opacity": 0} | {
    "aria": True,
    "stroke": INK,
    "strokeWidth": 20,
    "strokeJoin": "round",
}


def alone(chart: Chart, panels: Sequence[ChartPanel], credit: str) -> Spec:
    """The specification of a chart that stands alone, as in somebody else's book.

    It has its title and what it shows above it, and below it the line that says who says so.
    """
    drawn, width = spec(panels, WIDE), WIDE.width
    frame = {key: drawn.pop(key) for key in ("$schema", "background", "config")}
    drawn["title"] = _heading(chart.title.as_text, width, 20) | {
        "subtitle": _wrapped(chart.shows.as_text, width, 14),
        "subtitleFont": SERIF,
        "subtitleFontSize": 14,
        "subtitleLineHeight": 19,
        "subtitleColor": INK,
        "subtitlePadding": 6,
        "offset": 20,
    }
    source = _heading(f"Source: {credit}", width, DETAIL - 1)
    source |= {"orient": "bottom", "font": LABEL, "color": SOFT, "lineHeight": 15, "offset": 18}
    return {**frame, "padding": 16, "vconcat": [drawn], "title": source}


def spec(panels: Sequence[ChartPanel], size: Size) -> Spec:
    """The specification of a chart of some panels in a size, for a page."""
    is_many = size.width > NARROW.width and len(panels) > SIDE_BY_SIDE and panels[0].form == "rows"
    abreast = 2 if is_many else 1
    inner = replace(size, width=(size.width - GAP * (abreast - 1)) // abreast)
    return {
        "$schema": SCHEMA,
        "background": PAPER,
        "padding": 2,
        "concat": [_panel(panel, inner, panels) for panel in panels],
        "columns": abreast,
        "spacing": GAP,
        "resolve": {
            "scale": dict.fromkeys(("x", "y", "shape", "stroke", "fill"), "independent"),
        },
        "config": CONFIG,
    }


def _panel(panel: ChartPanel, size: Size, panels: Sequence[ChartPanel]) -> Spec:
    """A panel under its title."""
    draw = _over_time if panel.form == "time" else _rows
    view = draw(panel, size, panels)
    if panel.title:
        heading = {"fontStyle": "italic", "offset": 10}
        view["title"] = _heading(panel.title, size.width, TITLE) | heading
    return view | {"width": size.width}


def _rows(panel: ChartPanel, size: Size, panels: Sequence[ChartPanel]) -> Spec:
    """A row a mark, with its words left of it where there is room, or else above it."""
    column = _column(panels, size)
    values, lines, count = _lines(panel, size, column)
    y = {
        "field": "row",
        "type": "ordinal",
        "scale": {"domain": list(range(count)), "padding": 0},
        "axis": None,
    }
    left, right = column or 4, size.width - 8
    if panel.form == "rows":
        right -= _room([mark.words for mark in panel.marks], size.value) + 12
        x = _number_axis(size) | {"field": "high", "scale": {"range": [left, right]}}
        x["axis"] = x["axis"] and x["axis"] | {"title": panel.unit, "grid": column > 0}
        marks = _figures(values, x, y, size)
    else:
        x = _time_axis(panels, [left, right])
        x["axis"] |= {"grid": column > 0}
        marks = _bars(values, x, y)
    looks = {"name": {"font": SERIF, "fontSize": size.name, "color": INK}, "detail": {}}
    words = (
        _layer(
            [line for line in lines if line["look"] == look],
            {"type": "text", "baseline": "middle"} | own,
            x={"value": 0},
            y=y,
            text={"field": "text"},
        )
        for look, own in looks.items()
    )
    across = {"x": {"value": 12}, "x2": {"value": size.width - 12}}
    layers = [*words, *marks, *_links(values, size, **across, y=y)]
    return {"height": {"step": size.row}, "layer": layers}


def _column(panels: Sequence[ChartPanel], size: Size) -> int:
    """The width of the words left of the marks, in pixels; 0 where they stand above them."""
    marks = [mark for panel in panels for mark in panel.marks]
    wanted = BESIDE + _room([mark.name for mark in marks], size.name)
    if size.is_small:
        return min(wanted, size.width * 3 // 5)
    wanted = max(wanted, BESIDE + _room([mark.detail for mark in marks], DETAIL))
    most = size.width * 2 // 5
    return min(wanted, most) if wanted <= most or size.width > NARROW.width else 0


def _room(texts: Iterable[str], size: int) -> int:
    """The width of the longest of some texts, in pixels."""
    return math.ceil(max(map(len, texts)) * size * LETTER)


def _lines(panel: ChartPanel, size: Size, column: int) -> tuple[list[Spec], list[Spec], int]:
    """The marks of a panel as data and the lines of their words, and how many rows they take."""
    values, lines, row = [], [], 0
    for mark in panel.marks:
        words = _words(mark, size, column - BESIDE if column else size.width)
        for number, (text, look) in enumerate(words):
            lines.append({"row": row + number, "text": text, "look": look})
        values.append(_datum(mark) | {"row": row if column else row + len(words)})
        row += len(words) + (0 if size.is_small else 1 if column else 2)
    return values, lines, row


def _words(mark: ChartMark, size: Size, width: int) -> list[tuple[str, str]]:
    """The lines beside a mark, each with its look."""
    lines = [(name, "name") for name in _wrapped(mark.name, width, size.name)]
    details = "" if size.is_small else mark.detail
    return lines + [(detail, "detail") for detail in _wrapped(details, width, DETAIL)]


def _figures(values: list[Spec], x: Spec, y: Spec, size: Size) -> Iterator[Spec]:
    """Figures on one axis: a point, open where it is no number as given; a bar for a range."""
    points = [value for value in values if value["low"] == value["high"]]
    ranges = [value for value in values if value["low"] != value["high"]]
    yield _layer(points, {"type": "rule", "color": SOFT}, x=x, x2={"datum": 0}, y=y)
    if ranges:
        bar = {"type": "rule", "color": INK, "strokeWidth": 5}
        yield _layer(ranges, bar, x=x | {"field": "low"}, x2={"field": "high"}, y=y)
    fill = {"condition": {"test": "datum.doubt === ''", "value": INK}, "value": PAPER}
    point = {"type": "point", "filled": True, "stroke": INK}
    yield _layer(points, point, x=x, y=y, shape=SHAPES | {"field": "doubt"}, fill=fill)
    number = {"type": "text", "font": SERIF, "fontSize": size.value, "color": INK, "dx": 12}
    yield _layer(values, number | {"baseline": "middle"}, x=x, y=y, text={"field": "words"})


def _over_time(panel: ChartPanel, size: Size, panels: Sequence[ChartPanel]) -> Spec:
    """Figures at their height over their dates, in the colour of their voice; nothing joins two."""
    values = [
        _datum(mark) | {"below": _has_higher_beside(mark, panel.marks[:number], panel)}
        for number, mark in enumerate(panel.marks)
    ]
    gutter = 4 if size.is_small else GUTTER
    x = _time_axis(panels, [gutter, size.width - 60])
    x["axis"] |= {"labelPadding": 18}
    y = _number_axis(size) | {"field": "high"}
    y["axis"] = y["axis"] and y["axis"] | {"offset": 8 - gutter}
    names = dict.fromkeys(mark.name for one in panels for mark in one.marks)
    here = dict.fromkeys(mark.name for mark in panel.marks)
    colour = {
        "field": "name",
        "scale": {"domain": list(names), "range": [TIME, INK, SOFT]},
        "legend": None if size.is_small else {"title": panel.unit, "values": list(here)},
    }
    number = {"type": "text", "font": SERIF, "fontSize": size.value, "color": INK}
    text = {"field": "words"}
    layers = list(_bars(values, x, y, colour))
    if len(values) >= CURVE:
        columns = {"type": "rect", "opacity": 0.25}
        ends = {"x2": {"field": "end"}, "y2": {"datum": 0}}
        layers.insert(0, _layer(values, columns, x=x, y=y, fill=colour, **ends))
    else:
        for below, dy in ((False, -14), (True, 14)):
            chosen = [value for value in values if value["below"] is below]
            layers.append(_layer(chosen, number | {"dy": dy}, x=x, y=y, text=text))
    layers += _links(values, size, x=x, x2={"field": "end"}, y=y)
    return {"height": LOW if size.is_small else HEIGHT, "layer": layers}


def _has_higher_beside(mark: ChartMark, others: Sequence[ChartMark], panel: ChartPanel) -> bool:
    """Whether one of some figures of a panel is as great or little greater, and near in time."""
    close = max(one.high for one in panel.marks) / CLOSE
    return any(
        0 <= other.high - mark.high < close
        and abs(_days(other.date)[0].number - _days(mark.date)[0].number) < NEAR
        for other in others
    )


def _bars(values: list[Spec], x: Spec, y: Spec, colour: Spec | None = None) -> Iterator[Spec]:
    """Bars of time, open where date or number is no more than rough or a bound.

    A triangle points towards an end that is not known.
    """
    colour = colour or {"value": TIME}
    sure = {"test": "datum.style !== 'sure'", "value": PAPER}
    dash = {"condition": {"test": "datum.style === 'rough'", "value": [4, 3]}, "value": [1, 0]}
    looks = {"stroke": colour, "fill": colour | {"condition": sure}}
    known = [value for value in values if not value["open"]]
    if known:
        numbers = [value for value in known if value["low"] == value["high"]]
        ranges = [value for value in known if value["low"] != value["high"]]
        bar = {"type": "bar", "height": 7, "strokeWidth": 1.6}
        across = {"x": x, "x2": {"field": "end"}} | looks
        if numbers:
            yield _layer(numbers, bar, **across, y=y, strokeDash=dash)
        if ranges:
            ends = {"y": y | {"field": "low"}, "y2": {"field": "high"}}
            yield _layer(ranges, {"type": "rect"}, **across, **ends)
    if is_open := [value for value in values if value["open"]]:
        point = {"type": "point", "filled": True, "size": 110}
        yield _layer(is_open, point, x=x, y=y, shape=SHAPES | {"field": "open"}, **looks)


def _number_axis(size: Size) -> Spec:
    """The scale of numbers from nought."""
    axis = {"tickCount": 4, "tickMinStep": 1, "labelExpr": NUMBER, "title": None}
    return {"type": "quantitative", "axis": None if size.is_small else axis}


def _time_axis(panels: Sequence[ChartPanel], range_: list[int]) -> Spec:
    """The scale of time, the same in all panels of a chart, between two pixels: numbers of days."""
    days = [day for panel in panels for mark in panel.marks for day in _days(mark.date)]
    time = axis(min(days), max(days))
    words = {str(day): label for day, label in time.labels.items()}
    return {
        "field": "start",
        "type": "quantitative",
        "scale": {"domain": [time.start, time.stop], "range": range_, "nice": False},
        "axis": {
            "values": list(time.labels),
            "labelExpr": f"{json.dumps(words)}[datum.value]",
            "title": None,
        },
    }


def _days(date: Date | None) -> tuple[Day, Day]:
    """The first and the last day of a date; an end not known lies where the other does."""
    assert date is not None
    return date.first, date.latest or date.first


def _datum(mark: ChartMark) -> Spec:
    """A mark as data: where a reader finds it in the record, its numbers and its words."""
    datum: Spec = {
        "id": mark.id,
        "address": f"{ANY_SITE}{mark.address}",
        "name": mark.name,
        "words": mark.words,
        "low": mark.low,
        "high": mark.high,
        "doubt": mark.doubt,
        "said": f"{mark.name}: {mark.words}",
    }
    date = mark.date
    if date and (date.earliest or date.latest):
        first, last = _days(date)
        datum["start"] = first.number
        datum["end"] = last.number + 1
        datum["open"] = "start" if not date.earliest else "" if date.latest else "end"
        is_rough = mark.doubt == "rough" or date.is_approximate
        datum["style"] = "rough" if is_rough else "bound" if mark.doubt else "sure"
    return datum


def _links(values: list[Spec], size: Size, **encoding: Spec) -> list[Spec]:
    """A link for every mark, each with words for those who do not see it; none in a small chart."""
    said = {"description": {"field": "said"}, "href": {"field": "address"}}
    return [] if size.is_small else [_layer(values, BAND, **encoding, **said)]


def _layer(values: list[Spec], mark: Spec, **encoding: Any) -> Spec:
    """A layer with its data, which is not read out."""
    return {"data": {"values": values}, "mark": {"aria": False} | mark, "encoding": encoding}


def _heading(words: str, width: int, size: int) -> Spec:
    return {
        "text": _wrapped(words, width, size),
        "anchor": "start",
        "font": SERIF,
        "fontSize": size,
        "fontWeight": "normal",
        "color": INK,
    }


def _wrapped(text: str, width: int, size: int) -> list[str]:
    """A text in lines that fit into a width."""
    return textwrap.wrap(text, round(width / (size * LETTER)))
