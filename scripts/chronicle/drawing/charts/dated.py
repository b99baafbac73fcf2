"""What has a date: figures at their height over their dates, and rows of bars from a beginning to an end."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterator, Sequence

from chronicle.drawing.charts.layers import (
    DETAIL,
    INK,
    NUMBER,
    PAPER,
    SERIF,
    SOFT,
    TICK,
    TIME,
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
)
from chronicle.drawing.charts.marks import Drawing, Mark
from chronicle.drawing.charts.rows import beside, words

# Left, upper, right and lower edge, in pixels.
Box = tuple[float, float, float, float]


def spans(panel: Drawing, width: int, panels: Sequence[Drawing]) -> Spec:
    """A row a mark, with a bar over its dates."""
    left, placed, height = beside(panel, width)
    first, last = years(panels)
    x = year_axis(first, last, left + (36 if any(not m.start for m in panel.marks) else 0), width - 40)
    values = [
        {
            "id": mark.id,
            "name": mark.name,
            "words": mark.words,
            "said": f"{mark.name}: {mark.words}",
            "style": "sure" if mark.certain else "rough",
            "y": row.middle,
        }
        | _ends(mark)
        for mark, row in zip(panel.marks, placed, strict=True)
    ]
    y = from_top(height)
    return plot(panel, width, height, [*words(placed, height, width), *_bars(values, x, y, 7), *_open_ends(values, x, y)])


def over_time(panel: Drawing, width: int, panels: Sequence[Drawing]) -> Spec:
    """Figures at their height over their dates; each has its number and its voice beside it, and nothing joins two of them."""
    height = 300
    first, last = years(panels)
    top = max(mark.high for mark in panel.marks)
    tops = [max(mark.high for mark in other.marks) for other in panels]
    gutter = int(max(wide(tick(value), TICK) for other in tops for value in ticks(nice(other * 1.12), 4))) + 14
    open_start = any(not mark.start for other in panels for mark in other.marks)
    low, high = gutter + (36 if open_start else 8), width - 8
    x = year_axis(first, last, low, high)
    domain = [0, nice(top * 1.12)]
    marks = list(panel.marks)
    values = [datum(mark) | {"style": _style(mark)} | _ends(mark) for mark in marks]
    y: Spec = {
        "field": "high", "type": "quantitative", "scale": {"domain": domain, "nice": False},
        "axis": {
            "values": ticks(domain[1], 4), "labelExpr": NUMBER, "orient": "left", "offset": -gutter, "title": None,
            "labelPadding": 6,
        },
    }  # fmt: skip
    places = _places(marks, (first, last), (low, high), domain[1], height)
    labels = [
        {"text": text, "at": _at(start), "high": value["high"], "dx": dx, "dy": dy}
        for mark, value, (text, start, dx, dy) in zip(marks, values, places, strict=True)
    ]
    # A thin line leads from a bar to words that found no room beside it.
    far = [label for label in labels if label["dy"] + 17 + 14 * (len(label["text"]) - 1) < -16]
    layers = [
        layer(
            [label],
            {"type": "rule", "color": SOFT, "strokeWidth": 0.8, "y2Offset": label["dy"] + 14 * (len(label["text"]) - 1) + 4},
            x=x | {"field": "at"}, y=y, y2={"field": "high"},
        )
        for label in far
    ]  # fmt: skip
    numbers = [value for value in values if value["low"] == value["high"]]
    layers += [*_ranges(values, x, y), *_bounds(values, x, y), *_bars(numbers, x, y, 6), *_open_ends(values, x, y)]
    for label in labels:
        head = {"type": "text", "font": SERIF, "fontSize": VALUE, "color": INK, "dx": label["dx"], "dy": label["dy"]}
        rest = {"type": "text", "dx": label["dx"], "dy": label["dy"] + 17, "lineHeight": 14}
        position = {"x": x | {"field": "at"}, "y": y}
        layers.append(layer([label | {"text": label["text"][0]}], head, **position, text={"field": "text", "type": "nominal"}))
        layers.append(layer([label | {"text": label["text"][1:]}], rest, **position, text={"field": "text", "type": "nominal"}))
    return plot(panel, width, height, layers)


def _places(
    marks: Sequence[Mark], years: tuple[int, int], across: tuple[int, int], top: float, height: int
) -> list[tuple[list[str], dt.date, float, float]]:
    """For each mark its words in lines, the day from which they hang, and how far right and below it their first line stands.

    Words go above their bar, or under, right or left of it: the first place that is free of other bars and words. Since a place
    that one takes is lost to the next, they are set once from the top and once from the right, and the setting is taken that has
    most words nearest to their bars.
    """
    first, last = dt.date(years[0], 1, 1).toordinal(), dt.date(years[1], 1, 1).toordinal()

    def px(day: dt.date) -> float:
        return across[0] + (across[1] - across[0]) * (day.toordinal() - first) / (last - first)

    bars: list[Box] = []
    for mark in marks:
        start, end = _known(mark)
        upper, lower = height * (1 - mark.high / top), height * (1 - mark.low / top)
        before, after = (38 if mark.start is None else 2), (38 if mark.end is None else 2)
        bars.append((px(start) - before, upper - 6, px(end) + after, lower + 6))
    room = (across[0] - 36, -4.0, across[1] + 8.0, height + 2.0)
    orders = [sorted(range(len(marks)), key=key) for key in (lambda i: bars[i][1], lambda i: -bars[i][2])]
    lengths = (26, 18) if across[1] < WIDE / 2 else (40, 22)
    settings = [_set(marks, bars, order, lengths, room) for order in orders]
    _, lines, corners = min(settings, key=lambda setting: setting[0])
    found = []
    for mark, bar, text, (x, y) in zip(marks, bars, lines, corners, strict=True):
        start, _ = _known(mark)
        found.append((text, start, x - px(start), y + 10 - (bar[1] + 6)))
    return found


def _known(mark: Mark) -> tuple[dt.date, dt.date]:
    """Where a bar begins and ends; an end that is not known lies where the other does."""
    start, end = mark.start or mark.end, mark.end or mark.start
    assert start is not None
    assert end is not None
    return start, end


def _set(
    marks: Sequence[Mark], bars: Sequence[Box], order: Sequence[int], lengths: tuple[int, int], room: Box
) -> tuple[int, list[list[str]], list[tuple[float, float]]]:
    """Words set in an order: how far they stand off in all, their lines, their corners.

    Lines have at most the first number of letters; the second where words find no room beside their bar, or stand far from it.
    """
    cost, taken = 0, list(bars)
    lines: dict[int, list[str]] = {}
    corners: dict[int, tuple[float, float]] = {}
    for index in order:
        wrapped = [_wrapped(marks[index], length) for length in lengths]
        options = [(text, corner) for text in wrapped for corner in _beside(bars[index], *text[1:])]
        options += [(wrapped[-1], corner) for corner in _far(bars[index], *wrapped[-1][1:])]
        free = (
            (number, option)
            for number, option in enumerate(options)
            if _inside(box := _box(*option), room) and not any(_meet(box, other) for other in taken)
        )
        left, above, _, _ = bars[index]
        _, long, tall = wrapped[0]
        none = len(options), (wrapped[0], (min(max(left, room[0] + 36), room[2] - 8 - long), above - tall - 2))
        number, option = next(free, none)
        cost += number
        taken.append(_box(*option))
        (lines[index], *_), corners[index] = option
    return cost, [lines[index] for index in range(len(marks))], [corners[index] for index in range(len(marks))]


def _wrapped(mark: Mark, length: int) -> tuple[list[str], float, int]:
    """The words of a mark in lines, and how long and tall they are in pixels."""
    voice = textwrap.wrap(", ".join(filter(None, [mark.name, mark.detail])), length)
    long = max(wide(mark.words, VALUE), *(wide(line, DETAIL) for line in voice))
    return [mark.words, *voice], long, 20 + 14 * len(voice)


def _beside(bar: Box, long: float, tall: int) -> Iterator[tuple[float, float]]:
    """The corners of words above a bar, under, right and left of it."""
    left, above, right, below = bar
    yield from ((x, y) for y in (above - tall - 2, below + 4) for x in (left, right - long, (left + right - long) / 2))
    yield from ((x, y) for y in (above - 6, above - tall + 14) for x in (right + 6, left - long - 6))


def _far(bar: Box, long: float, tall: int) -> Iterator[tuple[float, float]]:
    """The corners of words higher and higher above a bar."""
    left, above, right, _ = bar
    yield from ((x, above - tall - step) for step in range(12, 264, 12) for x in (left, right - long))


def _box(words: tuple[list[str], float, int], corner: tuple[float, float]) -> Box:
    _, long, tall = words
    return (*corner, corner[0] + long, corner[1] + tall)


def _inside(box: Box, room: Box) -> bool:
    return box[0] >= room[0] and box[1] >= room[1] and box[2] <= room[2] and box[3] <= room[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def years(panels: Sequence[Drawing]) -> tuple[int, int]:
    """The first year that panels of dates show, and the first that they do not; time is the same in all panels of a chart."""
    days = [day for panel in panels for mark in panel.marks for day in (mark.start, mark.end) if day]
    return min(day.year for day in days), max(day.year for day in days) + 1


def year_axis(first: int, last: int, left: int, right: int) -> Spec:
    """The scale of time from a year up to another, between two pixels; its words stand at the beginning of a year."""
    room = max(1, int((right - left) // 40))
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step <= room)
    values = [year for year in range(first, last) if year % step == 0]
    return {
        "field": "start", "type": "temporal",
        "scale": {
            "type": "utc", "domain": [_utc(dt.date(year, 1, 1)) for year in (first, last)], "range": [left, right], "nice": False,
        },
        "axis": {
            "values": [_utc(dt.date(year, 1, 1)) for year in values], "format": "%Y", "title": None,
            "labelAlign": "left", "labelFlush": False, "labelOffset": 2,
        },
    }  # fmt: skip


def _utc(day: dt.date) -> Spec:
    return {"year": day.year, "month": day.month, "date": day.day, "utc": True}


def _at(day: dt.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _style(mark: Mark) -> str:
    """How the bar of a figure is drawn: `sure`, `bound` where the number is one, `rough` where the number or its date is."""
    if mark.doubt == "rough" or not mark.certain:
        return "rough"
    return "bound" if mark.doubt else "sure"


def _ranges(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """A range over a time is a field from the one number to the other."""
    if ranges := [value for value in values if value["low"] != value["high"]]:
        field = {"type": "rect", "fill": PAPER, "stroke": TIME, "strokeWidth": 1.4}
        description = {"field": "said", "type": "nominal"}
        yield layer(ranges, field, x=x, x2={"field": "end"}, y=y | {"field": "low"}, y2={"field": "high"}, description=description)


def _bounds(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """An arrow up or down from a bound, to where the number may lie."""
    for doubt, shift, head in (("lower", -16, "triangle-up"), ("upper", 16, "triangle-down")):
        if bounds := [value for value in values if value["doubt"] == doubt]:
            yield layer(
                bounds, {"type": "rule", "color": TIME, "strokeWidth": 1.6, "y2Offset": shift}, x=x, y=y, y2={"field": "high"}
            )
            yield layer(
                bounds, {"type": "point", "shape": head, "filled": True, "color": TIME, "size": 40, "yOffset": shift}, x=x, y=y
            )


def _ends(mark: Mark) -> Spec:
    """The dates of a mark as the two ends of a bar; an open end lies where the other does, and `open` says which it is."""
    start, end = _known(mark)
    shut = end if mark.start is None or mark.end is None else end + dt.timedelta(days=1)
    return {"start": _at(start), "end": _at(shut), "open": "start" if mark.start is None else "end" if mark.end is None else ""}


def _open_ends(values: list[Spec], x: Spec, y: Spec) -> Iterator[Spec]:
    """A dotted arrow from the end that is known towards the one that is not."""
    for which, shift in (("start", -34), ("end", 34)):
        chosen = [value for value in values if value["open"] == which]
        if chosen:
            head = "triangle-right" if shift > 0 else "triangle-left"
            rule = {"type": "rule", "color": TIME, "strokeWidth": 1.6, "strokeDash": [2, 3], "x2Offset": shift}
            yield layer(chosen, rule, x=x, x2={"field": "start"}, y=y)
            yield layer(
                chosen, {"type": "point", "shape": head, "filled": True, "color": TIME, "size": 40, "xOffset": shift}, x=x, y=y
            )


def _bars(values: list[Spec], x: Spec, y: Spec, thickness: int) -> Iterator[Spec]:
    """Bars of time: filled where date and number are as given, open where the number is a bound, dashed too where one is rough.

    Each begins with an upright stroke, so that a single day is seen too.
    """
    styles: dict[str, Spec] = {"sure": {"fill": TIME}, "bound": {"fill": PAPER}, "rough": {"fill": PAPER, "strokeDash": [4, 3]}}
    for style, look in styles.items():
        if chosen := [value for value in values if value["style"] == style]:
            bar = {"type": "bar", "height": thickness, "stroke": TIME, "strokeWidth": 1.4} | look
            yield layer(chosen, bar, x=x, x2={"field": "end"}, y=y, description={"field": "said", "type": "nominal"})
    if values:
        yield layer(values, {"type": "tick", "orient": "vertical", "color": TIME, "thickness": 3, "size": thickness + 7}, x=x, y=y)
