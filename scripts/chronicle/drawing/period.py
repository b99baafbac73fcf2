"""The whole period in one drawing: how many events when, and the great turns, or the chapters.

Events stand above a line, those of the theme that stands out below it. Places along the line are in
per cent and heights in the size of the letters, so that one drawing serves every width.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from markupsafe import Markup

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.drawing import marks
from chronicle.drawing.time_axis import axis_of, span_of
from chronicle.history import History
from chronicle.kinds.event.model import Event
from chronicle.kinds.vocabulary.model import Theme
from chronicle.queries import ordering
from chronicle.queries.links import Link, link
from chronicle.values.amounts import counted
from chronicle.values.days import Axis, Step
from chronicle.values.text import Prose

# A link of a list of turns.
TURN = re.compile(r"\[(?P<words>[^\]]+)\]\(id:(?P<id>[a-z0-9-]+)\)")
# In the size of the letters: the least width of the drawing, the width of a letter, the heights of
# the tallest bar and of a row of words.
WIDTH = 29
LETTER = 0.5
TALL = 8
ROW = 1.35


@dataclass(frozen=True)
class Bar:
    """The events of one time, above and below the line; its place is in per cent."""

    x: float
    width: float
    above: int
    below: int
    link: Link


@dataclass(frozen=True)
class Name:
    """A turn or a chapter: its date or number, and in which row, counted from outside, it stands.

    It takes the room from `start` to `stop`, of which `x` is the place that it names.
    """

    before: str
    link: Link
    x: float
    start: float
    stop: float
    row: int = 0
    is_below: bool = False


@dataclass(frozen=True)
class Period:
    """What is drawn, and all of it in words; the caption says what stands where."""

    words: str
    caption: str
    years: dict[str, float]
    bars: Sequence[Bar]
    turns: Sequence[Name]
    chapters: Sequence[Name]

    @property
    def unit(self) -> float:
        """The height of one event."""
        return TALL / max(max(bar.above, bar.below) for bar in self.bars)

    def rows(self, is_below: bool) -> int:
        """How many rows of words stand on one side of the line."""
        names = (*self.turns, *self.chapters)
        return max((name.row + 1 for name in names if name.is_below == is_below), default=0)

    @property
    def base(self) -> float:
        """How far below the top the line is."""
        return 0.6 + ROW * self.rows(False) + self.unit * max(bar.above for bar in self.bars)

    @property
    def foot(self) -> float:
        """How far below the top the lowest bar ends."""
        return self.base + self.unit * max(bar.below for bar in self.bars)

    @property
    def height(self) -> float:
        """The height of the drawing."""
        return self.foot + ROW * (self.rows(True) + 1) + 0.5

    def y(self, name: Name) -> float:
        """How far below the top a name stands."""
        if name.is_below:
            return self.foot + ROW * (self.rows(True) - name.row)
        return ROW * (name.row + 1) - 0.35


def draw(history: History, turns: str, here: str, template: str = "period.html") -> Markup:
    """The drawing for the page at an address; empty without events.

    `turns` is a list in Markdown with links to events, under whose words these are named; without
    it the chapters are drawn.
    """
    if (view := period(history, turns)) is None:
        return Markup("")
    href = partial(addresses.relative, here)
    return templates.fill("chronicle.drawing", template, view=view, href=href)


def period(history: History, turns: str = "") -> Period | None:
    """What is drawn with a list of turns; None without events."""
    axis = axis_of(history)
    events = ordering.by_date(history.corpus.of(Event))
    if not axis:
        return None
    accent = next((theme for theme in history.corpus.of(Theme) if theme.stands_out), None)
    span = span_of(events)
    by = str(axis.bars) if axis.step.unit == "year" else f"{axis.bars}, {span}"
    below = accent and f"; below the line: {accent.name}"
    named = list(_turns(history, axis, turns, accent))
    chapters = [] if turns else list(_chapters(history, axis))
    above = " Above, the years that each chapter covers." if chapters else ""
    return Period(
        words=f"Events by {axis.bars}, {span}: {counted(len(events), 'event')}",
        caption=f"Events by {by}{below or ''}.{above}",
        years={words: _x(axis, day) for day, words in axis.labels.items()},
        bars=list(_bars(axis, events, accent)),
        turns=[*place(n for n in named if not n.is_below), *place(n for n in named if n.is_below)],
        chapters=chapters,
    )


def _x(axis: Axis, day: int) -> float:
    return marks.share(axis.share(day), 0, 1)


def _accented(events: Iterable[Event], accent: Theme | None) -> int:
    """How many events are of the theme that stands out."""
    return sum(accent is not None and accent.id in event.themes for event in events)


def _bars(axis: Axis, events: Iterable[Event], accent: Theme | None) -> Iterator[Bar]:
    for start, group in groupby(events, key=lambda event: axis.bars.begin(event.date.first)):
        here = list(group)
        x, stop = (_x(axis, day.number) for day in axis.bars.starts(start, start))
        anchor = f"year-{here[0].date.filed}" if axis.bars.unit == "year" else here[0].id
        words = Prose(f"{axis.bars.title(start)}: {counted(len(here), 'event')}")
        below = _accented(here, accent)
        yield Bar(
            x=x,
            width=round(0.8 * (stop - x), 2),
            above=len(here) - below,
            below=below,
            link=Link(f"{addresses.TIMELINE}#{anchor}", words),
        )


def _turns(history: History, axis: Axis, listed: str, accent: Theme | None) -> Iterator[Name]:
    """Turns in the middle of the day, month or year that each is in, with their words behind it."""
    step = Step(axis.step.unit)
    for match in TURN.finditer(listed):
        event = history.corpus.find(Event, match["id"])
        if event:
            start, stop = step.starts(event.date.first, event.date.first)
            x = _x(axis, (start.number + stop.number) // 2)
            when = step.title(start)
            length = 100 * LETTER * (len(when) + 2 + len(match["words"])) / WIDTH
            named = link(history, event, match["words"])
            is_below = _accented([event], accent) > 0
            yield Name(when, named, x, x, x + length, is_below=is_below)


def place(names: Iterable[Name]) -> Iterator[Name]:
    """Names in rows in which they meet neither each other nor the line from another to its bar.

    Words stand to the right of their line or, where that ends the drawing or meets a name that
    stands to the left of its own, to the left. What has no room there either is left out.
    """
    limit = 100.0
    leftward: list[Name] = []
    rightward: list[Name] = []
    for name in sorted(names, key=lambda name: -name.x):
        if name.stop <= limit:
            rightward.insert(0, name)
        else:
            limit = name.x
            leftward.append(replace(name, start=2 * name.x - name.stop, stop=name.x))
    placed: list[Name] = []
    for name in (*(each for each in leftward if each.start >= 0), *rightward):
        # A line crosses what stands nearer to the bars: a name stands there unless it is over one.
        row = 1 + max((o.row for o in placed if o.start <= name.x <= o.stop), default=-1)
        while any(o.row == row and o.start < name.stop and name.start < o.stop for o in placed):
            row += 1
        placed.append(replace(name, row=row))
    yield from placed


def _chapters(history: History, axis: Axis) -> Iterator[Name]:
    """The years of each chapter, in the first row that is free."""
    ends: list[float] = []
    for chapter in history.chapters:
        if chapter.years:
            start = _x(axis, chapter.years.ends[0].earliest.number)
            stop = _x(axis, chapter.years.ends[-1].latest.number + 1)
            row = next((row for row, end in enumerate(ends) if end <= start), len(ends))
            ends[row : row + 1] = [stop + 1]
            words = Prose("{} {}").format(chapter.number, chapter.title)
            yield Name(str(chapter.number), Link(chapter.address, words), start, start, stop, row)
