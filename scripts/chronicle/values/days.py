"""Days, and axes over them with labels at days, months or years."""

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
MOST_LETTERS_BELOW_AXIS = 60
LETTERS_BETWEEN_LABELS = 2
# More would be too thin to be seen.
MOST_BARS = 180


# After these the Gregorian calendar repeats.
DAYS_OF_400_YEARS = 146_097


class Day(NamedTuple):
    """A day of the Gregorian calendar, also before Christ: the year 0 is 1 BC, -1 is 2 BC."""

    year: int
    month: int
    day: int

    @classmethod
    def fromordinal(cls, number: int) -> Self:
        """The day that has a number, counted as `datetime.date` counts."""
        cycles, rest = divmod(number - 1, DAYS_OF_400_YEARS)
        day = datetime.date.fromordinal(rest + 1)
        return cls(day.year + 400 * cycles, day.month, day.day)

    def toordinal(self) -> int:
        """Its number, counted as `datetime.date` counts."""
        cycles, rest = divmod(self.year - 1, 400)
        day = datetime.date(rest + 1, self.month, self.day)
        return day.toordinal() + DAYS_OF_400_YEARS * cycles

    def __str__(self) -> str:
        digits = 4
        if self.year < 0:
            digits = 5  # with the sign
        return f"{self.year:0{digits}}-{self.month:02}-{self.day:02}"


EARLIEST, LATEST = Day(-9999, 1, 1), Day(9999, 12, 31)


@dataclass(frozen=True)
class Interval:
    """A unit by which an axis of time is divided: so many days, months or years."""

    unit: str
    count: int = 1

    def starts(self, first: Day, last: Day) -> list[Day]:
        """The first day of each interval with a day from `first` to `last`, and of the next one."""
        low = self._index(first)
        high = self._index(last)
        return [self._day(index * self.count) for index in range(low, high + 2)]

    def begin(self, day: Day) -> Day:
        """The first day of the interval in which a day lies."""
        return self._day(self._index(day) * self.count)

    def many(self, first: Day, last: Day) -> int:
        """The number of intervals from one day to another, both included."""
        return self._index(last) - self._index(first) + 1

    def _index(self, day: Day) -> int:
        """The number of the interval in which a day lies."""
        return self._number(day) // self.count

    def words(self, day: Day) -> str:
        """The words where an interval begins: 13 Mar, Mar 1665, 1665."""
        month = MONTHS[day.month - 1][:3]
        if self.unit == "day":
            return f"{day.day} {month}"
        if self.unit == "month":
            return f"{month} {year_words(day.year)}"
        return year_words(day.year)

    def title(self, start: Day) -> str:
        """An interval in words: 13 Mar 1665, Mar 1665, 1665, 1660–1669."""
        if self.unit == "day":
            return f"{self.words(start)} {year_words(start.year)}"
        if self.count == 1:
            return self.words(start)
        _, after = self.starts(start, start)
        last = Day.fromordinal(after.toordinal() - 1)
        return years_words(start.year, last.year)

    def __str__(self) -> str:
        if self.count == 1:
            return self.unit
        return f"{self.count} {self.unit}s"

    def _number(self, day: Day) -> int:
        """The number of the day, month or year in which a day lies."""
        if self.unit == "day":
            return day.toordinal()
        if self.unit == "month":
            return day.year * 12 + day.month - 1
        # There is no year 0 for readers: intervals begin at 100 BC, not at 101 BC.
        if day.year < 1:
            return day.year - 1
        return day.year

    def _day(self, number: int) -> Day:
        """The first day of the day, month or year that has a number."""
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
    """A stretch of time: `start` is the ordinal of its first day, `stop` of the day after its last.

    `labels` are the words along it, each by the ordinal of the day at which it stands; they repeat
    at each `interval`.
    """

    interval: Interval
    start: int
    stop: int
    labels: Mapping[int, str]

    @cached_property
    def bars(self) -> Interval:
        """The intervals by which bars are drawn over it."""
        first = Day.fromordinal(self.start)
        last = Day.fromordinal(self.stop - 1)
        for count in (1, 10, 100):
            interval = Interval(self.interval.unit, count)
            if interval.many(first, last) <= MOST_BARS:
                return interval
        return self.interval


def axis(first: Day, last: Day) -> TimeAxis:
    """The axis from a day to another, with as many labels as fit."""
    for interval in LABEL_INTERVALS:
        if interval.many(first, last) * LETTERS_BETWEEN_LABELS < MOST_LETTERS_BELOW_AXIS:
            *starts, stop = interval.starts(first, last)
            labels = {day.toordinal(): interval.words(day) for day in starts}
            letters = [len(words) + LETTERS_BETWEEN_LABELS for words in labels.values()]
            if sum(letters) <= MOST_LETTERS_BELOW_AXIS:
                break
    return TimeAxis(interval, starts[0].toordinal(), stop.toordinal(), labels)


def year_words(year: int) -> str:
    """A year as readers see it: 1665, AD 79 for one that a page or a year BC might be, 44 BC."""
    if year < 1:
        return f"{1 - year} BC"
    if year < 1000:
        return f"AD {year}"
    return str(year)


def years_words(first: int, last: int) -> str:
    """Two years as a span, or one: 1665–1666, 1665, 58–51 BC, AD 79–81, 44 BC – AD 14."""
    words = year_words(last)
    if first == last:
        return words
    if last < 1:
        return f"{1 - first}–{words}"
    if first < 1:
        return f"{year_words(first)} – {words}"
    return f"{year_words(first)}–{last}"
