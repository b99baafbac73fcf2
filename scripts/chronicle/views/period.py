"""The whole period: how many events when, the great turns, and what each chapter covers."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from chronicle.book import Book, once_a_book
from chronicle.corpus import addresses
from chronicle.record.amounts import counted
from chronicle.record.dates import Date
from chronicle.record.days import APART, ROOM, Axis, Day, Step, axis, span_words
from chronicle.record.models import Event, Theme
from chronicle.record.text import Prose
from chronicle.story.chapters import Chapter
from chronicle.views import ordering
from chronicle.views.page import Link, link

# A link of a list of turns.
TURN = re.compile(r"\[(?P<words>[^\]]+)\]\(id:(?P<id>[a-z0-9-]+)\)")


@dataclass(frozen=True)
class Bar:
    """Events of one time as a link: how many of all, and of the theme that stands out.

    The time is from the day of one number up to that of another.
    """

    start: int
    stop: int
    count: int
    accented: int
    link: Link


@dataclass(frozen=True)
class Turn:
    """A great turn: its day, when that is in words, and its event under the words of a list."""

    day: int
    when: str
    link: Link


@dataclass(frozen=True)
class ChapterSpan:
    """A chapter and the time that it covers, from one day up to another."""

    start: int
    stop: int
    link: Link


@dataclass(frozen=True)
class PeriodView:
    """The period from the first event to the last; `span` has its years in words.

    `by` says what time a bar stands for. `total` counts all events, `most` those of the tallest
    bar; `accent` is the name of the theme that stands out, empty where none does.
    """

    axis: Axis
    span: str
    by: str
    total: int
    most: int
    accent: str
    bars: tuple[Bar, ...]
    turns: tuple[Turn, ...]
    chapters: tuple[ChapterSpan, ...]


@once_a_book
def axis_of(book: Book) -> Axis | None:
    """The axis of time over all events; None without events.

    Where three of four would stand in one bar, it is that of their days, months or years alone.
    """
    dates = [event.date for event in book.corpus.of(Event)]
    if not dates:
        return None
    lasts = [date.latest if date.is_closed and date.latest else date.first for date in dates]
    firsts = [date.first for date in dates]
    whole, parted = axis(min(firsts), max(lasts)), broken(firsts)
    bars = Counter(whole.bars.begin(first) for first in firsts)
    is_spread = 4 * max(bars.values()) < 3 * len(firsts)
    return whole if is_spread or len(bars) >= len(parted.parts) else parted


def broken(days: Collection[Day]) -> Axis:
    """The axis of the days on which something is, or the months or years, without all others.

    It ends with empty parts where its last label has more room than its last times need.
    """
    fine = (Step(unit) for unit in ("day", "month"))
    step = next(
        (step for step in fine if len({step.begin(day) for day in days}) <= ROOM), Step("year")
    )
    starts = sorted({step.begin(day) for day in days})
    parts = [(start.number, step.starts(start, start)[1].number) for start in starts]
    every = 1 + sum(len(step.title(start)) + APART for start in starts) // ROOM
    labels = {start.number: step.title(start) for start in starts[::every]}
    stop = parts[-1][1]
    parts += [(stop, stop + 1)] * (-len(parts) % every)
    return Axis(step, parts[0][0], stop, labels, parts)


def period(book: Book, turns: Mapping[str, str] | None = None) -> PeriodView | None:
    """The period; `turns` are its great turns, words by ids of events. None without events."""
    axis, events = axis_of(book), ordering.by_date(book.corpus.of(Event))
    if not axis:
        return None
    bars = tuple(_bars(book, axis.bars, events))
    span = span_words(events[0].date.first, events[-1].date.first)
    accent = _accent(book)
    return PeriodView(
        axis=axis,
        span=span,
        by=str(axis.bars) if axis.step.unit == "year" else f"{axis.bars}, {span}",
        total=len(events),
        most=max(bar.count for bar in bars),
        accent=accent.name if accent else "",
        bars=bars,
        turns=tuple(_turn(book, axis, name, words) for name, words in (turns or {}).items()),
        chapters=tuple(_span(chapter, chapter.years) for chapter in book.chapters if chapter.years),
    )


def of_list(book: Book, markdown: str) -> PeriodView | None:
    """The view of the period whose turns are the events that a list links, under its words."""
    linked = {match["id"]: match["words"] for match in TURN.finditer(markdown)}
    turns = {
        name: words
        for name, words in linked.items()
        if isinstance(book.corpus.records.get(name), Event)
    }
    return period(book, turns)


def _accent(book: Book) -> Theme | None:
    return next((theme for theme in book.corpus.of(Theme) if theme.stands_out), None)


def _bars(book: Book, step: Step, events: Iterable[Event]) -> Iterator[Bar]:
    accent = _accent(book)
    for start, group in groupby(events, key=lambda event: step.begin(event.date.first)):
        here = list(group)
        _, stop = step.starts(start, start)
        anchor = f"year-{here[0].date.filed}" if step.unit == "year" else here[0].id
        words = Prose(f"{step.title(start)}: {counted(len(here), 'event')}")
        yield Bar(
            start=start.number,
            stop=stop.number,
            count=len(here),
            accented=sum(accent is not None and accent.id in event.themes for event in here),
            link=Link(f"{addresses.TIMELINE}#{anchor}", words),
        )


def _turn(book: Book, axis: Axis, name: str, words: str) -> Turn:
    """A turn in the middle of the day, month or year that it is in."""
    step, event = Step(axis.step.unit), book.corpus.get(Event, name)
    start, stop = step.starts(event.date.first, event.date.first)
    return Turn(
        day=(start.number + stop.number) // 2,
        when=step.title(start),
        link=link(book, event, words),
    )


def _span(chapter: Chapter, years: Date) -> ChapterSpan:
    start, stop = years.ends[0].earliest.number, years.ends[-1].latest.number + 1
    words = Prose(f"{chapter.number} {chapter.title}")
    return ChapterSpan(start, stop, Link(chapter.address, words))
