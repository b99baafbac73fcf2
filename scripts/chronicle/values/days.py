"""Days of any year, and axes over them with labels at days, months or years.

Years are counted with a year 0 between the eras, as ISO 8601 has it: 44 BC is -43.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
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
# The years after which the calendar repeats itself, and their days.
CYCLE = 400
DAYS = 146097
# How many letters there is room for below an axis, and how many part two labels.
ROOM = 60
APART = 2
# The most bars in a drawing of a period: more would be too thin to be seen.
BARS = 180
# So much of an axis may lie empty before its first bar.
EMPTY = 0.1


class Day(NamedTuple):
    """A day of any year; days are compared as they follow each other."""

    year: int
    month: int = 1
    day: int = 1

    @classmethod
    def of(cls, number: int) -> "Day":
        """The day of a number."""
        cycle, rest = divmod(number - 1, DAYS)
        date = datetime.date.fromordinal(rest + 1)
        return cls(date.year + cycle * CYCLE, date.month, date.day)

    @property
    def number(self) -> int:
        """Its number, counted from 1 January of the year 1, which has the number 1."""
        cycle, year = divmod(self.year - 1, CYCLE)
        return datetime.date(year + 1, self.month, self.day).toordinal() + cycle * DAYS

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        return f"{sign}{abs(self.year):04}-{self.month:02}-{self.day:02}"


EARLIEST, LATEST = Day(-9999), Day(9999, 12, 31)


@dataclass(frozen=True)
class Step:
    """A stretch of the calendar that an axis repeats: so many days, months or years."""

    unit: str
    count: int = 1

    def starts(self, first: Day, last: Day) -> list[Day]:
        """Where steps begin: from that in which a day lies to that after the one of another."""
        low = self._index(first)
        high = self._index(last)
        return [self._day(index * self.count) for index in range(low, high + 2)]

    def begin(self, day: Day) -> Day:
        """Where the step begins in which a day lies."""
        return self._day(self._index(day) * self.count)

    def many(self, first: Day, last: Day) -> int:
        """How many steps lie from a day to another."""
        return self._index(last) - self._index(first) + 1

    def _index(self, day: Day) -> int:
        """Which step has a day, counted from that of the number 0."""
        return self._number(day) // self.count

    def words(self, day: Day) -> str:
        """What is written where a step begins: 13 Mar, Mar 1665, 44 BC."""
        month = MONTHS[day.month - 1][:3]
        if self.unit == "day":
            return f"{day.day} {month}"
        if self.unit == "month":
            return f"{month} {year_words(day.year)}"
        return year_words(day.year)

    def title(self, start: Day) -> str:
        """A step in words: 13 Mar 1665, Mar 1665, 1665, 1660–1669."""
        if self.unit == "day":
            return f"{self.words(start)} {year_words(start.year)}"
        if self.count == 1:
            return self.words(start)
        _, after = self.starts(start, start)
        last = Day.of(after.number - 1)
        return years_words(start.year, last.year)

    def __str__(self) -> str:
        if self.count == 1:
            return self.unit
        return f"{self.count} {self.unit}s"

    def _number(self, day: Day) -> int:
        """The number of the day, month or year in which a day lies."""
        if self.unit == "day":
            return day.number
        if self.unit == "month":
            return day.year * 12 + day.month - 1
        if day.year >= 1:
            return day.year
        return day.year - 1  # people count without a year 0

    def _day(self, number: int) -> Day:
        """The first day of the day, month or year that has a number."""
        if self.unit == "day":
            return Day.of(number)
        if self.unit == "month":
            year, month = divmod(number, 12)
            return Day(year, month + 1)
        if number >= 1:
            return Day(number)
        return Day(number + 1)


# Steps of labels, the finest first, and of bars.
STEPS = (
    *(Step("day", count) for count in (1, 2, 7, 14)),
    *(Step("month", count) for count in (1, 2, 3, 6)),
    *(Step("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


@dataclass(frozen=True)
class Axis:
    """A stretch of time, from one day up to another that it has not, by their numbers.

    `labels` are what is written along it, by the number of the day at which each stands; they
    repeat at each `step`.
    """

    step: Step
    start: int
    stop: int
    labels: Mapping[int, str]

    @cached_property
    def bars(self) -> Step:
        """The steps by which bars are drawn over it."""
        first = Day.of(self.start)
        last = Day.of(self.stop - 1)
        for count in (1, 10, 100):
            step = Step(self.step.unit, count)
            if step.many(first, last) <= BARS:
                return step
        return self.step

    def share(self, day: int) -> float:
        """Where a day begins, as a part of the axis; what lies beyond stands at its end."""
        share = (day - self.start) / (self.stop - self.start)
        return min(1, max(0, share))

    def words(self, day: int) -> str:
        """The year in which a day lies, or on an axis of shorter steps its month, in words."""
        step = Step("year" if self.step.unit == "year" else "month")
        return step.words(Day.of(day))

    def near(self, first: Day, last: Day) -> Self:
        """The same up to the bar of a last day, and from that of a first one if much is empty."""
        begin = self.bars.begin(first).number
        _, after = self.bars.starts(last, last)
        start = begin if self.share(begin) > EMPTY else self.start
        stop = min(after.number, self.stop)
        labels = {day: words for day, words in self.labels.items() if start <= day < stop}
        return replace(self, start=start, stop=stop, labels=labels)


def axis(first: Day, last: Day, unit: str = "") -> Axis:
    """The axis from a day to another, with as many labels as there is room for.

    With a `unit`, the labels are of such steps alone.
    """
    for step in STEPS:
        if unit in ("", step.unit) and step.many(first, last) * APART < ROOM:
            *starts, stop = step.starts(first, last)
            labels = {day.number: step.words(day) for day in starts}
            if sum(len(words) + APART for words in labels.values()) <= ROOM:
                break
    return Axis(step, starts[0].number, stop.number, labels)


def year_words(year: int) -> str:
    """A year as it is spoken of: 1665, 44 BC, AD 14."""
    if year < 1:
        return f"{1 - year} BC"
    if year < 100:
        return f"AD {year}"
    return str(year)


def years_words(first: int, last: int) -> str:
    """Two years as a span, their era once: 1665–1666, 44–42 BC, 27 BC – AD 14; or one: 1665."""
    if first == last:
        return year_words(first)
    if first < 1 <= last:
        return f"{year_words(first)} – {year_words(last)}"
    start = year_words(first).removesuffix(" BC")
    end = year_words(last).removeprefix("AD ")
    return f"{start}–{end}"
