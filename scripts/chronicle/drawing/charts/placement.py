"""Places for the words of figures over time, such that they lie on no bar and on no other words."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chronicle.drawing.charts.style import DETAIL, VALUE, WIDE, text_width
from chronicle.drawing.charts.time_axis import first_and_last
from chronicle.drawing.lettering import Box
from chronicle.views.charts import ChartMark

ARROW, STROKE = 38, 2  # how far a bar reaches beyond an end that is not known, and one that is
HALF = 6  # half the height of a bar
# Letters of a line at most, and where the words found no place beside their bar.
WIDE_LINES, NARROW_LINES = (44, 22), (26, 18)
LINE, NUMBER = 14, 20  # the heights of a line and of the number above the lines


@dataclass(frozen=True)
class Plane:
    """Days across and numbers upwards, in pixels.

    Years from `first` to before `last` stand between `left` and `right`, numbers from nought to
    `top` over `height`.
    """

    first: int
    last: int
    left: int
    right: int
    top: float
    height: int

    def x(self, day: dt.date) -> float:
        """Where a day stands, from the left."""
        first, last = (dt.date(year, 1, 1).toordinal() for year in (self.first, self.last))
        return self.left + (self.right - self.left) * (day.toordinal() - first) / (last - first)

    def y(self, number: float) -> float:
        """Where a number stands, from the top."""
        return self.height * (1 - number / self.top)


@dataclass(frozen=True)
class Words:
    """The words of a mark in lines, the first its number, and how wide and high they are."""

    lines: list[str]
    width: float
    height: int

    def at(self, left: float, top: float) -> Box:
        """What they cover when their corner is put somewhere."""
        return Box(left, top, left + self.width, top + self.height)


@dataclass(frozen=True)
class Placement:
    """Words put somewhere; `distance` says how many better places were taken."""

    words: Words
    box: Box
    distance: int


@dataclass(frozen=True)
class MarkWords:
    """The words of a mark in lines and where they hang.

    The first line stands `dx` right of a day and `dy` below the number of the mark, in pixels.
    """

    lines: list[str]
    day: dt.date
    dx: float
    dy: float


def labels(marks: Sequence[ChartMark], plane: Plane) -> list[MarkWords]:
    """The words of each mark.

    They stand above their bar, or under, right or left of it: at the first place that is free. As
    a place that one takes is lost to the next, they are put once from the top and once from the
    right, and that arrangement is taken in which most stand nearest to their bars.
    """
    bars = [_bar(mark, plane) for mark in marks]
    lengths = NARROW_LINES if plane.right < WIDE / 2 else WIDE_LINES
    words = [[_words(mark, length) for length in lengths] for mark in marks]
    room = Box(plane.left - 36, -4.0, plane.right + 8.0, plane.height + 2.0)
    numbers = range(len(marks))
    orders = (
        sorted(numbers, key=lambda number: bars[number].top),
        sorted(numbers, key=lambda number: -bars[number].right),
    )
    arrangements = [_arrange(order, bars, words, room) for order in orders]
    best = min(arrangements, key=lambda places: sum(place.distance for place in places.values()))
    return [_label(mark, bars[number], best[number], plane) for number, mark in enumerate(marks)]


def _bar(mark: ChartMark, plane: Plane) -> Box:
    start, end = first_and_last(mark)
    before = ARROW if mark.start is None else STROKE
    after = ARROW if mark.end is None else STROKE
    return Box(
        plane.x(start) - before,
        plane.y(mark.high) - HALF,
        plane.x(end) + after,
        plane.y(mark.low) + HALF,
    )


def _words(mark: ChartMark, length: int) -> Words:
    """The words of a mark in lines of at most so many letters."""
    voice = textwrap.wrap(", ".join(filter(None, [mark.name, mark.detail])), length)
    width = max(text_width(mark.words, VALUE), *(text_width(line, DETAIL) for line in voice))
    return Words([mark.words, *voice], width, NUMBER + LINE * len(voice))


def _arrange(
    order: Iterable[int], bars: Sequence[Box], words: Sequence[Sequence[Words]], room: Box
) -> dict[int, Placement]:
    """The places of words that are put one after another, by the numbers of their marks."""
    taken: list[Box] = []
    leaders: list[Box] = []
    places = {}
    for number in order:
        place = _place(bars[number], words[number], room, bars, (taken, leaders))
        places[number] = place
        taken.append(place.box)
        leaders += _leader(bars[number], place.box)
    return places


def _leader(bar: Box, words: Box) -> list[Box]:
    """The line from a bar to words that stand higher above it, if they do."""
    x, gap = bar.left + STROKE, bar.top - words.bottom
    return [Box(x - 1, words.bottom, x + 1, bar.top)] if gap > HALF else []


def _place(
    bar: Box,
    words: Sequence[Words],
    room: Box,
    bars: Sequence[Box],
    placed: tuple[Sequence[Box], Sequence[Box]],
) -> Placement:
    """The best place for words, in lines of one length or another.

    It is free of bars and of the words in `placed`, which are followed there by the lines to them;
    best is one where no line to words runs through others. Where nothing is free they stand above
    their bar.
    """
    taken, leaders = placed
    options = [(chosen, box) for chosen, box in _options(bar, words) if box.lies_in(room)]
    free = [one for one in options if not any(one[1].overlaps(other) for other in (*bars, *taken))]
    for distance, (chosen, box) in enumerate(free):
        crossed = any(box.overlaps(line) for line in leaders)
        crosses = any(line.overlaps(other) for line in _leader(bar, box) for other in taken)
        if not (crossed or crosses):
            return Placement(chosen, box, distance)
    if free:
        return Placement(*free[0], len(options))
    first = words[0]
    left = min(max(bar.left, room.left + 36), room.right - 8 - first.width)
    box = first.at(left, bar.top - first.height - 2)
    return Placement(first, box, 2 * len(options) + 1)


def _options(bar: Box, words: Sequence[Words]) -> Iterator[tuple[Words, Box]]:
    """The places for words by a bar, the best first: beside it, then higher and higher above."""
    for these in words:
        yield from ((these, box) for box in _beside(bar, these))
    shortest = words[-1]
    for step in range(12, 264, 12):
        for left in (bar.left, bar.right - shortest.width):
            yield shortest, shortest.at(left, bar.top - shortest.height - step)


def _beside(bar: Box, words: Words) -> Iterator[Box]:
    """Above a bar, under, right and left of it."""
    lefts = (bar.left, bar.right - words.width, (bar.left + bar.right - words.width) / 2)
    for top in (bar.top - words.height - 2, bar.bottom + 4):
        yield from (words.at(left, top) for left in lefts)
    for top in (bar.top - 6, bar.top - words.height + 14):
        yield from (words.at(left, top) for left in (bar.right + 6, bar.left - words.width - 6))


def _label(mark: ChartMark, bar: Box, place: Placement, plane: Plane) -> MarkWords:
    start, _ = first_and_last(mark)
    dx = place.box.left - plane.x(start)
    return MarkWords(place.words.lines, start, dx, place.box.top + 10 - (bar.top + HALF))
