"""Alphabetical and chronological order, and the years of a list."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from chronicle.corpus import group_by_key
from chronicle.records import Deployment, Event, Work
from chronicle.values import Prose, capitalize_first, dates, strip_diacritics

Dated = TypeVar("Dated", bound=Event | Deployment)

TAGS_AND_DIACRITICS = re.compile(r"<[^>]+>|[“”‘’\[\]]")
MAX_DECADE_LINKS = 20


def alphabetical_key(text: str) -> str:
    """Return a sort key that ignores markup, diacritics and case."""
    return strip_diacritics(TAGS_AND_DIACRITICS.sub("", text)).casefold()


def sort_by_date(records: Iterable[Dated]) -> list[Dated]:
    """Sort records by date, undated ones last."""
    return sorted(
        records, key=lambda record: (record.date is None, record.date and record.date.sort_key)
    )


def work_date_key(work: Work) -> tuple[bool, object]:
    """Return a key that sorts works by date, undated ones last."""
    if work.effective_date is None:
        return True, None
    return False, work.effective_date.sort_key


def group_by_year(events: Iterable[Event]) -> Mapping[str, tuple[Event, ...]]:
    """Group events by the year, decade or century that they are listed under, by date."""
    years = group_by_key((event.date.year_key, event) for event in sort_by_date(events))
    return {year: years[year] for year in sorted(years, key=lambda key: dates.parse(key).sort_key)}


def sort_by_list_order(events: Iterable[Event]) -> list[Event]:
    """Sort events in the order of a list by year."""
    return [event for year in group_by_year(events).values() for event in year]


class YearOfEvents(NamedTuple):
    """The events of a year by date, and the events that are collapsed on narrow screens."""

    year: str
    events: Sequence[Event]
    collapsed_events: Sequence[Event]


def years_of_events(events: Sequence[Event]) -> Iterator[YearOfEvents]:
    """Yield each year with its events; its minor events are collapsed.

    If all events are minor, the first is shown. A single event to collapse is shown, too.
    """
    for year, group in group_by_year(events).items():
        collapsed_events = [event for event in group if event.weight == "minor"]
        if len(collapsed_events) == len(group):
            del collapsed_events[0]
        if len(collapsed_events) == 1:
            collapsed_events = []
        yield YearOfEvents(year, group, collapsed_events)


def year_heading(year_key: str) -> Prose:
    """Return the heading of a year, decade or century in a list: The 1960s."""
    return capitalize_first(Prose(dates.parse(year_key).words))


def first_years_of_decades(year_keys: Sequence[str]) -> Mapping[str, str]:
    """Map the decades of a list by year, in words, to their first listed year.

    Centuries are used instead if there are many decades, or years before 10.
    """
    decades = {year[:-1] for year in year_keys}
    first_year = min(year_keys, default="")
    open_digits = "X"
    if len(decades) > MAX_DECADE_LINKS or first_year < "0010":
        open_digits = "XX"
    first_years: dict[str, str] = {}
    for year in year_keys:
        # Year 0 is 1 BC, in the last century BC.
        signed = year.replace("0000", "-0000")
        decade_key = signed[: -len(open_digits)] + open_digits
        decade = dates.parse(decade_key).words.removeprefix("the ")
        first_years.setdefault(decade, year)
    return first_years
