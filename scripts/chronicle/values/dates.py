"""EDTF dates, parsed into components, bounds for sorting and text for display.

Implements the Extended Date/Time Format of the Library of Congress (ISO 8601-2:2019), levels 0 and
1, without times of day or decades BC. A qualifier is at the end and applies to the whole date. An
unknown month or day is omitted: 1966-10, not 1966-10-XX.
"""

import calendar
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from chronicle.files import load_yaml
from chronicle.values.days import EARLIEST_DAY, LATEST_DAY, MONTHS, Day, year_range, year_words

# A year, optionally with a season or with month and day; or a decade or a century. A qualifier
# may follow.
YEAR = r"(?P<year>(?!-0000|000X)(?:-?[0-9]{4}|[0-9]{3}X|-?[0-9]{2}XX))"
SEASON = r"(?P<season>2[1-4])"
DAY = r"(?P<day>(?!00)[0-9]{2})"
MONTH = rf"(?P<month>0[1-9]|1[0-2])(?:-{DAY})?"
# The notation 1731/32: a year of the Julian calendar before 25 March, or a range of two years.
DOUBLE_YEAR = re.compile(r"(\d\d)(\d\d)/(\d\d)")
SINGLE_DATE = re.compile(rf"{YEAR}(?:(?<!X)-(?:{SEASON}|{MONTH}))?(?P<qualifier>[~?%]?)")
VALID_NOTATIONS = (
    "1966-10-20, 1966-10, 1966, 1969~ (about), 196X (the 1960s), 1957/1959 (from 1957 to 1959), "
    "../1968 (by 1968), 1968/.. (from 1968) or -0099 (100 BC: one less); for others see *Dates* in "
    "How to contribute"
)
# Substitutions that turn usual notations of dates into EDTF.
USUAL_FORMS: Mapping[str, str] = load_yaml(__file__, "usual_dates.yml")
OPEN_OR_UNKNOWN_BOUNDS = ("", "..")

# The seasons, by the code that replaces a month: the name, the first and the last month. A winter
# has the year of its December.
SEASONS = {
    21: ("spring", 3, 5),
    22: ("summer", 6, 8),
    23: ("autumn", 9, 11),
    24: ("winter", 12, 2),
}
ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
# A year before AD 1000 with its era, as displayed.
YEAR_BC = re.compile(r"\b(?P<year>[1-9]\d{0,3}) ?BCE?\b")
YEAR_AD = re.compile(r"\bAD ?(?P<year>[1-9]\d{0,2})\b|\b(?P<number>[1-9]\d{0,2}) ?(?:AD|CE)\b")
QUALIFIERS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


@dataclass(frozen=True)
class SingleDate:
    """A single date: a year, optionally with a season, or a month and day.

    `month`, `season` (a key of `SEASONS`) and `day` are 0 if absent. `year_key` is the year as
    written: `1966`, `196X`. `is_complete` is False for a decade or century, whose first year is
    `year`. `qualifier` is a key of `QUALIFIERS`. `earliest_day` and `latest_day` are the first and
    last day that the date can mean.
    """

    text: str
    year_key: str
    year: int
    month: int
    season: int
    day: int
    qualifier: str
    is_complete: bool
    earliest_day: Day
    latest_day: Day

    @property
    def is_certain(self) -> bool:
        """Whether the date is complete and has no qualifier."""
        return self.is_complete and not self.qualifier

    @property
    def is_whole_year(self) -> bool:
        """Whether the date is a year without a qualifier: no decade, no month."""
        return self.is_complete and self.text == self.year_key

    @property
    def iso(self) -> str:
        """The year, month or day in ISO 8601; empty unless the date is certain.

        The text is also empty for seasons, which ISO 8601 does not have, and for years before 1000,
        which software interprets differently.
        """
        if not self.is_certain or self.season or self.year < 1000:
            return ""
        return self.text

    @property
    def words(self) -> str:
        """The date as text: `20 October 1966`, `about 1969`, `summer 1965`, `the 1960s`."""
        return QUALIFIERS[self.qualifier] + self._unqualified_words()

    def _unqualified_words(self) -> str:
        year = year_words(self.year)
        if not self.is_complete:
            year = f"the {self.year}s"
        if self.year_key.endswith("XX"):
            year = _century_words(self.year_key)
        if self.season:
            return f"{SEASONS[self.season][0]} {year}"
        if not self.month:
            return year
        month = f"{MONTHS[self.month - 1]} {year}"
        if not self.day:
            return month
        return f"{self.day} {month}"


