import datetime

import pytest
from hypothesis import given, strategies

from chronicle.record.days import Day, axis


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


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (Day(-43, 3, 13), Day(-43, 3, 18), "13 Mar|14 Mar|15 Mar|16 Mar|17 Mar|18 Mar"),
        (Day(1665, 9, 1), Day(1665, 9, 30), "30 Aug|6 Sep|13 Sep|20 Sep|27 Sep"),
        (Day(1665, 9, 7), Day(1666, 8, 1), "Sep 1665|Nov 1665|Jan 1666|Mar 1666|May 1666|Jul 1666"),
        (Day(1664), Day(1667, 12, 31), "1664|1665|1666|1667"),
        (Day(1899), Day(1910, 12, 31), "1898|1900|1902|1904|1906|1908|1910"),
        (Day(1945), Day(2023), "1940|1950|1960|1970|1980|1990|2000|2010|2020"),
        (Day(1664), Day(2016), "1650|1700|1750|1800|1850|1900|1950|2000"),
        (Day(-499), Day(-299), "500 BC|450 BC|400 BC|350 BC|300 BC"),
        (Day(-43), Day(79), "60 BC|40 BC|20 BC|AD 1|AD 20|AD 40|AD 60"),
    ],
)
def test_labels_of_an_axis_follow_its_span(first: Day, last: Day, labels: str) -> None:
    assert "|".join(axis(first, last).labels.values()) == labels


def test_days_beyond_an_axis_stand_at_its_ends() -> None:
    years = axis(Day(1890), Day(1899, 12, 31))
    assert [years.share(Day(year).number) for year in (1889, 1890, 1900, 1901)] == [0, 0, 1, 1]
