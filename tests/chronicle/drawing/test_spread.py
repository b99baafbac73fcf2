"""The spread of figures on a line."""

from chronicle.drawing import spread
from chronicle.values import amounts
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose


def figures(*values: object) -> list[Figure]:
    parsed = [amounts.parse(value) for value in values]
    return [value for value in parsed if isinstance(value, Figure)]


def test_a_range_has_a_row_of_its_own_below_all_points() -> None:
    points = figures(10, {"about": 11}, 30, 90)
    ranges = figures({"from": 10, "to": 30}, {"from": 80, "to": 90})
    drawn = spread.of_figures(Prose("diggers"), points + ranges)
    heights = [drawn.named[one] for one in ranges]
    assert drawn.is_told
    assert min(heights) > max(drawn.named[one] for one in points) + 1
    assert round(heights[1] - heights[0], 1) >= spread.BAND
    assert drawn.height > max(heights)
    # Where all points stand above the line a range is clear of it.
    [lone] = figures({"from": 10, "to": 90})
    few = spread.of_figures(Prose("diggers"), [*figures(10, 50, 90), lone])
    assert few.named[lone] >= spread.ROWS[1]
