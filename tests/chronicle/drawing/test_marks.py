from typing import Any

import pytest

from chronicle.drawing.marks import ARROWS, ROUGH, Mark, of_date, of_figure
from chronicle.record import amounts, dates
from chronicle.record.amounts import QUALIFIERS, Figure
from chronicle.record.days import Axis, Day, Step

DECADES = Axis(Step("year", 10), Day(1890).number, Day(1920).number, {})


@pytest.mark.parametrize(
    ("value", "low", "mark"),
    [
        (50, 0, Mark(0, 25)),
        ({"about": 50}, 0, Mark(0, 25, is_rough=True)),
        ({"over": 50}, 0, Mark(0, 25, arrow="right")),
        ({"at_most": 50}, 0, Mark(0, 25, is_rough=True, arrow="left")),
        ({"from": 50, "to": 150}, 0, Mark(25, 75)),
        (-100, -200, Mark(25, 50)),
        (0, 0, Mark(0, 0)),
    ],
)
def test_a_figure_is_as_long_as_it_is_and_open_if_rough(value: Any, low: float, mark: Mark) -> None:
    figure = amounts.parse(value)
    assert isinstance(figure, Figure)
    assert of_figure(figure, low, 200) == mark


def test_every_qualifier_is_drawn() -> None:
    assert ROUGH | set(ARROWS) == set(QUALIFIERS)


@pytest.mark.parametrize(
    ("date", "mark"),
    [
        ("1890-01-01", Mark(0, 0)),
        ("1901-05-03", Mark(37.78, 37.78)),
        ("1903-05-01/1903-05-03", Mark(44.44, 44.84)),
        ("1901~/1903", Mark(36.67, 46.66, is_rough=True)),
        ("1904/..", Mark(46.66, 49.16, arrow="right")),
        ("../1905-01-01", Mark(50, 50, arrow="left")),
        ("1915/1930", Mark(83.34, 100)),
        ("1880/1899", Mark(0, 33.33)),
    ],
)
def test_a_date_is_as_wide_as_its_time_and_a_day_has_no_width(date: str, mark: Mark) -> None:
    drawn = of_date(dates.parse(date), DECADES)
    assert (drawn.start, drawn.stop) == pytest.approx((mark.start, mark.stop), abs=0.03)
    assert (drawn.is_rough, drawn.arrow) == (mark.is_rough, mark.arrow)
