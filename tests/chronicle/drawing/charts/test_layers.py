from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronicle.drawing.charts import layers


@pytest.mark.parametrize(("number", "above"), [(0, 1), (384, 400), (400, 400), (41, 50), (0.5, 0.5), (320_000, 400_000)])
def test_nice(number: float, above: float) -> None:
    assert layers.nice(number) == above


@given(st.integers(min_value=1, max_value=10**12), st.integers(min_value=1, max_value=5))
def test_ticks_begin_at_nought_and_stay_on_the_axis(number: int, parts: int) -> None:
    found = layers.ticks(number, parts)
    assert found[0] == 0
    assert len(found) <= parts + 1
    assert found == sorted(found)
    assert found[-1] <= layers.nice(number)


def test_words_are_broken_into_lines_that_fit() -> None:
    lines = layers.wrapped("The Canal Corps of the Kingdom of Norrmark", 120, 12)
    assert len(lines) > 1
    assert all(layers.wide(line, 12) <= 120 for line in lines)
