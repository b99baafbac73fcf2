"""Days, and time axes with labels at days, months or years."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
MAX_AXIS_LETTERS = 60
LETTERS_BETWEEN_LABELS = 2
# More bars would be too thin to see.
MAX_BARS = 180


# The Gregorian calendar repeats after this number of days.
DAYS_OF_400_YEARS = 146_097


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar: the year 0 is 1 BC, -1 is 2 BC."""

    year: int
    month: int
    day: int

    @classmethod
    def fromordinal(cls, number: int) -> Self:
        """Return the day with an ordinal, counted like `datetime.date`."""
        cycles, remainder = divmod(number - 1, DAYS_OF_400_YEARS)
        day = datetime.date.fromordinal(remainder + 1)
        return cls(day.year + 400 * cycles, day.month, day.day)

    def toordinal(self) -> int:
        """Return the ordinal of the day, counted like `datetime.date`."""
        cycles, remainder = divmod(self.year - 1, 400)
        day = datetime.date(remainder + 1, self.month, self.day)
        return day.toordinal() + DAYS_OF_400_YEARS * cycles

    def __str__(self) -> str:
        digits = 4
        if self.year < 0:
            digits = 5  # including the minus sign
        return f"{self.year:0{digits}}-{self.month:02}-{self.day:02}"


EARLIEST_DAY = Day(-9999, 1, 1)
LATEST_DAY = Day(9999, 12, 31)


@dataclass(frozen=True)
class Interval:
    """A division of a time axis: a number of days, months or years."""

    unit: str
    count: int = 1

    def start_days(self, first: Day, last: Day) -> list[Day]:
        """Return the first day of each interval from `first` to `last`, and of the next one."""
        low = self._interval_index(first)
        high = self._interval_index(last)
        return [self._unit_start(index * self.count) for index in range(low, high + 2)]

    def first_day(self, day: Day) -> Day:
        """Return the first day of the interval that contains a day."""
        return self._unit_start(self._interval_index(day) * self.count)

    def count_intervals(self, first: Day, last: Day) -> int:
        """Return the number of intervals from `first` to `last`, both included."""
        return self._interval_index(last) - self._interval_index(first) + 1

    def _interval_index(self, day: Day) -> int:
        """Return the index of the interval that contains a day."""
        return self._unit_index(day) // self.count

    def start_label(self, day: Day) -> str:
        """Return the label at the start of an interval: 13 Mar, Mar 1665, 1665."""
        month = MONTHS[day.month - 1][:3]
        if self.unit == "day":
            return f"{day.day} {month}"
        if self.unit == "month":
            return f"{month} {year_words(day.year)}"
        return year_words(day.year)

    def full_label(self, start: Day) -> str:
        """Return an interval as text: 13 Mar 1665, Mar 1665, 1665, 1660–1669."""
        if self.unit == "day":
            return f"{self.start_label(start)} {year_words(start.year)}"
        if self.count == 1:
            return self.start_label(start)
        _, after = self.start_days(start, start)
        last = Day.fromordinal(after.toordinal() - 1)
        return year_range(start.year, last.year)

    def __str__(self) -> str:
        if self.count == 1:
            return self.unit
        return f"{self.count} {self.unit}s"

    def _unit_index(self, day: Day) -> int:
        """Return the index of the day, month or year that contains a day."""
        if self.unit == "day":
            return day.toordinal()
        if self.unit == "month":
            return day.year * 12 + day.month - 1
        # Displayed years have no year 0: intervals begin at 100 BC, not at 101 BC.
        if day.year < 1:
            return day.year - 1
        return day.year

    def _unit_start(self, number: int) -> Day:
        """Return the first day of the day, month or year with an index."""
        if self.unit == "day":
            return Day.fromordinal(number)
        if self.unit == "month":
            year, month = divmod(number, 12)
            return Day(year, month + 1, 1)
        if number < 1:
            number += 1
        return Day(number, 1, 1)


LABEL_INTERVALS = (
    *(Interval("day", count) for count in (1, 2, 7)),
    *(Interval("month", count) for count in (1, 2, 3, 6)),
    *(Interval("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


@dataclass(frozen=True)
class TimeAxis:
    """A time axis from the ordinal `start` up to, but not including, the ordinal `stop`.

    `labels` maps the ordinal of the first day of each `interval` to its label.
    """

    interval: Interval
    start: int
    stop: int
    labels: Mapping[int, str]

    @cached_property
    def bar_interval(self) -> Interval:
        """The interval that one bar on this axis covers."""
        first = Day.fromordinal(self.start)
        last = Day.fromordinal(self.stop - 1)
        for count in (1, 10, 100):
            interval = Interval(self.interval.unit, count)
            if interval.count_intervals(first, last) <= MAX_BARS:
                return interval
        return self.interval


def fit_axis(first: Day, last: Day) -> TimeAxis:
    """Return the axis from one day to another, with as many labels as fit."""
    for interval in LABEL_INTERVALS:
        if interval.count_intervals(first, last) * LETTERS_BETWEEN_LABELS < MAX_AXIS_LETTERS:
            *starts, stop = interval.start_days(first, last)
            labels = {day.toordinal(): interval.start_label(day) for day in starts}
            letters = [len(label) + LETTERS_BETWEEN_LABELS for label in labels.values()]
            if sum(letters) <= MAX_AXIS_LETTERS:
                break
    return TimeAxis(interval, starts[0].toordinal(), stop.toordinal(), labels)


def year_words(year: int) -> str:
    """Return a year as text: 1665, 44 BC, or AD 79, because 79 alone could mean 1979."""
    if year < 1:
        return f"{1 - year} BC"
    if year < 1000:
        return f"AD {year}"
    return str(year)


def year_range(first: int, last: int) -> str:
    """Return a range of years as text: 1665–1666, 1665, 58–51 BC, AD 79–81, 44 BC – AD 14."""
    text = year_words(last)
    if first == last:
        return text
    if last < 1:
        return f"{1 - first}–{text}"
    if first < 1:
        return f"{year_words(first)} – {text}"
    return f"{year_words(first)}–{last}"
