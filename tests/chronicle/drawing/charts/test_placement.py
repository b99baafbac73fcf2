from __future__ import annotations

import datetime as dt

from chronicle.drawing.charts import placement
from chronicle.drawing.charts.placement import Plane
from chronicle.views.charts import ChartMark

PLANE = Plane(1900, 1910, 50, 700, 100, 300)


def mark(number: int, year: int) -> ChartMark:
    """A number over a year."""
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    words = str(number)
    return ChartMark(f"m{number}", "Holm", "diggers", words, number, number, start=start, end=end)


def test_days_and_numbers_have_their_place() -> None:
    assert (PLANE.x(dt.date(1900, 1, 1)), PLANE.x(dt.date(1910, 1, 1))) == (50, 700)
    assert (PLANE.y(0), PLANE.y(100)) == (300, 0)


def test_words_hang_above_their_bar_where_there_is_room() -> None:
    (label,) = placement.labels([mark(40, 1905)], PLANE)
    assert label.lines == ["40", "Holm, diggers"]
    assert label.day == dt.date(1905, 1, 1)
    assert label.dx == -placement.STROKE
    assert label.dy < 0


def test_words_of_near_bars_stand_apart() -> None:
    first, second = placement.labels([mark(40, 1905), mark(44, 1905)], PLANE)
    tops = [PLANE.y(number) + label.dy for number, label in ((40, first), (44, second))]
    assert abs(tops[0] - tops[1]) >= placement.NUMBER or first.dx != second.dx
