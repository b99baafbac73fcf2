"""Orders by alphabet, by date and by year, and the years of a list."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from chronicle.corpus import group_by_key
from chronicle.records import Deployment, Event, Work
from chronicle.values import Day, Prose, capital, dates, without_marks

Dated = TypeVar("Dated", bound=Event | Deployment)

TAGS_AND_MARKS = re.compile(r"<[^>]+>|[“”‘’\[\]]")
MOST_LINKED_DECADES = 20


def alphabetical(words: str) -> str:
    """A key that sorts words, HTML or not, without regard to markup, diacritics or capitals."""
    return without_marks(TAGS_AND_MARKS.sub("", words)).casefold()


def by_date(records: Iterable[Dated]) -> list[Dated]:
    """Records in order of date."""
    return sorted(records, key=lambda record: record.date.sort_key)


def age(work: Work) -> tuple[bool, object]:
    """A key that sorts works by date, those without one last."""
    if work.dated is None:
        return True, None
    return False, work.dated.sort_key


def by_year(events: Iterable[Event]) -> Mapping[str, tuple[Event, ...]]:
    """Events in order of date, by the year, decade or century under which each is listed.

    A decade follows its years, because an event that is dated by it may belong to any of them.
    """
    years = group_by_key((event.date.year_key, event) for event in by_date(events))
    return {year: years[year] for year in sorted(years, key=_span_of)}


def in_list_order(events: Iterable[Event]) -> list[Event]:
    """Events in the order in which a list by year has them."""
    years = by_year(events).values()
    return [event for year in years for event in year]


def _span_of(year_key: str) -> tuple[Day, int]:
    """A key that sorts years by their first day, decades by their last and centuries after them."""
    date = dates.parse(year_key)
    listed_at = date.first
    if date.is_approximate and date.latest:
        listed_at = date.latest
    return listed_at, -date.first.toordinal()


class YearOfEvents(NamedTuple):
    """The events of a year in order of date, and those of them that are folded on a phone."""

    year: str
    events: Sequence[Event]
    folded: Sequence[Event]


def years_of_events(events: Sequence[Event]) -> Iterator[YearOfEvents]:
    """Each year with its events, of which the minor ones are folded.

    Where only one would be folded, it stands open; where all are minor, the first does.
    """
    for year, group in by_year(events).items():
        folded = [event for event in group if event.weight == "minor"]
        if len(folded) == len(group):
            del folded[0]
        if len(folded) == 1:
            folded = []
        yield YearOfEvents(year, group, folded)


def year_heading(year_key: str) -> Prose:
    """The heading of a year, decade or century above what is listed under it: The 1960s."""
    return capital(Prose(dates.parse(year_key).words))


def decade_jumps(year_keys: Sequence[str]) -> Mapping[str, str]:
    """The decades of a list by year in words, each with the first year listed of it.

    They are centuries where there are many, or years before 10.
    """
    decades = {year[:-1] for year in year_keys}
    first = min(year_keys, default="")
    open_digits = "X"
    if len(decades) > MOST_LINKED_DECADES or first < "0010":
        open_digits = "XX"
    found: dict[str, str] = {}
    for year in year_keys:
        # 1 BC, the year 0, is of the last century BC.
        signed = year.replace("0000", "-0000")
        span = signed[: -len(open_digits)] + open_digits
        words = dates.parse(span).words.removeprefix("the ")
        found.setdefault(words, year)
    return found
