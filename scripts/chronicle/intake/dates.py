"""Dates as programs and people write them, as EDTF."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from chronicle.values import dates

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


def of_csl(date: Mapping[str, Any]) -> str:
    """A date variable of CSL-JSON as EDTF. Raises ValueError where it is none that can be read."""
    for name in ("edtf", "raw", "literal"):
        if date.get(name):
            return of_words(str(date[name]))
    ends = [_of_parts(parts, date.get("season")) for parts in date.get("date-parts") or () if parts]
    doubt = "~" if date.get("circa") else ""
    return _checked("/".join(f"{end}{doubt}" for end in ends))


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


def _of_parts(parts: Sequence[int | str], season: Any) -> str:
    """One date by its parts, some of them perhaps as text."""
    year, *others = [int(part) for part in parts if str(part).strip()]
    if year < 0:
        year += 1  # CSL has no year 0: 1 BC is -1
    sign = "-" if year < 0 else ""
    if season and not others:
        others = [_season(season)]
    if others and others[0] in SEASONS_OF_CSL:
        others[0] += FIRST_SEASON - SEASONS_OF_CSL.start
    return "-".join([f"{sign}{abs(year):04}", *(f"{part:02}" for part in others)])


def _season(season: Any) -> int:
    if str(season).isdigit():
        number = int(season)
        return number if number >= FIRST_SEASON else FIRST_SEASON - 1 + number
    return _month(str(season).lower())


def _checked(text: str) -> str:
    """A text that is a date of ours; raises ValueError for another."""
    return dates.parse(text).text
