"""Layers of Vega-Lite: marks with data of their own on the two scales of a panel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chronicle.drawing.charts.style import INK, LABEL, SERIF, SOFT, TICK, TITLE, wrapped
from chronicle.record.text import capital
from chronicle.views.charts import ChartMark, ChartPanel

# A piece of a specification; its keys are those of Vega-Lite.
Spec = dict[str, Any]
# What a mark says of itself to those who do not see it.
DESCRIPTION: Spec = {"field": "said", "type": "nominal"}
TEXT: Spec = {"field": "text", "type": "nominal"}
# The heads of arrows along each axis: of one that goes backwards in pixels, and of one onwards.
HEADS = {"x": ("triangle-left", "triangle-right"), "y": ("triangle-up", "triangle-down")}


def head(panel: ChartPanel, width: int) -> int:
    """The height of what stands above a panel in pixels: its title, and over time its unit."""
    lines = len(wrapped(panel.title, width, TITLE)) if panel.title else 0
    return 18 * lines + (18 if panel.form == "time" else 0) + (8 if lines else 0)


def plot(panel: ChartPanel, width: int, height: int, layers: list[Spec]) -> Spec:
    """A panel with its title above, and over time its unit; its layers share both scales."""
    spec: Spec = {"width": width, "height": height, "layer": layers}
    label = {"font": LABEL, "fontSize": TICK, "fontStyle": "normal", "color": SOFT}
    if panel.title:
        spec["title"] = {
            "font": SERIF,
            "fontSize": TITLE,
            "fontStyle": "italic",
            "color": INK,
            "text": wrapped(panel.title, width, TITLE),
            "anchor": "start",
            "fontWeight": "normal",
            "offset": 8,
        }
        if panel.form == "time":
            spec["title"] |= {f"subtitle{capital(key)}": value for key, value in label.items()}
            spec["title"] |= {"subtitle": panel.unit, "subtitlePadding": 4}
    elif panel.form == "time":
        spec["title"] = label | {
            "text": panel.unit,
            "anchor": "start",
            "fontWeight": "normal",
            "offset": 8,
        }
    return spec


def from_top(height: int) -> Spec:
    """A vertical scale in pixels from the top, for rows of different heights."""
    return {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [0, height], "range": [0, height], "zero": False, "nice": False},
        "axis": None,
    }


def layer(values: list[Spec], mark: Spec, **encoding: Any) -> Spec:
    """A layer with its data; only marks that a description is given for are read out."""
    aria = {"aria": "description" in encoding}
    return {"data": {"values": values}, "mark": mark | aria, "encoding": encoding}


def arrows(
    values: list[Spec],
    lengths: Mapping[str, int],
    scales: Spec,
    along: str,
    *,
    key: str,
    shaft: Spec,
    size: int = 40,
) -> Iterator[Spec]:
    """Arrows along one of two scales, from the values that have one of some words under a key.

    `lengths` has the pixels of the arrows by these words, `shaft` is the look of their shafts, and
    `size` that of their heads.
    """
    end = {f"{along}2": {"field": scales[along]["field"]}}
    for word, length in lengths.items():
        if chosen := [value for value in values if value[key] == word]:
            rule = {"type": "rule"} | shaft | {f"{along}2Offset": length}
            yield layer(chosen, rule, **dict(sorted((scales | end).items())))
            head = {"type": "point", "shape": HEADS[along][length > 0], "filled": True}
            head |= {"color": shaft["color"], "size": size, f"{along}Offset": length}
            yield layer(chosen, head, **scales)


def datum(mark: ChartMark) -> Spec:
    """A mark as data: what a reader needs to find it in the record, its numbers and its words.

    The stem of a number runs from nought; a range has none, for it does not begin there.
    """
    return {
        "id": mark.id,
        "name": mark.name,
        "words": mark.words,
        "low": mark.low,
        "high": mark.high,
        "doubt": mark.doubt,
        "said": f"{mark.name}: {mark.words}",
        "stem": mark.high if mark.low == mark.high else 0,
    }


def ranges(values: list[Spec]) -> list[Spec]:
    """The marks of which the number is a range."""
    return [value for value in values if value["low"] != value["high"]]


def numbers(values: list[Spec]) -> list[Spec]:
    """The marks of which the number is one."""
    return [value for value in values if value["low"] == value["high"]]
