"""The whole period at a glance: a drawing for the home page, a strip a theme, a bar a year, great turns numbered across.

It is drawn twice, for wide pages and for phones, since text in a drawing shrinks with it; the style sheet shows the one that fits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from chronicle import templates
from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.models import Event, Theme


@dataclass(frozen=True)
class Frame:
    """The measures of one drawing, in pixels: its width, where the strips begin, the height of a strip and of the tallest bar."""

    name: str
    width: int
    left: int
    strip: int
    highest: int
    top: int = 34

    def x(self, year: float, first: int, last: int) -> float:
        """Where a year begins."""
        return round(self.left + (year - first) * (self.width - self.left) / (last - first), 1)


FRAMES = (Frame("wide", 960, 200, 30, 24), Frame("narrow", 358, 0, 40, 20))
CLOSE = 16  # pixels between two numbers that do not touch


@dataclass(frozen=True)
class Bar:
    """The events of a year in a theme: from the left, width and height in pixels."""

    x: float
    width: float
    height: float


@dataclass(frozen=True)
class Turn:
    """A great turn: its number in the list beside the drawing, where it stands, and whether its number stands a line higher."""

    number: int
    x: float
    level: int
    event: Event


def drawing(book: Book, here: str, turns: Sequence[str], frames: Sequence[Frame] = FRAMES) -> str:
    """The drawing as HTML for the page at an address, once a frame; `turns` are ids of events. Empty where there is no event."""
    corpus = book.corpus
    events = corpus.of(Event)
    if not events:
        return ""
    years = [event.date.year for event in events]
    first, last = min(years) // 10 * 10, max(years) // 10 * 10 + 10
    counts = Counter((theme, event.date.year) for event in events for theme in event.themes)
    most = max(counts.values())
    yearly: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for (name, year), count in sorted(counts.items()):
        yearly[name].append((year, count))
    themes = [(theme, yearly[theme.id]) for theme in corpus.of(Theme) if theme.id in yearly]
    drawings = []
    for frame in frames:
        width = round(frame.x(first + 1, first, last) - frame.left - 1, 1)
        strips = [
            (theme, [Bar(frame.x(year, first, last), width, round(frame.highest * count / most, 1)) for year, count in found])
            for theme, found in themes
        ]
        decades = [(year, frame.x(year, first, last)) for year in range(first, last, 10)]
        marks = list(_turns([corpus.get(Event, turn) for turn in turns], frame, first, last))
        drawings.append((frame, strips, marks, decades))
    text = _templates().get_template("period.html").render(
        drawings=drawings,
        first=min(years),
        last=max(years),
        total=len(events),
        most=most,
        href=lambda there: addresses.relative(here, there),
    )  # fmt: skip
    return templates.compact(text)


@cache
def _templates() -> Environment:
    return templates.environment("chronicle.drawing")


def _turns(events: Sequence[Event], frame: Frame, first: int, last: int) -> Iterator[Turn]:
    """The turns across a drawing; a number that would touch the one before it stands higher."""
    before = Turn(0, -CLOSE, 0, events[0]) if events else None
    for number, event in enumerate(events, 1):
        assert before is not None
        x = round(frame.x(event.date.year + 0.5, first, last), 1)
        before = Turn(number, x, 0 if x - before.x >= CLOSE else 1 - before.level, event)
        yield before
