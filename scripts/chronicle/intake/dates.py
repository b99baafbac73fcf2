"""Dates as programs and people write them, as EDTF."""

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from chronicle.intake import shapes
from chronicle.values import dates

# What may say a date in CSL-JSON, the most exact first.
FORMS = ("edtf", "raw", "literal", "date-parts")
# What says more of a date in parts.
PARTS_ALONE = {"circa", "season"}
NO = ("", "0", "false", "no")

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
SEASONS = ("spring", "summer", "autumn", "winter")
# EDTF has seasons where it has months, from 21; programs of CSL have them from 13, too.
FIRST_SEASON = 21
SEASONS_OF_CSL = range(13, 17)
ABOUT = re.compile(r"^(?:about|around|ca?\.?|circa|\[ca?\.?) *(?=\d|\w)", re.IGNORECASE)
BETWEEN = re.compile(r" *(?:–|—|/| - | to ) *")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})\.? (?P<month>[a-z]+)\.?,? (?P<year>-?\d{3,4})")
MONTH_FIRST = re.compile(
    r"(?P<month>[a-z]+)\.?(?: (?P<day>\d{1,2})(?:st|nd|rd|th)?)?,? (?P<year>-?\d{3,4})"
)
YEARS = re.compile(r"(?P<first>\d{4})-(?P<last>\d{4})")


def of_csl(date: Any) -> tuple[str, list[str]]:
    """A date variable of CSL-JSON as EDTF, and the names of what in it says something else.

    Raises ValueError where it is none that can be read.
    """
    if not isinstance(date, dict):
        date = {"date-parts": date} if isinstance(date, list) else {"raw": date}
    readings = {}
    for name in FORMS:
        with suppress(ValueError):
            if name == "date-parts" and name in date:
                readings[name] = _of_ends(date)
            elif name in date:
                readings[name] = of_words(shapes.words(date[name]))
    if not readings:
        raise ValueError("is no date")
    taken, reading = next(iter(readings.items()))
    told_in_parts = PARTS_ALONE if taken == "date-parts" else set()
    others = date.keys() - told_in_parts - {taken}
    return reading, sorted(name for name in others if readings.get(name) != reading)


def _of_ends(date: Mapping[str, Any]) -> str:
    """A date by the parts of its one end or its two."""
    ends = date["date-parts"]
    if not isinstance(ends, list):
        raise ValueError("is no date")
    if not any(isinstance(end, list) for end in ends):
        ends = [ends]
    doubt = "~" if str(date.get("circa", "")).lower() not in NO else ""
    parts = [_of_parts(end, date.get("season")) for end in ends if not shapes.is_nothing(end)]
    return _checked("/".join(f"{part}{doubt}" for part in parts))


def of_words(text: str) -> str:
    """A date as somebody typed it: EDTF, `3 May 1903`, `May 1903`, `c. 1903`, `1901–1903`.

    Raises ValueError where it is none of these.
    """
    text = text.strip(" []")
    try:
        return _checked(text)
    except ValueError:
        pass
    if years := YEARS.fullmatch(text):
        return _checked(f"{years['first']}/{years['last']}")
    try:
        return _checked("/".join(_of_words(end) for end in BETWEEN.split(text)))
    except ValueError:
        raise ValueError(f"“{text}” is no date") from None


def _of_words(text: str) -> str:
    """One date in words."""
    certain = ABOUT.sub("", text)
    doubt = "" if certain == text else "~"
    words = certain.strip(" ]").lower()
    match = DAY_FIRST.fullmatch(words) or MONTH_FIRST.fullmatch(words)
    if not match:
        return f"{words}{doubt}".upper()
    year, month = f"{int(match['year']):04}", _month(match["month"])
    day = f"-{int(match['day']):02}" if match["day"] else ""
    return f"{year}-{month:02}{day}{doubt}"


def _month(word: str) -> int:
    """The number by which EDTF has a month or a season. Raises ValueError for another word."""
    for number, name in enumerate(MONTHS, 1):
        if len(word) > 2 and name.startswith(word):
            return number
    if word in SEASONS:
        return FIRST_SEASON + SEASONS.index(word)
    raise ValueError("is no date")


def _of_parts(parts: Any, season: Any) -> str:
    """One date by its parts, some of them perhaps as text. Raises ValueError for others.

    A null or a zero says that a part is not known: then none may follow it.
    """
    if not isinstance(parts, list) or len(parts) > 3:
        raise ValueError("is no date")
    numbers = [_number(part) for part in parts]
    while numbers and not numbers[-1]:
        numbers.pop()
    if not all(numbers):
        raise ValueError("is no date")
    year, *others = numbers
    if year < 0:
        year += 1  # CSL has no year 0: 1 BC is -1
    sign = "-" if year < 0 else ""
    if season and others:
        raise ValueError("has a month and a season")
    if season:
        others = [_season(season)]
    if others and others[0] in SEASONS_OF_CSL:
        others[0] += FIRST_SEASON - SEASONS_OF_CSL.start
    return "-".join([f"{sign}{abs(year):04}", *(f"{part:02}" for part in others)])


def _number(part: Any) -> int:
    """A part of a date; 0 where there is none. Raises ValueError for what is no whole number."""
    if shapes.is_nothing(part):
        return 0
    words = shapes.words(part)
    return int(words.removesuffix(".0"))


def _season(season: Any) -> int:
    if str(season).isdigit():
        number = int(season)
        return number if number >= FIRST_SEASON else FIRST_SEASON - 1 + number
    return _month(str(season).lower())


def _checked(text: str) -> str:
    """A text that is a date of ours; raises ValueError for another."""
    return dates.parse(text).text
