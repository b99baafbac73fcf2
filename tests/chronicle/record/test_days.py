import datetime

from hypothesis import given, strategies

from chronicle.record.days import Day, axis
from support.cases import cases


@given(strategies.dates())
def test_days_of_our_era_are_numbered_as_in_python(date: datetime.date) -> None:
    day = Day(date.year, date.month, date.day)
    assert day.number == date.toordinal()
    assert Day.of(day.number) == day
    assert str(day) == str(date)


@given(strategies.integers(min_value=-4_000_000, max_value=1_000_000))
def test_days_follow_each_other_in_any_year(number: int) -> None:
    assert Day.of(number).number == number
    assert Day.of(number) < Day.of(number + 1)


@cases
def test_labels_of_an_axis_follow_its_span(first: list[int], last: list[int], labels: str) -> None:
    assert "|".join(axis(Day(*first), Day(*last)).labels.values()) == labels


def test_days_beyond_an_axis_stand_at_its_ends() -> None:
    years = axis(Day(1890), Day(1899, 12, 31))
    assert [years.share(Day(year).number) for year in (1889, 1890, 1900, 1901)] == [0, 0, 1, 1]
