"""A drawing of all events: their number over time, and the labels of important events.

Events are above an axis; the events of the accented theme are below it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from chronicle.content.markdown_pages import PERIOD_SHORTCODE
from chronicle.corpus import addresses, group_by_key
from chronicle.graphics.timeline_strip import Caption, TimelineColumn, TimelineStrip, axis_for_dates
from chronicle.history import History, cached_per_history
from chronicle.queries import ordering
from chronicle.queries.links import record_link
from chronicle.records import Event, Record, Theme
from chronicle.templates import html_element
from chronicle.values import Day, Interval, TimeAxis, count_noun, dates

LINKED_ITEM = re.compile(r"\[(?P<words>[^\]]+)\]\(id:(?P<id>[a-z0-9-]+)\)")
# The minimum number of events of an actor or a paper for a drawing and a filter.
MIN_EVENTS = 5


class PeriodDrawing(NamedTuple):
    """A drawing of events over time, and a caption that states their number."""

    strip: TimelineStrip
    caption: str

    @property
    def html(self) -> Markup:
        """The caption and the drawing, as HTML."""
        caption = html_element("figcaption", self.caption)
        return html_element("figure", caption + self.strip.html, **{"class": "period-overview"})


def timeline_for_record(
    history: History,
    record: Record,
    events: Sequence[Event],
    filter_key: str,
) -> Markup:
    """Return the drawing of the events of an actor or a paper; empty if there are few.

    The events of an actor are labelled with their short titles; the events of a paper have no
    labels. `filter_key` is the timeline's filter for the record.
    """
    if len(events) < MIN_EVENTS:
        return Markup("")
    labels = {}
    extension = " based on it"
    if filter_key == "actor":
        labels = {event.id: str(event.short) for event in events if event.short}
        extension = " under this name"
    address = history.addresses[record.id]
    query = f"?{filter_key}={record.id}"
    return _draw_events(history, events, labels, address, query, extension).html


@cached_per_history
def _all_events_drawing(history: History) -> PeriodDrawing:
    """Return the drawing of all events, which is on the page of each event."""
    events = history.corpus.of(Event)
    return _draw_events(history, events, {}, history.addresses[events[0].id])


def timeline_for_event(history: History, event: Event) -> Markup:
    """Return a small drawing of all events, with the column of this event widened.

    It is empty if the event has no column.
    """
    if not _has_column(event, _all_events_drawing(history).strip.axis):
        return Markup("")
    day = event.date.first_day.toordinal()
    is_accented = has_accent_theme(history, event)
    columns = _all_events_drawing(history).strip.columns
    side = [column for column in columns if column.is_below == is_accented]
    [event_column] = [column for column in side if column.start <= day < column.stop]
    return _interval_drawing(history, event_column, event.date.year_key)


@cached_per_history
def _interval_drawing(history: History, column: TimelineColumn, year_key: str) -> Markup:
    """Return the drawing in which only the column of a year is a link."""
    events = history.corpus.of(Event)
    same_interval = [event for event in events if event.date.year_key == year_key]
    when = f"{ordering.year_heading(year_key)}:"
    text = f"{len(same_interval)} of {count_noun(len(events), 'event')}"
    caption = Caption(column.mid_time, text, column.href, when, column.is_below)
    strip = replace(_all_events_drawing(history).strip, captions=[caption], linked_column=column)
    return html_element("figure", strip.html, **{"class": "period-overview"})


def draw_period(history: History, turning_points: str, address: str) -> PeriodDrawing | None:
    """Return the drawing for the page at a URL, or None if there are no events.

    `turning_points` is a Markdown list with links to events; their link texts are the labels.
    """
    events = history.corpus.of(Event)
    if not events:
        return None
    labels = {match["id"]: match["words"] for match in LINKED_ITEM.finditer(turning_points)}
    return _draw_events(history, events, labels, address)


def timeline_of_events(history: History, address: str = "") -> PeriodDrawing | None:
    """Return the drawing for a list of all events, with the labels from the home page."""
    home = history.markdown_pages.get("")
    turning_points = ""
    if home and (match := PERIOD_SHORTCODE.search(home.body)):
        turning_points = match["turns"] or ""
    return draw_period(history, turning_points, address)


def _draw_events(
    history: History,
    drawn_events: Sequence[Event],
    labels: Mapping[str, str],
    address: str,
    query: str = "",
    extension: str = "",
) -> PeriodDrawing:
    """Return the drawing of events, with labels by id; `extension` extends the caption.

    The columns link to the timeline, filtered by `query`.
    """
    axis = axis_for_dates([event.date for event in history.corpus.of(Event)])
    events = sorted(drawn_events, key=lambda event: event.date.first_day)
    span = _year_span(events[0], events[-1])
    timeline = f"{addresses.TIMELINE}{query}"
    columns = list(_event_columns(history, events, axis, timeline, address))
    captions = list(_event_captions(history, axis, labels, address))
    peak = max(columns, key=lambda column: column.count, default=None)
    if peak and peak.count > 1:
        captions.append(Caption(peak.mid_time, peak.title, peak.href, is_below=peak.is_below))
    caption = f"{count_noun(len(events), 'event')} in this history{extension}, {span}"
    accent = _accented_theme(history)
    if accent and any(column.is_below for column in columns):
        href = addresses.relative_address(address, record_link(history, accent).address)
        captions.append(Caption(axis.start, str(accent.name), href, is_below=True, is_accent=True))
    caption_text = f"Events by {axis.bar_interval}, {span}"
    return PeriodDrawing(TimelineStrip(axis, columns, captions, caption_text), caption)


def _year_span(first: Event, last: Event) -> str:
    """Return the years of two events as text: a range, or a single year."""
    start = dates.year_key_words(first.date)
    end = dates.year_key_words(last.date)
    if start == end:
        return start
    return f"{start} to {end}"


def _accented_theme(history: History) -> Theme | None:
    """Return the accented theme, or None."""
    return next((theme for theme in history.corpus.of(Theme) if theme.stands_out), None)


def has_accent_theme(history: History, event: Event) -> bool:
    """Return whether an event has the accented theme."""
    accent = _accented_theme(history)
    return accent is not None and accent.id in event.themes


def _has_column(event: Event, axis: TimeAxis) -> bool:
    """Return whether an event has a column: not if only the decade of the event is known."""
    start = event.date.bounds[0]
    return (
        start.is_complete
        or axis.bar_interval.count_intervals(start.earliest_day, start.latest_day) == 1
    )


def _event_columns(
    history: History, events: Sequence[Event], axis: TimeAxis, timeline: str, page_address: str
) -> Iterator[TimelineColumn]:
    """Yield the columns: one per interval and side of the axis that has events.

    The title of a column counts the events on both sides. Events with only a decade or century are
    left out.
    """

    def column_key(event: Event) -> tuple[Day, bool]:
        return axis.bar_interval.first_day(event.date.first_day), has_accent_theme(history, event)

    columns = group_by_key(
        (column_key(event), event) for event in events if _has_column(event, axis)
    )
    for start, is_accented in sorted(columns):
        events_in_column = columns[start, is_accented]
        opposite = columns.get((start, not is_accented), ())
        address = f"{timeline}#{_column_anchor(events_in_column[0], axis)}"
        first_day, next_start = axis.bar_interval.start_days(start, start)
        number = len(events_in_column) + len(opposite)
        yield TimelineColumn(
            start=first_day.toordinal(),
            stop=next_start.toordinal(),
            count=len(events_in_column),
            is_below=is_accented,
            title=f"{axis.bar_interval.full_label(start)}: {count_noun(number, 'event')}",
            href=addresses.relative_address(page_address, address),
        )


def _column_anchor(event: Event, axis: TimeAxis) -> str:
    """Return the timeline's anchor for the first event of a column."""
    if axis.bar_interval.unit == "year":
        return f"year-{event.date.year_key}"
    return event.id


def _event_captions(
    history: History, axis: TimeAxis, labels: Mapping[str, str], address: str
) -> Iterator[Caption]:
    """Yield the labels of events, each in the middle of its day, month or year."""
    interval = Interval(axis.interval.unit)
    for identifier, label in labels.items():
        event = history.corpus.find(Event, identifier)
        if event is None or not _has_column(event, axis):
            continue
        start, stop = interval.start_days(event.date.first_day, event.date.first_day)
        href = addresses.relative_address(address, record_link(history, event).address)
        time = (start.toordinal() + stop.toordinal()) / 2
        yield Caption(
            time=time,
            is_below=has_accent_theme(history, event),
            text=label,
            time_text=interval.full_label(start),
            href=href,
        )