@dataclass(frozen=True)
class Date:
    """A date or an interval of dates, with its certainty in the sources.

    `text` is the EDTF string. `start` and `end` are the bounds, None if open or unknown, and equal
    unless the date is an interval. `words` is the text for display.
    """

    text: str
    start: SingleDate | None
    end: SingleDate | None
    words: str

    @property
    def bounds(self) -> tuple[SingleDate, ...]:
        """The bounds that are dates: two for a closed interval, otherwise one."""
        ends = [self.start]
        if "/" in self.text:
            ends.append(self.end)
        return tuple(end for end in ends if end)

    @property
    def is_approximate(self) -> bool:
        """Whether a bound has a qualifier or unspecified digits."""
        return not all(date.is_certain for date in self.bounds)

    @property
    def is_certain(self) -> bool:
        """Whether neither bound is open, unknown or approximate."""
        return bool(self.start and self.end) and not self.is_approximate

    @property
    def is_continuing(self) -> bool:
        """Whether the date has begun and not ended: its end is open, not unknown."""
        return self.text.endswith("/..")

    @property
    def iso(self) -> str:
        """The date in ISO 8601; empty for an interval. See `SingleDate.iso`."""
        if self.start and self.start.text == self.text:
            return self.start.iso
        return ""

    @property
    def earliest_day(self) -> Day | None:
        """The first day that the date can mean; None if its start is open or unknown."""
        if self.start is None:
            return None
        return self.start.earliest_day

    @property
    def latest_day(self) -> Day | None:
        """The last day that the date can mean; None if its end is open or unknown."""
        if self.end is None:
            return None
        return self.end.latest_day

    @property
    def sort_key(self) -> tuple[Day, int, Day, int, str]:
        """The sort key: the last day on which the date can begin, then its end.

        A less exact date therefore comes after all dates within it: 1903 comes after each day of
        1903. But a decade or century precedes its years, because an event dated by it may belong to
        any of them. A date without a start is sorted by its end.
        """
        latest_start = self.first_day
        negative_days = 0
        if self.start and self.start.is_complete:
            latest_start = self.start.latest_day
        elif self.start:
            negative_days = self.first_day.toordinal() - self.start.latest_day.toordinal()
        return latest_start, negative_days, self.last_day, -self.first_day.toordinal(), self.text

    @property
    def first_day(self) -> Day:
        """The first day that the date can mean; without a start, its last day or `EARLIEST_DAY`."""
        return self.earliest_day or self.latest_day or EARLIEST_DAY

    @property
    def last_day(self) -> Day:
        """The last day that the date can mean; `LATEST_DAY` if it has no end."""
        return self.latest_day or LATEST_DAY

    def overlaps(self, other: "Date") -> bool:
        """Return whether this date and another overlap.

        A date without an end overlaps every later date. If this date has no start, it begins before
        all others; if `other` has no start, `other` begins on its last day.
        """
        begins_before_its_end = other.first_day <= self.last_day
        ends_after_its_start = other.last_day >= (self.earliest_day or EARLIEST_DAY)
        return begins_before_its_end and ends_after_its_start

    @property
    def year(self) -> int:
        """The year of `first_day`."""
        return self.first_day.year

    @property
    def years(self) -> str:
        """The years as text: 1965–1969; `words` if the date is open or uncertain: by 1966."""
        if not self.is_certain:
            return self.words
        return year_range(self.bounds[0].year, self.bounds[-1].year)

    @property
    def year_key(self) -> str:
        """The year, decade or century by which the date is grouped, in EDTF: `1966`, `196X`."""
        return self.bounds[0].year_key

    def __str__(self) -> str:
        return self.text


def year_key_words(date: Date) -> str:
    """Return the year, decade or century by which a date is grouped, as text: the 1990s."""
    return parse(date.year_key).words


@lru_cache(maxsize=65536)
def parse(text: str) -> Date:
    """Parse an EDTF string.

    Raises ValueError, with a message for the author, if it is not EDTF of the supported levels or
    ends before it starts.
    """
    try:
        return _parse_edtf(text)
    except ValueError as error:
        message = str(error)
        with suppress(ValueError):
            message = f"is “{text}”, not a valid EDTF date; write {parse_usual_form(text)}"
        raise ValueError(message) from None


def parse_usual_form(text: str) -> Date:
    """Parse a date as people write it: `3 May 1901`, `c. 1688`, `312 BC`; or an EDTF string.

    Raises ValueError if it has more than one meaning or none.
    """
    edtf = text
    for pattern, form in USUAL_FORMS.items():
        edtf = re.sub(pattern, form, edtf)
    edtf = YEAR_BC.sub(lambda match: edtf_year(-int(match["year"])), edtf)
    edtf = YEAR_AD.sub(lambda match: edtf_year(int(match["year"] or match["number"])), edtf)
    return _parse_edtf(edtf)


