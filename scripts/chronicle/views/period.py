"""The whole period: how many events each theme has a year, and the great turns between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.record.models import Event, Theme
from chronicle.views.page import Link, link


@dataclass(frozen=True)
class ThemeYears:
    """A theme as a link to its events; `counts` are pairs of a year and how many it has."""

    link: Link
    counts: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Turn:
    """A great turn: the number by which a list beside the drawing has it, its year, its event."""

    number: int
    year: int
    link: Link


@dataclass(frozen=True)
class PeriodView:
    """The period from the first event to the last.

    `total` are all events, `most` those of the theme and year that have most of them; the themes
    are those that have events, in the order of the vocabulary.
    """

    first: int
    last: int
    total: int
    most: int
    themes: tuple[ThemeYears, ...]
    turns: tuple[Turn, ...]


def period(book: Book, turns: Iterable[str] = ()) -> PeriodView | None:
    """The view of the period; `turns` are the ids of its great turns. None without events."""
    corpus = book.corpus
    events = corpus.of(Event)
    if not events:
        return None
    years = [event.date.year for event in events]
    counts = Counter((theme, event.date.year) for event in events for theme in event.themes)
    themes = (_theme(book, theme, counts) for theme in corpus.of(Theme))
    turning = [corpus.get(Event, turn) for turn in turns]
    return PeriodView(
        first=min(years),
        last=max(years),
        total=len(events),
        most=max(counts.values()),
        themes=tuple(theme for theme in themes if theme.counts),
        turns=tuple(Turn(number, event.date.year, link(book, event)) for number, event in enumerate(turning, 1)),
    )


def _theme(book: Book, theme: Theme, counts: Counter[tuple[str, int]]) -> ThemeYears:
    years = sorted((year, count) for (name, year), count in counts.items() if name == theme.id)
    return ThemeYears(link(book, theme), tuple(years))
