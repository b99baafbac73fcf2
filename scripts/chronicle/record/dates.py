"""Dates as the sources give them: EDTF in, bounds for sorting and words for readers out.

Follows the Extended Date/Time Format of the Library of Congress, levels 0 and 1 and the season codes of level 2
(ISO 8601-2:2019). Parsing is left to the `edtf` library; this module narrows what it accepts and words the result.
"""

from __future__ import annotations

import calendar
import contextlib
import datetime as dt
import io
import re
from dataclasses import dataclass
from functools import lru_cache

import edtf

# Only these characters occur in EDTF of levels 0 and 1; the library is not asked about anything else.
EDTF_CHARACTERS = re.compile(r"[0-9X?~%-]{4,}")
OPEN = ("", "..")  # an end of a span that is unknown, or open
# Year, month and day of one date, with unknown digits as X, without its qualifier.
PARTS = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?")

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")  # fmt: skip
# Season codes of EDTF levels 1 and 2 and the words for them; 25–32 name the hemisphere, which readers do not need.
SEASONS = {
    **{21 + i + 4 * k: s for k in range(3) for i, s in enumerate(("spring", "summer", "autumn", "winter"))},
    **{33 + i: f"{s} quarter of" for i, s in enumerate(("first", "second", "third", "fourth"))},
    **{37 + i: f"{s} third of" for i, s in enumerate(("first", "second", "last"))},
    **{40 + i: f"{s} half of" for i, s in enumerate(("first", "second"))},
}
QUALIFIERS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


@dataclass(frozen=True)
class Date:
    """A date or a span of dates, with the certainty the sources give it.

    `text` is the EDTF string; `earliest` and `latest` are the first and last day it can mean, None where it is open or
    unknown at that end; `certain` is False where the text says “about”, “perhaps” or leaves digits or an end open.
    """

    text: str
    earliest: dt.date | None
    latest: dt.date | None
    certain: bool
    words: str

    @property
    def sort_key(self) -> tuple[dt.date, dt.date, str]:
        """Order by the first possible day, then the last; a date with an open start stands at its end."""
        first = self.earliest or self.latest or dt.date.min
        return first, self.latest or dt.date.max, self.text

    @property
    def year(self) -> int:
        """The year under which the date is filed."""
        return self.sort_key[0].year

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=65536)
def parse(text: str) -> Date:
    """Read an EDTF string.

    Raises ValueError, in words for a person who typed the date, if it is no EDTF of the accepted levels or ends before
    it starts.
    """
    start, slash, end = text.partition("/")
    if not slash:
        earliest, latest = _bounds(text)
        return Date(text, earliest, latest, _certain(text), _words(text))
    first = None if start in OPEN else _bounds(start)[0]
    last = None if end in OPEN else _bounds(end)[1]
    if first is None and last is None:
        raise ValueError("has neither a start nor an end")
    if first and last and last < first:
        raise ValueError("ends before it starts")
    return Date(text, first, last, _certain(start) and _certain(end), _span_words(start, end))


def _bounds(text: str) -> tuple[dt.date, dt.date]:
    """First and last day of a date that is no span."""
    if not EDTF_CHARACTERS.fullmatch(text):
        raise ValueError("is no EDTF date; write 1966-10-20, 1966-10, 1966, 1957-07-08/1957-07-12, 1969~ or ../1968-12")
    _, year, month, day = _split(text)
    try:
        if "X" in text or (month and int(month) > 12):
            return _bounds_of_edtf(text)
        # Nearly all dates are plain ones, which the standard library reads a hundred times as fast.
        first = dt.date(int(year), int(month or 1), int(day or 1))
        last = first if day else first.replace(month=int(month or 12), day=calendar.monthrange(first.year, int(month or 12))[1])
    except ValueError as error:
        raise ValueError("is no date of the calendar in EDTF (year-month-day)") from error
    return first, last


def _bounds_of_edtf(text: str) -> tuple[dt.date, dt.date]:
    """First and last day of a date with unknown digits or a season, as the library reads it."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # the library prints what it fails on
            parsed = edtf.parse_edtf(text)
            return dt.date(*parsed.lower_strict()[:3]), dt.date(*parsed.upper_strict()[:3])
    except Exception as error:  # the library raises many kinds, all of them meaning this
        raise ValueError(str(error)) from error


def _certain(text: str) -> bool:
    return bool(text) and not set(text) & set("~?%X.")


def _split(text: str) -> tuple[str, str, str, str]:
    """Qualifier, year, month and day of one date as written, empty where absent."""
    qualifier = text[-1] if text[-1] in "~?%" else ""
    parts = PARTS.fullmatch(text.removesuffix(qualifier))
    if parts is None:
        raise ValueError("qualifies a part of a date; EDTF of level 1 qualifies the whole, at its end")
    return qualifier, parts["year"], parts["month"] or "", parts["day"] or ""


def parts(text: str) -> tuple[int, int, int] | None:
    """Year, month (or season code) and day of one written date, 0 where absent; None where digits or the date are open."""
    if not text.strip(".") or "X" in text:
        return None
    _, year, month, day = _split(text)
    return int(year), int(month or 0), int(day or 0)


def _bare_words(year: str, month: str, day: str) -> str:
    if year.endswith("XX"):
        shown = f"the {year[:2]}00s"
    elif year.endswith("X"):
        shown = f"the {year[:3]}0s"
    else:
        shown = year.lstrip("0") or "0"
    if not month or "X" in month:
        return shown
    number = int(month)
    if number in SEASONS:
        return f"{SEASONS[number]} {shown}"
    name = f"{MONTHS[number - 1]} {shown}"
    if "X" in day:
        return f"{name}, day unknown"
    return f"{int(day)} {name}" if day else name


def _words(text: str) -> str:
    qualifier, *parts = _split(text)
    return QUALIFIERS[qualifier] + _bare_words(*parts)


def _span_words(start: str, end: str) -> str:
    if start == "..":
        return f"by {_words(end)}"
    if start == "":
        return f"until {_words(end)}, start unknown"
    if end == "..":
        return f"from {_words(start)}"
    if end == "":
        return f"from {_words(start)}, end unknown"
    (q1, y1, m1, d1), (q2, y2, m2, d2) = _split(start), _split(end)
    if q1 == q2 == "" and y1 == y2 and m1 and m2 and "X" not in f"{m1}{d1}{d2}" and int(m1) <= 12 and int(m2) <= 12:
        if m1 == m2 and d1 and d2:
            return f"{int(d1)}–{_words(end)}"
        if not d1 and not d2:
            return f"{MONTHS[int(m1) - 1]}–{_words(end)}"
        if d1 and d2:
            return f"{int(d1)} {MONTHS[int(m1) - 1]} – {_words(end)}"
    if all("X" not in y and not m for y, m in ((y1, m1), (y2, m2))) and q1 == q2 == "":
        return f"{y1}–{y2}"
    return f"{_words(start)} – {_words(end)}"
