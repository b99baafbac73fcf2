"""The whole period: the events of each year, the great turns, and what each chapter covers."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.amounts import counted
from chronicle.record.dates import Date
from chronicle.record.models import Event, Theme
from chronicle.record.text import Prose
from chronicle.story.chapters import Chapter
from chronicle.views.page import Link, link

# A link of a list of turns.
TURN = re.compile(r"\[(?P<words>[^\]]+)\]\(id:(?P<id>[a-z0-9-]+)\)")


@dataclass(frozen=True)
class YearView:
    """A year with events, as a link to them: how many of all, and of the theme that stands out."""

    year: int
    count: int
    accented: int
    link: Link


@dataclass(frozen=True)
class Turn:
    """A great turn: its year, and its event under the words of the list beside the drawing."""

    year: int
    link: Link


@dataclass(frozen=True)
class ChapterSpan:
    """A chapter and the years that it covers, first and last."""

    first: int
    last: int
    link: Link


@dataclass(frozen=True)
class PeriodView:
    """The period from the first event to the last.

    `total` counts all events, `most` those of the year that has most of them; `accent` is the name
    of the theme that stands out, empty where none does.
    """

    first: int
    last: int
    total: int
    most: int
    accent: str
    years: tuple[YearView, ...]
    turns: tuple[Turn, ...]
    chapters: tuple[ChapterSpan, ...]


def period(book: Book, turns: Mapping[str, str] | None = None) -> PeriodView | None:
    """The period; `turns` are its great turns, words by ids of events. None without events."""
    corpus = book.corpus
    events = corpus.of(Event)
    if not events:
        return None
    accent = next((theme for theme in corpus.of(Theme) if theme.stands_out), None)
    counts = Counter(event.date.year for event in events)
    accented = Counter(event.date.year for event in events if accent and accent.id in event.themes)
    return PeriodView(
        first=min(counts),
        last=max(counts),
        total=len(events),
        most=max(counts.values()),
        accent=accent.name if accent else "",
        years=tuple(_year(year, count, accented[year]) for year, count in sorted(counts.items())),
        turns=tuple(
            Turn(corpus.get(Event, name).date.year, link(book, corpus[name], words))
            for name, words in (turns or {}).items()
        ),
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


def _year(year: int, count: int, accented: int) -> YearView:
    words = Prose(f"{year}: {counted(count, 'event')}")
    return YearView(year, count, accented, Link(f"{addresses.TIMELINE}#year-{year}", words))


def _span(chapter: Chapter, years: Date) -> ChapterSpan:
    first, last = years.ends[0].earliest.year, years.ends[-1].latest.year
    return ChapterSpan(
        first, last, Link(chapter.address, Prose(f"{chapter.number} {chapter.title}"))
    )
