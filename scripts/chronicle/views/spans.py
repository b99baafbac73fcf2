"""Dates as spans on a scale of years, and how many events each year has."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.record.dates import Date
from chronicle.record.models import Event

# Thousandths of the scale: the least width at which a date is seen on a scale of one year and on
# one of many; how far a date without an end is drawn, enough to see that it goes on.
LEAST_OF_YEAR, LEAST = 8, 4
OPEN = 25


@dataclass(frozen=True)
class Span:
    """A date on a scale: from `start` for `width`, both in thousandths of the scale.

    `rough` where it is uncertain, `goes_on` where it lasts beyond the scale or has no known end.
    """

    start: int
    width: int
    rough: bool
    goes_on: bool

    @property
    def end(self) -> int:
        """Where it ends, in thousandths of the scale."""
        return self.start + self.width


def span(date: Date, first_year: int, years: int = 1) -> Span:
    """A date on the scale of whole years from the first; what lies beyond is cut off there."""
    first = dt.date(first_year, 1, 1)
    after = first_year + years
    days = (dt.date(after, 1, 1) - first).days if after <= dt.MAXYEAR else 365 * years
    start = max(0, ((date.earliest or date.latest or first) - first).days)
    end = ((date.latest or dt.date.max) - first).days + 1
    least = LEAST_OF_YEAR if years == 1 else LEAST
    width = max(least, round(1000 * (min(days, end) - start) / days))
    return Span(round(1000 * start / days), width, not date.certain, end > days)


def per_year(events: Iterable[Event]) -> dict[int, int]:
    """How many events each year has, in whole decades from the first event to the last."""
    counts = Counter(event.date.year for event in events)
    if not counts:
        return {}
    decades = range(min(counts) // 10 * 10, max(counts) // 10 * 10 + 10)
    return {year: counts[year] for year in decades}
