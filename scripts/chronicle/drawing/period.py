"""The whole period in one drawing: how many events when, and the great turns.

Events stand above a line, those of the theme that stands out below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from chronicle.corpus import addresses
from chronicle.drawing.strip import Mark, Row, Scale, Strip
from chronicle.drawing.time_axis import axis_of, span_of
from chronicle.history import History
from chronicle.queries import ordering
from chronicle.queries.links import link
from chronicle.records.event import Event
from chronicle.records.vocabulary import Theme
from chronicle.templates import element
from chronicle.values import dates
from chronicle.values.amounts import counted
from chronicle.values.days import Axis, Day, Step

# A link of a list of turns.
TURN = re.compile(r"\[(?P<words>[^\]]+)\]\(id:(?P<id>[a-z0-9-]+)\)")
TALL = 8  # the tallest column, in the size of the letters


@dataclass(frozen=True)
class Period:
    """What is drawn, and a caption that says what stands where."""

    strip: Strip
    caption: str

    @property
    def figure(self) -> Markup:
        """The drawing under its caption."""
        caption = element("figcaption", f"{self.caption} Bars and names are links.")
        return element("figure", caption + self.strip.html, **{"class": "glance"})


def draw(history: History, turns: str, here: str) -> Markup:
    """The drawing for the page at an address; empty without events.

    `turns` is a list in Markdown with links to events, under whose words these are named.
    """
    found = period(history, turns, here)
    return found.figure if found else Markup("")


def period(history: History, turns: str = "", here: str = "") -> Period | None:
    """What is drawn with a list of turns for the page at an address; None without events."""
    axis = axis_of(history)
    if not axis:
        return None
    events: Sequence[Event] = ordering.by_date(history.corpus.of(Event))
    columns = [*_columns(history, events, axis, here)]
    peak = max(columns, key=lambda column: column.tall)
    columns[columns.index(peak)] = replace(peak, label=peak.title)
    row = Row([*columns, *_turns(history, axis, turns, here)])
    caption = f"Events by {axis.bars}, {span_of(events)}"
    words = f"{caption}: {counted(len(events), 'event')}"
    if accent := _accent(history):
        caption += f"; in red, below the line: events of {str(accent.name).lower()}"
    strip = Strip(Scale.of_axis(axis), [row], words, TALL / peak.tall)
    return Period(strip, f"{caption}.")


def _accent(history: History) -> Theme | None:
    """The theme that stands out, if one does."""
    for theme in history.corpus.of(Theme):
        if theme.stands_out:
            return theme
    return None


def _is_accented(history: History, event: Event) -> bool:
    accent = _accent(history)
    return accent is not None and accent.id in event.themes


def _columns(history: History, events: Sequence[Event], axis: Axis, here: str) -> Iterator[Mark]:
    """The events as columns, on each side of the line one for each time that has any there.

    The tallest has its number written over it.
    """

    def start_of(event: Event) -> Day:
        return axis.bars.begin(event.date.first)

    for start, group in groupby(events, key=start_of):
        first_day, next_start = axis.bars.starts(start, start)
        by_side: dict[bool, list[Event]] = {False: [], True: []}
        for event in group:
            by_side[_is_accented(history, event)].append(event)
        for below, together in by_side.items():
            if together:
                yield Mark(
                    at=first_day.toordinal(),
                    to=next_start.toordinal(),
                    tall=len(together),
                    below=below,
                    look="accent" if below else "",
                    title=_in_words(together, axis.bars.title(start)),
                    href=addresses.relative(here, _way(history, together[0], axis)),
                )


def _way(history: History, event: Event, axis: Axis) -> str:
    """Where the timeline has the first event of a column."""
    anchor = event.id
    if axis.bars.unit == "year":
        anchor = f"year-{event.date.filed}"
    return f"{addresses.TIMELINE}#{anchor}"


def _in_words(together: Sequence[Event], when: str) -> str:
    """How many events a column has, those of its time first, then those of a decade begun in it."""
    spans = ordering.by_year(together)
    told: list[str] = []
    # A year is before a decade, 1950 before 195X.
    for span in sorted(spans):
        words = dates.parse(span).words if "X" in span else when
        if told:
            told.append(f"{len(spans[span])} of {words}")
        else:
            told.append(f"{words}: {counted(len(spans[span]), 'event')}")
    return ", and ".join(told)


def _turns(history: History, axis: Axis, listed: str, here: str) -> Iterator[Mark]:
    """The names of turns, each in the middle of the day, month or year that it is in."""
    step = Step(axis.step.unit)
    for match in TURN.finditer(listed):
        event = history.corpus.find(Event, match["id"])
        if event is None:
            continue
        start, stop = step.starts(event.date.first, event.date.first)
        yield Mark(
            at=(start.toordinal() + stop.toordinal()) / 2,
            below=_is_accented(history, event),
            look="none",
            label=match["words"],
            when=step.title(start),
            href=addresses.relative(here, link(history, event).address),
        )
