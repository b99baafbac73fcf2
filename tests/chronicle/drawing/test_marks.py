from typing import Any

import pytest

from chronicle.drawing.marks import Mark, of_date
from chronicle.values import dates
from chronicle.values.days import Axis, Day, Step
from support.cases import cases

LABELS = {Day(year).number: str(year) for year in (1890, 1900, 1910)}
DECADES = Axis(Step("year", 10), Day(1890).number, Day(1920).number, LABELS)


@cases
def test_a_date_is_as_wide_as_its_time_and_a_day_has_no_width(
    date: str, mark: dict[str, Any]
) -> None:
    drawn, wanted = of_date(dates.parse(date), DECADES), Mark(**mark)
    assert (drawn.start, drawn.stop) == pytest.approx((wanted.start, wanted.stop), abs=0.03)
    assert (drawn.is_rough, drawn.arrow) == (wanted.is_rough, wanted.arrow)
