"""Days, and axes over them with labels at days, months or years."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

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
# How many letters there is room for below an axis, and how many part two labels.
ROOM = 60
APART = 2
# The most bars in a drawing of a period: more would be too thin to be seen.
BARS = 180


Day = datetime.date
EARLIEST, LATEST = Day.min, Day.max


@dataclass(frozen=True)
class Step:
    """A stretch of the calendar that an axis repeats: so many days, months or years."""

    unit: str
    count: int = 1

    def starts(self, first: Day, last: Day) -> list[Day]:
        """The first day of each step, from that of `first` to the one after that of `last`."""
        low = self._index(first)
        high = self._index(last)
        return [self._day(index * self.count) for index in range(low, high + 2)]

    def begin(self, day: Day) -> Day:
        """The first day of the step in which a day lies."""
        return self._day(self._index(day) * self.count)

    def many(self, first: Day, last: Day) -> int:
        """How many steps there are from one day to another, both counted."""
        return self._index(last) - self._index(first) + 1

    def _index(self, day: Day) -> int:
        """The number of the step in which a day lies."""
        return self._number(day) // self.count

    def words(self, day: Day) -> str:
        """What is written where a step begins: 13 Mar, Mar 1665, 1665."""
        month = MONTHS[day.month - 1][:3]
        if self.unit == "day":
            return f"{day.day} {month}"
        if self.unit == "month":
            return f"{month} {day.year}"
        return str(day.year)

    def title(self, start: Day) -> str:
        """A step in words: 13 Mar 1665, Mar 1665, 1665, 1660–1669."""
        if self.unit == "day":
            return f"{self.words(start)} {start.year}"
        if self.count == 1:
            return self.words(start)
        _, after = self.starts(start, start)
        last = after - datetime.timedelta(1)
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
        return day.year

    def _day(self, number: int) -> Day:
        """The first day of the day, month or year that has a number."""
        if self.unit == "day":
            return Day.fromordinal(number)
        if self.unit == "month":
            year, month = divmod(number, 12)
            return Day(year, month + 1, 1)
        return Day(min(max(number, EARLIEST.year), LATEST.year), 1, 1)


# Steps of labels, the finest first, and of bars.
STEPS = (
    *(Step("day", count) for count in (1, 2, 7, 14)),
    *(Step("month", count) for count in (1, 2, 3, 6)),
    *(Step("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)


@dataclass(frozen=True)
class Axis:
    """A stretch of time: `start` is the ordinal of its first day, `stop` that of the day after.

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
        first = Day.fromordinal(self.start)
        last = Day.fromordinal(self.stop - 1)
        for count in (1, 10, 100):
            step = Step(self.step.unit, count)
            if step.many(first, last) <= BARS:
                return step
        return self.step


def axis(first: Day, last: Day, unit: str = "") -> Axis:
    """The axis from a day to another, with as many labels as there is room for.

    With a `unit`, the labels are of such steps alone.
    """
    for step in STEPS:
        if unit in ("", step.unit) and step.many(first, last) * APART < ROOM:
            *starts, stop = step.starts(first, last)
            labels = {day.toordinal(): step.words(day) for day in starts}
            if sum(len(words) + APART for words in labels.values()) <= ROOM:
                break
    return Axis(step, starts[0].toordinal(), stop.toordinal(), labels)


def years_words(first: int, last: int) -> str:
    """Two years as a span, or one: 1665–1666, 1665."""
    return str(first) if first == last else f"{first}–{last}"
