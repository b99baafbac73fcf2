from typing import Any

import pytest

from chronicle.drawing.marks import ARROWS, ROUGH, Mark, of_date, of_figure
from chronicle.record import amounts, dates
from chronicle.record.amounts import QUALIFIERS, Figure
from chronicle.record.days import Axis, Day, Step
from support.cases import cases

DECADES = Axis(Step("year", 10), Day(1890).number, Day(1920).number, {})


@cases
def test_a_figure_is_as_long_as_it_is_and_open_if_rough(
    value: Any, low: float, mark: dict[str, Any]
) -> None:
    figure = amounts.parse(value)
    assert isinstance(figure, Figure)
    assert of_figure(figure, low, 200) == Mark(**mark)


def test_every_qualifier_is_drawn() -> None:
    assert ROUGH | set(ARROWS) == set(QUALIFIERS)


@cases
def test_a_date_is_as_wide_as_its_time_and_a_day_has_no_width(
    date: str, mark: dict[str, Any]
) -> None:
    drawn, wanted = of_date(dates.parse(date), DECADES), Mark(**mark)
    assert (drawn.start, drawn.stop) == pytest.approx((wanted.start, wanted.stop), abs=0.03)
    assert (drawn.is_rough, drawn.arrow) == (wanted.is_rough, wanted.arrow)
