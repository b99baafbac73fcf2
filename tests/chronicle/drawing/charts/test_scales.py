from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.drawing.charts import scales


@pytest.mark.parametrize(
    ("number", "above"),
    [(0, 1), (384, 400), (400, 400), (41, 50), (0.5, 0.5), (320_000, 400_000)],
)
def test_nice(number: float, above: float) -> None:
    assert scales.nice(number) == above


@given(st.integers(min_value=1, max_value=10**12), st.integers(min_value=1, max_value=5))
def test_ticks_begin_at_nought_and_stay_on_the_axis(number: int, parts: int) -> None:
    ticks = scales.ticks(number, parts)
    assert ticks[0] == 0
    assert len(ticks) <= parts + 1
    assert ticks == sorted(ticks)
    assert ticks[-1] <= scales.nice(number)


@pytest.mark.parametrize(
    ("value", "label"),
    [(0, "0"), (1500, "1,500"), (1_000_000, "1 million"), (2.5e6, "2.5 million")],
)
def test_a_tick_says_millions(value: float, label: str) -> None:
    assert scales.tick_label(value) == label


@pytest.mark.parametrize(("length", "room", "step"), [(8, 10, 1), (30, 10, 5), (90, 2, 50)])
def test_a_step_is_round(length: float, room: float, step: int) -> None:
    assert scales.round_step(length, room) == step
