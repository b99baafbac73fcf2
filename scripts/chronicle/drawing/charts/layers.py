"""What all forms of a chart are drawn with: sizes and colours, words in lines, scales from nought, layers of Vega-Lite."""

from __future__ import annotations

import math
import textwrap
from typing import Any

from chronicle.drawing.charts.marks import Drawing, Mark
from chronicle.record.text import capital

WIDE, NARROW = 720, 340  # widths in pixels; a narrow one is read on a telephone at its own size
PAPER, INK, SOFT, HAIRLINE, TIME = "#fbfaf6", "#1f1d1a", "#625d54", "#d9d4c7", "#9a2f1f"
SERIF = "Source Serif 4, Noto Serif, Palatino Linotype, Cambria, serif"
LABEL = "system-ui, sans-serif"
NAME, DETAIL, VALUE, TICK, TITLE = 14, 12, 17, 12, 15  # sizes of type in pixels
# The mean width of a letter as a part of its size, generous enough for most faces.
EM = 0.55
Spec = dict[str, Any]
# How Vega writes a number on an axis, and `tick` the same in words here.
NUMBER = "datum.value >= 1e6 ? format(datum.value / 1e6, '~g') + ' million' : format(datum.value, ',')"


def wrapped(text: str, width: float, size: float) -> list[str]:
    """A text in lines that are at most so many pixels wide."""
    return textwrap.wrap(text, max(10, int(width / (size * EM)))) or [""]


def wide(text: str, size: float) -> float:
    """About how wide a text is in pixels."""
    return len(text) * size * EM


def tick(value: float) -> str:
    """A number as it stands at an axis."""
    return f"{value / 1e6:g} million" if value >= 1e6 else f"{value:,.0f}"


def head(panel: Drawing, width: int) -> int:
    """The height of what stands above a panel in pixels: its title, and over time what its axis counts."""
    lines = len(wrapped(panel.title, width, TITLE)) if panel.title else 0
    return 18 * lines + (18 if panel.form == "time" else 0) + (8 if lines else 0)


def plot(panel: Drawing, width: int, height: int, layers: list[Spec]) -> Spec:
    """A panel with its title above, and over time what its axis counts; its layers share both scales."""
    made: Spec = {"width": width, "height": height, "layer": layers}
    label = {"font": LABEL, "fontSize": TICK, "fontStyle": "normal", "color": SOFT}
    if panel.title:
        title = {"font": SERIF, "fontSize": TITLE, "fontStyle": "italic", "color": INK}
        made["title"] = title | {
            "text": wrapped(panel.title, width, TITLE),
            "anchor": "start",
            "fontWeight": "normal",
            "offset": 8,
        }
        if panel.form == "time":
            made["title"] |= {f"subtitle{capital(key)}": value for key, value in label.items()}
            made["title"] |= {"subtitle": panel.unit, "subtitlePadding": 4}
    elif panel.form == "time":
        made["title"] = label | {"text": panel.unit, "anchor": "start", "fontWeight": "normal", "offset": 8}
    return made


def from_top(height: int) -> Spec:
    """A vertical scale in pixels from the top, for rows of different heights."""
    return {
        "field": "y",
        "type": "quantitative",
        "scale": {"domain": [0, height], "range": [0, height], "zero": False, "nice": False},
        "axis": None,
    }


def layer(values: list[Spec], mark: Spec, **encoding: Any) -> Spec:
    """A layer of Vega-Lite with data of its own; only marks that a description is given for are read out."""
    return {"data": {"values": values}, "mark": mark | {"aria": "description" in encoding}, "encoding": encoding}


def datum(mark: Mark) -> Spec:
    """A mark as data: what a reader of the specification needs to find it again in the record."""
    made: Spec = {"id": mark.id, "name": mark.name, "words": mark.words, "low": mark.low, "high": mark.high, "doubt": mark.doubt}
    # A range has no stem: it does not begin at nought.
    return made | {"said": f"{mark.name}: {mark.words}", "stem": mark.high if mark.low == mark.high else 0}


def nice(number: float) -> float:
    """The least of 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 times a power of ten that is not below a number; 1 for none."""
    if number <= 0:
        return 1
    power: float = 10 ** math.floor(math.log10(number))
    return next(round(step * power, 6) for step in (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10) if step * power >= number)


def ticks(number: float, parts: int) -> list[float]:
    """Round numbers from nought to the nice number above a number, at most `parts` steps apart."""
    top = nice(number)
    power: float = 10 ** math.floor(math.log10(top))
    steps = [step * scale for scale in (power / 10, power) for step in (1, 2, 2.5, 5)]
    whole = [step for step in steps if top / step <= parts and ((step >= 1 and float(step).is_integer()) or top < 1)]
    step = min(whole, default=top)
    return [round(step * index, 6) for index in range(int(top / step + 1e-9) + 1)]
