"""The drawing of the period: a bar a time, the great turns above, the chapters' years below.

Text in a drawing shrinks with it, so there is one drawing for wide pages and one for phones; the
style sheet shows the one that fits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.record.amounts import counted
from chronicle.views.page import Link
from chronicle.views.period import Bar, ChapterSpan, PeriodView, Turn

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


FRAMES = (
    Canvas(name="wide", width=960, letter=5.9, row=17, bars=92, chapters=True),
    Canvas(name="narrow", width=358, letter=5.45, row=16, bars=70, chapters=False),
)


@dataclass(frozen=True)
class TurnName:
    """A great turn: its mark, the first and last pixel of its words, its row from the top."""

    turn: Turn
    x: float
    start: float
    end: float
    row: int

    @property
    def anchor(self) -> str:
        """From which end the words run."""
        return "start" if self.start >= self.x else "end"


@dataclass(frozen=True)
class ChapterLine:
    """A chapter: its line from `x` for `width` pixels, and its row below the axis."""

    chapter: ChapterSpan
    x: float
    width: float
    row: int


@dataclass(frozen=True)
class PeriodLayout:
    """Where everything stands in a frame, in pixels."""

    view: PeriodView
    frame: Canvas

    def x(self, day: int) -> float:
        """Where a day begins, from the left."""
        return round(self.frame.width * self.view.axis.share(day), 1)

    def width(self, bar: Bar) -> float:
        """The width of a bar; a pixel parts it from the next."""
        return max(1, round(self.x(bar.stop) - self.x(bar.start) - 1, 1))

    def tall(self, count: int) -> float:
        """The height of a bar for so many events."""
        return round(self.frame.bars * count / self.view.most, 1)

    @property
    def base(self) -> int:
        """Where the axis is, from the top."""
        rows = max((name.row for name in self.turns), default=-1) + 1
        return rows * self.frame.row + 12 + self.frame.bars

    @property
    def height(self) -> int:
        """The height of the drawing."""
        below = max((line.row for line in self.chapters), default=-1) + 1
        return self.base + 22 + below * self.frame.row

    @cached_property
    def turns(self) -> list[TurnName]:
        """Each name in the highest row where it touches no other name and no line of a turn."""
        placed: list[TurnName] = []
        for turn in self.view.turns:
            x, length = self.x(turn.day), self.frame.letter * len(_words(turn))
            fits = x + length <= self.frame.width
            start, end = (x, x + length) if fits else (max(0.0, x - length), x)
            rows = range(len(placed) + 1)
            free = (
                row
                for row in rows
                if not any(_touches(o, x, start=start, end=end, row=row) for o in placed)
            )
            # The line of another may run through it where nothing else is left.
            row = next(free, len(placed))
            placed.append(TurnName(turn, x, start=round(start, 1), end=round(end, 1), row=row))
        return placed

    @cached_property
    def chapters(self) -> list[ChapterLine]:
        """Each chapter in the highest row that is free from where its line begins."""
        ends: list[float] = []
        lines = []
        for chapter in self.view.chapters if self.frame.chapters else ():
            start, stop = self.x(chapter.start), self.x(chapter.stop)
            words = self.frame.letter * len(chapter.link.label.as_text)
            free = (number for number, taken in enumerate(ends) if taken + GAP <= start)
            row = next(free, len(ends))
            ends[row : row + 1] = [max(stop, start + words)]
            lines.append(ChapterLine(chapter, start, round(stop - start, 1), row))
        return lines


def draw(view: PeriodView, here: str, frames: Sequence[Canvas] = FRAMES) -> str:
    """The drawing in each frame as a figure of HTML, its links for the page at an address."""
    layouts = [PeriodLayout(view, frame) for frame in frames]
    return templates.compact(_fill("period.html", view, here, layouts))


def svg(view: PeriodView, frame: Canvas) -> str:
    """The drawing in one frame alone, as SVG, its links from the root of the site."""
    return _fill("period.svg", view, "", [PeriodLayout(view, frame)])


def _fill(template: str, view: PeriodView, here: str, layouts: Sequence[PeriodLayout]) -> str:
    def href(link: Link) -> str:
        return addresses.relative(here, link.address)

    events = counted(view.total, "event")
    filled = templates.environment("chronicle.drawing").get_template(template)
    return filled.render(view=view, href=href, layouts=layouts, layout=layouts[0], events=events)


def _words(turn: Turn) -> str:
    return f"{turn.when} {turn.link.label.as_text}"


def _touches(other: TurnName, x: float, *, start: float, end: float, row: int) -> bool:
    """Whether a name from `start` to `end` meets another, or either the line under the other."""
    if other.row == row:
        return start < other.end + GAP and other.start < end + GAP
    if other.row > row:
        return other.start - GAP < x < other.end + GAP
    return start - GAP < other.x < end
