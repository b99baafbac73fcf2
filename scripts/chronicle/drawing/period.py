"""The drawing of the period: a bar a year, the great turns above, the chapters' years below.

Text in a drawing shrinks with it, so there is one drawing for wide pages and one for phones; the
style sheet shows the one that fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.record.dates import decades
from chronicle.views.page import Link
from chronicle.views.period import ChapterSpan, PeriodView, Turn

GAP = 8  # pixels between two names in a row


@dataclass(frozen=True)
class Canvas:
    """The measures of a drawing in pixels.

    `letter` is the width of a letter, `row` the height of a row of names, `bars` that of the
    tallest bar; `chapters` says whether the chapters' years are drawn.
    """

    name: str
    width: int
    letter: float
    row: int
    bars: int
    chapters: bool


FRAMES = (Canvas("wide", 960, 5.9, 17, 92, True), Canvas("narrow", 358, 5.45, 16, 70, False))


@dataclass(frozen=True)
class Bar:
    """A year's bar in pixels: left edge, width, height of all events and of those standing out."""

    link: Link
    x: float
    width: float
    height: float
    accented: float


@dataclass(frozen=True)
class PlacedName:
    """A name in a row: its mark, the first and last pixel of its words, its row from the top."""

    x: float
    start: float
    end: float
    row: int

    @property
    def anchor(self) -> str:
        """From which end the words run."""
        return "start" if self.start >= self.x else "end"


@dataclass(frozen=True)
class TurnName:
    """A great turn and where its name stands."""

    turn: Turn
    name: PlacedName


@dataclass(frozen=True)
class ChapterLine:
    """A chapter: its line from `x` for `width` pixels, and its row below the axis."""

    chapter: ChapterSpan
    x: float
    width: float
    row: int


@dataclass(frozen=True)
class Layout:
    """A drawing with its parts in place: `base` is the axis, `height` where it ends, in pixels."""

    frame: Canvas
    base: int
    height: int
    bars: tuple[Bar, ...]
    turns: tuple[TurnName, ...]
    chapters: tuple[ChapterLine, ...]
    decades: tuple[tuple[int, float], ...]


def draw(view: PeriodView, here: str, frames: Sequence[Canvas] = FRAMES) -> str:
    """The drawing in each frame as a figure of HTML, its links for the page at an address."""
    layouts = [layout(view, frame) for frame in frames]
    return templates.compact(_fill("period.html", view, here, layouts))


def svg(view: PeriodView, frame: Canvas) -> str:
    """The drawing in one frame alone, as SVG, its links from the root of the site."""
    return _fill("period.svg", view, "", [layout(view, frame)])


def _fill(template: str, view: PeriodView, here: str, layouts: Sequence[Layout]) -> str:
    def href(link: Link) -> str:
        return addresses.relative(here, link.address)

    filled = templates.environment("chronicle.drawing").get_template(template)
    return filled.render(view=view, href=href, layouts=layouts, layout=layouts[0])


def layout(view: PeriodView, frame: Canvas) -> Layout:
    """Where everything stands in a frame."""
    years = decades(view.first, view.last)
    scale = frame.width / len(years)

    def x(year: float) -> float:
        return round((year - years.start) * scale, 1)

    names = list(_names([(x(turn.year + 0.5), _words(turn)) for turn in view.turns], frame))
    rows = max((name.row for name in names), default=-1) + 1
    base = rows * frame.row + 12 + frame.bars
    chapters = tuple(_chapters(view, frame, x)) if frame.chapters else ()
    below = max((line.row for line in chapters), default=-1) + 1
    width = round(scale - 1, 1)
    return Layout(
        frame,
        base,
        base + 22 + below * frame.row,
        tuple(
            Bar(y.link, x(y.year), width, *_heights(y.count, y.accented, view, frame))
            for y in view.years
        ),
        tuple(TurnName(turn, name) for turn, name in zip(view.turns, names, strict=True)),
        chapters,
        tuple((year, x(year)) for year in years[::10]),
    )


def _heights(count: int, accented: int, view: PeriodView, frame: Canvas) -> tuple[float, float]:
    return round(frame.bars * count / view.most, 1), round(frame.bars * accented / view.most, 1)


def _words(turn: Turn) -> str:
    return f"{turn.year} {turn.link.label.as_text}"


def _names(marks: Sequence[tuple[float, str]], frame: Canvas) -> Iterator[PlacedName]:
    """Each name in the highest row where it touches no other name and no line of a turn."""
    placed: list[PlacedName] = []
    for x, words in marks:
        length = frame.letter * len(words)
        fits = x + length <= frame.width
        start, end = (x, x + length) if fits else (max(0.0, x - length), x)
        rows = range(len(placed) + 1)
        free = (row for row in rows if not any(_touches(o, x, start, end, row) for o in placed))
        # The line of another may run through it where nothing else is left.
        row = next(free, len(placed))
        placed.append(PlacedName(x, round(start, 1), round(end, 1), row))
        yield placed[-1]


def _touches(other: PlacedName, x: float, start: float, end: float, row: int) -> bool:
    """Whether a name from `start` to `end` meets another, or either the line under the other."""
    if other.row == row:
        return start < other.end + GAP and other.start < end + GAP
    if other.row > row:
        return other.start - GAP < x < other.end + GAP
    return start - GAP < other.x < end


def _chapters(
    view: PeriodView, frame: Canvas, x: Callable[[float], float]
) -> Iterator[ChapterLine]:
    """Each chapter in the highest row that is free from where its line begins."""
    ends: list[float] = []
    for chapter in view.chapters:
        start, stop = x(chapter.first), x(chapter.last + 1)
        words = frame.letter * len(chapter.link.label.as_text)
        row = next((number for number, taken in enumerate(ends) if taken + GAP <= start), len(ends))
        ends[row : row + 1] = [max(stop, start + words)]
        yield ChapterLine(chapter, start, round(stop - start, 1), row)