def edtf_year(year: int) -> str:
    """Return a year in EDTF; a negative year is BC, as in CSL: `-0311` for -312."""
    if year < 0:
        return f"-{-year - 1:04}".replace("-0000", "0000")
    return f"{year:04}"


def _parse_edtf(text: str) -> Date:
    """Parse an EDTF string. Raises ValueError if it is invalid."""
    if match := DOUBLE_YEAR.fullmatch(text):  # 1731/32
        century, year, short_year = match.groups()
        last_year = f"{int(century) + (short_year < year)}{short_year}"
        remedy = f"{last_year} if it is one year in two calendars, or {century}{year}/{last_year}"
        raise ValueError(f"is “{text}”, not a valid EDTF date; write {remedy}")
    start_text, separator, end_text = text.partition("/")
    if not separator:
        single = _parse_single_date(text)
        return Date(text, single, single, single.words)
    start = None if start_text in OPEN_OR_UNKNOWN_BOUNDS else _parse_single_date(start_text)
    end = None if end_text in OPEN_OR_UNKNOWN_BOUNDS else _parse_single_date(end_text)
    if start is None and end is None:
        raise ValueError("has neither a start nor an end")
    if start and end and end.latest_day < start.earliest_day:
        raise ValueError("ends before it starts; exchange the two dates")
    if start and end:
        text_ = _span_words(start, end)
    elif start:
        text_ = f"from {start.words}{'' if end_text else ', end unknown'}"
    elif end:
        text_ = f"{'by' if start_text else 'until'} {end.words}"
    return Date(text, start, end, text_)


def _parse_single_date(text: str) -> SingleDate:
    """Parse a date that is not an interval. Raises ValueError like `parse`."""
    match = SINGLE_DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"is “{text}”, not a valid EDTF date; write {VALID_NOTATIONS}")
    raw_year = match["year"]
    years = [int(raw_year.replace("X", digit)) for digit in "09"]
    first_year, last_year = sorted(years)
    month = int(match["month"] or 0)
    season = int(match["season"] or 0)
    day = int(match["day"] or 0)

    first_month = month or 1
    last_month = month or 12
    if season:
        _, first_month, last_month = SEASONS[season]
        last_year += last_month < first_month
    days = _days_in_month(first_year, first_month)
    if day > days:
        month_words = f"{MONTHS[first_month - 1]} {year_words(first_year)}"
        raise ValueError(f"has the day {day}; {month_words} has {days} days")
    latest_day = Day(last_year, last_month, day or _days_in_month(last_year, last_month))
    earliest_day = Day(first_year, first_month, day or 1)
    return SingleDate(
        text=text,
        year_key=raw_year,
        year=first_year,
        month=month,
        season=season,
        day=day,
        qualifier=match["qualifier"],
        is_complete="X" not in raw_year,
        earliest_day=earliest_day,
        latest_day=latest_day,
    )


def _century_words(year_key: str) -> str:
    """Return a century as text: the 18th century for `17XX`, the 2nd century BC for `-01XX`."""
    hundreds = int(year_key[:-2])
    number = abs(hundreds) + 1
    ordinal = f"{number}th"
    if number // 10 != 1:
        ordinal = f"{number}{ORDINAL_ENDINGS.get(number % 10, 'th')}"
    if year_key.startswith("-"):
        return f"the {ordinal} century BC"
    return f"the {ordinal} century{' AD' if number <= 10 else ''}"


def _days_in_month(year: int, month: int) -> int:
    """Return the number of days in a month."""
    _, days = calendar.monthrange(year, month)
    return days


def _span_words(start: SingleDate, end: SingleDate) -> str:
    """Return a closed interval as text, common parts only once: `8–12 July 1957`, `1965–1969`.

    If both bounds are equal, return one of them: `1965`.
    """
    if start.text == end.text:
        return start.words
    if start.is_certain and end.is_certain and start.year == end.year and start.month and end.month:
        if start.month == end.month and start.day and end.day:
            return f"{start.day}–{end.words}"
        if not start.day and not end.day:
            return f"{MONTHS[start.month - 1]}–{end.words}"
        if start.day and end.day:
            return f"{start.day} {MONTHS[start.month - 1]} – {end.words}"
    if start.is_whole_year and end.is_whole_year:
        return year_range(start.year, end.year)
    return f"{start.words} – {end.words}"
