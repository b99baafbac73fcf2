"""The axis of time over some dates, and the years of records in words."""

from collections.abc import Sequence

from chronicle.records import Deployment, Event
from chronicle.values.dates import Date, year_key_words
from chronicle.values.days import TimeAxis, axis


def axis_over(dates: Sequence[Date]) -> TimeAxis:
    """The axis of time from the first of some dates to the last."""
    last_days = [date.latest or date.first for date in dates]
    return axis(min(date.first for date in dates), max(last_days))


def span_of(records: Sequence[Event | Deployment]) -> str:
    """The years of the records that can have begun first and last: `1945 to the 1990s`."""
    dates = sorted((record.date for record in records), key=lambda date: date.first)
    first = year_key_words(dates[0])
    last = year_key_words(dates[-1])
    return first if first == last else f"{first} to {last}"
