"""The axis of time of the whole record, and its years in words."""

from collections.abc import Sequence

from chronicle.history import History, once_per_history
from chronicle.records import Deployment, Event
from chronicle.values.dates import year_key_words
from chronicle.values.days import TimeAxis, axis


@once_per_history
def axis_of(history: History) -> TimeAxis | None:
    """The axis of time from the first event to the last; None without events."""
    dates = [event.date for event in history.corpus.of(Event)]
    if not dates:
        return None
    last_days = []
    for date in dates:
        if date.is_closed and date.latest:
            last_days.append(date.latest)
        else:
            last_days.append(date.first)
    first = min(date.first for date in dates)
    last = max(last_days)
    return axis(first, last)


def span_of(records: Sequence[Event | Deployment]) -> str:
    """The years of the records that can have begun first and last: `1945 to the 1990s`."""
    dates = sorted((record.date for record in records), key=lambda date: date.first)
    first = year_key_words(dates[0])
    last = year_key_words(dates[-1])
    return first if first == last else f"{first} to {last}"
