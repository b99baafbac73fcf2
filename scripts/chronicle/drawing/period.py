"""The drawing of the whole period: a strip a theme, a bar a year, great turns numbered across.

Text in a drawing shrinks with it, so there is one drawing for wide pages and one for phones; the
style sheet shows the one that fits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.views.page import Link
from chronicle.views.period import PeriodView, ThemeYears, Turn

CLOSE = 16  # pixels between two numbers that do not touch


@dataclass(frozen=True)
class Frame:
    """The measures of a drawing in pixels.

    `left` is where strips begin, `strip` the height of one, `highest` that of the tallest bar,
    `top` where the first strip begins.
    """

    name: str
    width: int
    left: int
    strip: int
    highest: int
    top: int = 34


FRAMES = (Frame("wide", 960, 200, 30, 24), Frame("narrow", 358, 0, 40, 20))


@dataclass(frozen=True)
class Bar:
    """The events of a year in a theme: left and upper edge, width and height in pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Strip:
    """A theme: the link to its events, the line on which its bars stand, its bars."""

    link: Link
    base: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class TurnLine:
    """A line across the strips for a great turn; its number may stand a `level` higher."""

    turn: Turn
    x: float
    level: int


@dataclass(frozen=True)
class Axis:
    """A frame with the years from `first` to before `last`."""

    frame: Frame
    first: int
    last: int

    def x(self, year: float) -> float:
        """Where a year begins, in pixels."""
        pixels = self.frame.width - self.frame.left
        return round(self.frame.left + (year - self.first) * pixels / (self.last - self.first), 1)

    @property
    def decades(self) -> tuple[tuple[int, float], ...]:
        """Each decade with where it begins."""
        return tuple((year, self.x(year)) for year in range(self.first, self.last, 10))


@dataclass(frozen=True)
class Layout:
    """A drawing with all its parts in place; `bottom` is where the last strip ends, in pixels."""

    axis: Axis
    bottom: int
    strips: tuple[Strip, ...]
    turns: tuple[TurnLine, ...]


def draw(view: PeriodView, here: str, frames: Sequence[Frame] = FRAMES) -> str:
    """The drawing in each frame as a figure of HTML, its links for the page at an address."""

    def href(link: Link) -> str:
        return addresses.relative(here, link.address)

    layouts = [layout(view, frame) for frame in frames]
    template = _templates().get_template("period.html")
    return templates.compact(template.render(view=view, layouts=layouts, href=href))


def layout(view: PeriodView, frame: Frame) -> Layout:
    """Where everything stands in a frame."""
    axis = Axis(frame, view.first // 10 * 10, view.last // 10 * 10 + 10)
    strips = tuple(
        _strip(theme, axis, frame.top + number * frame.strip - 4, view.most) for number, theme in enumerate(view.themes, 1)
    )
    bottom = frame.top + len(strips) * frame.strip
    return Layout(axis, bottom, strips, tuple(_turns(view.turns, axis)))


def _strip(theme: ThemeYears, axis: Axis, base: int, most: int) -> Strip:
    width = round(axis.x(axis.first + 1) - axis.frame.left - 1, 1)
    heights = [(year, round(axis.frame.highest * count / most, 1)) for year, count in theme.counts]
    bars = (Bar(axis.x(year), round(base - height, 1), width, height) for year, height in heights)
    return Strip(theme.link, base, tuple(bars))


def _turns(turns: Sequence[Turn], axis: Axis) -> Iterator[TurnLine]:
    """The lines of turns; a number that would touch the one before it stands higher."""
    before: TurnLine | None = None
    for turn in turns:
        x, level = axis.x(turn.year + 0.5), 0
        if before and x - before.x < CLOSE:
            level = 1 - before.level
        before = TurnLine(turn, x, level)
        yield before


@cache
def _templates() -> Environment:
    return templates.environment("chronicle.drawing")
