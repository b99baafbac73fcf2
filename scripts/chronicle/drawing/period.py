"""All events in one drawing: their number over time, and the great ones by name.

They stand above a line, those of the theme that stands out below it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from chronicle.corpus import addresses, group_by_key
from chronicle.drawing.strip import Bin, Caption, Strip, axis_over
from chronicle.history import History, once_per_history
from chronicle.queries import ordering
from chronicle.queries.links import link
from chronicle.records import Event, Record, Theme
from chronicle.story.handwritten import PERIOD
from chronicle.templates import element
from chronicle.values import Day, Interval, TimeAxis, counted, dates

LINKED_TURN = re.compile(r"\[(?P<words>[^\]]+)\]\(id:(?P<id>[a-z0-9-]+)\)")
FEWEST_DRAWN = 5  # events of an actor or a paper; fewer need no drawing and no filter


class Period(NamedTuple):
    """A drawing, and a caption that says how much it draws."""

    strip: Strip
    caption: str

    @property
    def html(self) -> Markup:
        """The drawing under its caption."""
        caption = element("figcaption", self.caption)
        return element("figure", caption + self.strip.html, **{"class": "glance"})


def of_record(
    history: History, record: Record, events: Sequence[Event], filter_: str, what: str = ""
) -> Markup:
    """The drawing for the page of an actor or a paper, of its events; empty if they are few.

    Those of an actor that have a short title have it as their name. Those of a paper have none, and
    the caption says `what` they do. `filter_` is the filter of the timeline for such records.
    """
    if len(events) < FEWEST_DRAWN:
        return Markup("")
    names = {}
    if not what:
        names = {event.id: str(event.short) for event in events if event.short}
    here = history.addresses[record.id]
    query = f"?{filter_}={record.id}"
    return _draw(history, events, names, here, query, what).html


@once_per_history
def _for_events(history: History) -> Period:
    """The drawing of all events, which is the same on the page of each."""
    events = history.corpus.of(Event)
    return _draw(history, events, {}, history.addresses[events[0].id])


def of_event(history: History, event: Event) -> Markup:
    """The drawing for the page of an event: all events, small, its own column named and widened."""
    day = event.date.first.toordinal()
    below = _is_accented(history, event)
    side = [column for column in _for_events(history).strip.columns if column.below == below]
    [own] = [column for column in side if column.start <= day < column.stop]
    return _widened(history, own, event.date.year_key)


@once_per_history
def _widened(history: History, own: Bin, key: str) -> Markup:
    """The drawing with one column widened, for all events listed under a year or decade."""
    events = history.corpus.of(Event)
    alike = [one for one in events if one.date.year_key == key]
    when = f"{ordering.year_heading(key)}:"
    words = f"{len(alike)} of {counted(len(events), 'event')}"
    named = Caption(own.middle, words, own.href, when, own.below)
    strip = replace(_for_events(history).strip, captions=[named], widened=own)
    return element("figure", strip.html, **{"class": "glance"})


def period(history: History, turns: str = "", here: str = "") -> Period | None:
    """The drawing for the page at an address; None without events.

    `turns` is a list in Markdown with links to events, under whose words these are named.
    """
    events = history.corpus.of(Event)
    if not events:
        return None
    names = {match["id"]: match["words"] for match in LINKED_TURN.finditer(turns)}
    return _draw(history, events, names, here)


def of_timeline(history: History, here: str = "") -> Period | None:
    """The drawing for a list of all events, with the names that the home page lists."""
    home = history.handwritten.get("")
    listed = PERIOD.search(home.body) if home else None
    turns = listed["turns"] if listed else None
    return period(history, turns or "", here)


def _draw(
    history: History,
    some: Sequence[Event],
    names: Mapping[str, str],
    here: str,
    query: str = "",
    what: str = "",
) -> Period:
    """The drawing of some events, with the names that some have, by id, and `what` they do.

    The columns lead to the timeline, where `query` chooses which events are shown.
    """
    axis = axis_over([event.date for event in history.corpus.of(Event)])
    events = sorted(some, key=lambda event: event.date.first)
    span = _span(events[0], events[-1])
    timeline = f"{addresses.TIMELINE}{query}"
    columns = list(_columns(history, events, axis, timeline, here))
    named = list(_names(history, axis, names, here))
    peak = max(columns, key=lambda column: column.count)
    if peak.count > 1:
        named.append(Caption(peak.middle, peak.title, peak.href, below=peak.below))
    caption = f"{counted(len(events), 'event')} in this history{what}, {span}"
    accent = _accent(history)
    if accent and any(column.below for column in columns):
        href = addresses.relative(here, link(history, accent).address)
        named.append(Caption(axis.start, str(accent.name), href, below=True, is_accent=True))
    words = f"Events by {axis.bars}, {span}"
    return Period(Strip(axis, columns, named, words), caption)


def _span(first: Event, last: Event) -> str:
    """The years of two events in words, or their one year."""
    start = dates.year_key_words(first.date)
    end = dates.year_key_words(last.date)
    if start == end:
        return start
    return f"{start} to {end}"


def _accent(history: History) -> Theme | None:
    """The theme that stands out, if one does."""
    return next((theme for theme in history.corpus.of(Theme) if theme.stands_out), None)


def _is_accented(history: History, event: Event) -> bool:
    accent = _accent(history)
    return accent is not None and accent.id in event.themes


def _columns(
    history: History, events: Sequence[Event], axis: TimeAxis, timeline: str, here: str
) -> Iterator[Bin]:
    """The events as columns: one for each interval and side of the line that has any.

    Each says how many there are on both sides, as the sentence beside the drawing does.
    """

    def column(event: Event) -> tuple[Day, bool]:
        return axis.bars.begin(event.date.first), _is_accented(history, event)

    columns = group_by_key((column(event), event) for event in events)
    for start, below in sorted(columns):
        together = columns[start, below]
        opposite = columns.get((start, not below), ())
        address = f"{timeline}#{_anchor(together[0], axis)}"
        first_day, next_start = axis.bars.starts(start, start)
        yield Bin(
            start=first_day.toordinal(),
            stop=next_start.toordinal(),
            count=len(together),
            below=below,
            title=_in_words([*together, *opposite], axis.bars.title(start)),
            href=addresses.relative(here, address),
        )


def _anchor(event: Event, axis: TimeAxis) -> str:
    """The anchor at which the timeline has the first event of a column."""
    if axis.bars.unit == "year":
        return f"year-{event.date.year_key}"
    return event.id


def _in_words(together: Sequence[Event], when: str) -> str:
    """The number of events of a column: those of its interval, then those of whole decades."""
    counts = Counter[str]()
    for event in together:
        is_of_decade = "X" in event.date.year_key
        words = dates.year_key_words(event.date) if is_of_decade else when
        counts[words] += 1
    first, *decades = sorted(counts, key=lambda words: (words != when, words))
    said = f"{first}: {counted(counts[first], 'event')}"
    for decade in decades:
        said += f", and {counts[decade]} dated only to {decade}"
    return said


def _names(
    history: History, axis: TimeAxis, names: Mapping[str, str], here: str
) -> Iterator[Caption]:
    """The names of events, each in the middle of the day, month or year that it is in."""
    interval = Interval(axis.interval.unit)
    for identifier, words in names.items():
        event = history.corpus.find(Event, identifier)
        if event is None:
            continue
        start, stop = interval.starts(event.date.first, event.date.first)
        href = addresses.relative(here, link(history, event).address)
        at = (start.toordinal() + stop.toordinal()) / 2
        yield Caption(
            at=at,
            below=_is_accented(history, event),
            words=words,
            when=interval.title(start),
            href=href,
        )
