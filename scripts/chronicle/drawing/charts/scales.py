"""Scales of numbers from nought: where they end, where their ticks stand and what these say."""

from __future__ import annotations

import math

# The least of these times a power of ten that a number does not exceed ends its scale.
NICE = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)
# How Vega writes a number on an axis; `tick_label` does the same here.
NUMBER = (
    "datum.value >= 1e6 ? format(datum.value / 1e6, '~g') + ' million' : format(datum.value, ',')"
)


def tick_label(value: float) -> str:
    """A number as it stands at an axis."""
    return f"{value / 1e6:g} million" if value >= 1e6 else f"{value:,.0f}"


def nice(number: float) -> float:
    """The round number at which a scale ends that reaches up to a number; 1 for none."""
    if number <= 0:
        return 1
    power: float = 10 ** math.floor(math.log10(number))
    return next(round(step * power, 6) for step in NICE if step * power >= number)


def ticks(number: float, parts: int) -> list[float]:
    """Round numbers from nought to the end of a number's scale, at most `parts` steps apart."""
    top = nice(number)
    power: float = 10 ** math.floor(math.log10(top))
    steps = (step * scale for scale in (power / 10, power) for step in (1, 2, 2.5, 5))
    fitting = (step for step in steps if top / step <= parts and _counts_wholes(step, top))
    step = min(fitting, default=top)
    return [round(step * index, 6) for index in range(int(top / step + 1e-9) + 1)]


def _counts_wholes(step: float, top: float) -> bool:
    """Whether a step counts whole things; on a scale that ends below one it need not."""
    return top < 1 or (step >= 1 and float(step).is_integer())


def round_step(length: float, room: float) -> int:
    """The least round number that goes at most `room` times into a length."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 100) if length / step <= room)
