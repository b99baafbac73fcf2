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
from chronicle.drawing.time_axis import YearLabel, axis_of, span_of, year_labels
from chronicle.history import History
from chronicle.kinds.event.model import Event
from chronicle.kinds.vocabulary.model import Theme
from chronicle.queries import ordering
from chronicle.queries.links import Link, link
from chronicle.values import dates
from chronicle.values.amounts import counted
from chronicle.values.days import EMPTY, Axis, Day, Step
from chronicle.values.text import Prose

# A link of a list of turns.
TURN = re.compile(r"\[(?P<words>[^\]]+)\]\(id:(?P<id>[a-z0-9-]+)\)")
# In the size of the letters: the least width of the drawing, the width of a letter and of one of a
# label, the heights of the tallest bar and of a row of words.
WIDTH = 29
LETTER = 0.5
OF_LABEL = 0.58
# The width of the drawing at a desk, where all chapters have their titles, and that of a letter
# of one.
DESK = 80
OF_TITLE = 0.42
# Before the chapters one event in so many is left out, where it has much of the axis for itself.
FEW = 50
TALL = 8
# The height of the words over that bar, and of the room between them and the bars of chapters.
PEAK = 1.6
CLEAR = 0.9
ROW = 1.35
# The height of a row of one chapter, and the room between its bar and words.
CHAPTER = 1.55
GAP = 0.5
# How many times as long as its title is a bar that has it over its end, and the rows that takes.
OF_BAR = 1.8
OVER = 0.5


@dataclass(frozen=True)
class Bar:
    """The events of one time, `when`, above and below the line; its place is in per cent."""

    x: float
    width: float
    above: int
    below: int
    when: str
    link: Link

    @property
    def words(self) -> str:
        """What is written over it: how many events it has above the line, and when."""
        if not self.above:
            return ""
        return f"{self.when}: {counted(self.above, 'event')}"

    def anchor_among(self, turns: Sequence[float]) -> str:
        """How these words stand over it, so that no line to a turn crosses them.

        They end with it, or else begin with it; where neither has room it is nothing.
        """
        length = 100 * OF_LABEL * len(self.words) / WIDTH
        stop = self.x + self.width
        for anchor, left, right in (
            ("end", stop - length, stop),
            ("start", self.x, self.x + length),
        ):
            is_crossed = any(left <= turn <= right for turn in turns)
            if left >= 0 and right <= 100 and not is_crossed:
                return anchor
        return ""


@dataclass(frozen=True)
class Name:
    """A turn or a chapter: its date or number, and in which row, counted from outside, it stands.

    It takes the room from `start` to `stop`, of which `x` is the place that it names; its `title`
    is seen where there is room for it, on one side of a bar that ends at `bar_stop`, or else over
    the end of that; one that `is_long` has it at a desk alone.
    """

    before: str
    link: Link
    x: float
    start: float
    stop: float
    row: float = 0
    is_below: bool = False
    title: str = ""
    bar_stop: float = 0.0
    is_long: bool = False

    @property
    def is_over(self) -> bool:
        """Whether its title takes no room beside its bar."""
        return bool(self.title) and (self.start, self.stop) == (self.x, self.bar_stop)

    @property
    def is_leftward(self) -> bool:
        """Whether its words stand to the left of the place that it names."""
        return self.start < self.x


@dataclass(frozen=True)
class Period:
    """What is drawn, and all of it in words; the caption says what stands where."""

    words: str
    caption: str
    years: Sequence[YearLabel]
    bars: Sequence[Bar]
    turns: Sequence[Name]
    chapters: Sequence[Name]

    @property
    def linked(self) -> str:
        """What of it leads on, in a sentence."""
        drawn = "Bars and names" if self.turns or self.chapters else "Bars"
        return f"{drawn} are links."

    @property
    def unit(self) -> float:
        """The height of one event."""
        most = max(max(bar.above, bar.below) for bar in self.bars)
        return TALL / most

    @property
    def peak(self) -> Bar:
        """The tallest bar above the line, over which alone it is written how many events it has."""
        return max(self.bars, key=lambda bar: bar.above)

    @property
    def peak_anchor(self) -> str:
        """How these words stand; empty where a line to a turn would cross them."""
        return self.peak.anchor_among([turn.x for turn in self.turns if not turn.is_below])

    @property
    def row(self) -> float:
        """The height of a row of words: chapters have a bar in it, too."""
        return CHAPTER if self.chapters else ROW

    def rows(self, is_below: bool) -> float:
        """How many rows of words stand on one side of the line."""
        rows: float = 0
        for name in (*self.turns, *self.chapters):
            if name.is_below == is_below:
                rows = max(rows, name.row + 1)
        return rows

    @property
    def base(self) -> float:
        """How far below the top the line is."""
        words = self.row * self.rows(False)
        tallest = max(bar.above for bar in self.bars)
        clear = CLEAR if self.chapters else 0
        return PEAK + clear + words + self.unit * tallest

    @property
    def foot(self) -> float:
        """How far below the top the lowest bar ends."""
        lowest = max(bar.below for bar in self.bars)
        return self.base + self.unit * lowest

    @property
    def height(self) -> float:
        """The height of the drawing."""
        return self.foot + ROW * (self.rows(True) + 1) + 1

    def y(self, name: Name) -> float:
        """How far below the top a name stands."""
        if name.is_below:
            from_foot = self.rows(True) - name.row
            return self.foot + ROW * from_foot
        from_top = name.row + 1
        return self.row * from_top - 0.35


def draw(history: History, turns: str, here: str, template: str = "period.html") -> Markup:
    """The drawing for the page at an address; empty without events.

    `turns` is a list in Markdown with links to events, under whose words these are named; without
    it the chapters are drawn.
    """
    view = period(history, turns)
    if view is None:
        return Markup("")
    href = partial(addresses.relative, here)
    return templates.fill("chronicle.drawing", template, view=view, href=href)


def period(history: History, turns: str = "") -> Period | None:
    """What is drawn with a list of turns; None without events."""
    axis = axis_of(history)
    if not axis:
        return None
    events: Sequence[Event] = ordering.by_date(history.corpus.of(Event))
    axis, events = _told(history, turns, axis, events)
    accent = _accent(history)
    span = span_of(events, history)
    caption = _caption(axis, span, accent)

    turns_above = []
    turns_below = []
    for name in _turns(history, axis, turns, accent):
        if name.is_below:
            turns_below.append(name)
        else:
            turns_above.append(name)
    chapters = []
    if not turns:
        chapters = list(_chapters(history, axis))
    if chapters:
        caption += " Above, the years that each chapter covers."

    view = Period(
        words=f"Events by {axis.bars}, {span}: {counted(len(events), 'event')}",
        caption=caption,
        years=list(_years(axis)),
        bars=list(_bars(history, events, axis, accent)),
        turns=[*place(turns_above), *place(turns_below)],
        chapters=chapters,
    )
    if view.peak.above and not view.peak_anchor:
        most = counted(view.peak.above, "event")
        return replace(view, caption=f"{caption} Highest bar: {view.peak.when}, {most}.")
    return view


def _caption(axis: Axis, span: str, accent: Theme | None) -> str:
    """What the bars are."""
    caption = f"Events by {axis.bars}"
    if axis.step.unit != "year":
        caption += f", {span}"
    if accent:
        caption += f"; in red, below the line: events of {str(accent.name).lower()}"
    return f"{caption}."


def _accent(history: History) -> Theme | None:
    """The theme that stands out, if one does."""
    for theme in history.corpus.of(Theme):
        if theme.stands_out:
            return theme
    return None


def _x(axis: Axis, day: int) -> float:
    return marks.share(axis.share(day), 0, 1)


def _years(axis: Axis) -> Iterator[YearLabel]:
    """What is written along the axis, if all of it stands in the drawing."""
    for label in year_labels(axis, WIDTH):
        half = 50 * LETTER * len(label.words) / WIDTH
        if label.x + half <= 100:
            yield label


def _accented(events: Iterable[Event], accent: Theme | None) -> int:
    """How many events are of the theme that stands out."""
    if accent is None:
        return 0
    return sum(accent.id in event.themes for event in events)


def _told(
    history: History, turns: str, axis: Axis, events: Sequence[Event]
) -> tuple[Axis, Sequence[Event]]:
    """The axis from the label before the first chapter, if nearly all events are after that.

    Where turns are named it has all.
    """
    starts = [
        chapter.years.ends[0].earliest.number for chapter in history.chapters if chapter.years
    ]
    labels = [day for day in axis.labels if starts and day <= min(starts)]
    start = max(labels, default=axis.start)
    told = [event for event in events if event.date.first.number >= start]
    if turns or axis.share(start) <= EMPTY or FEW * (len(events) - len(told)) > len(events):
        return axis, events
    later = {day: words for day, words in axis.labels.items() if day >= start}
    return replace(axis, start=start, labels=later), told


def _bars(
    history: History, events: Sequence[Event], axis: Axis, accent: Theme | None
) -> Iterator[Bar]:
    """The events as bars, one for each time in which there are any."""

    def start_of(event: Event) -> Day:
        return axis.bars.begin(event.date.first)

    for start, group in groupby(events, key=start_of):
        together = list(group)
        first_day, next_start = axis.bars.starts(start, start)
        left = _x(axis, first_day.number)
        stop = _x(axis, next_start.number)
        below = _accented(together, accent)

        anchor = together[0].id
        if axis.bars.unit == "year":
            filed = together[0].date.filed_under(ordering.is_by_month(history))
            anchor = f"year-{filed}"
        when = axis.bars.title(start)
        words = Prose(_in_words(together, when))
        yield Bar(
            x=left,
            width=round(0.8 * (stop - left), 2),
            above=len(together) - below,
            below=below,
            when=when,
            link=Link(f"{addresses.TIMELINE}#{anchor}", words),
        )


def _in_words(together: Sequence[Event], when: str) -> str:
    """How many events a bar has, those of its time first, then those of a decade begun in it."""
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


def _turns(history: History, axis: Axis, listed: str, accent: Theme | None) -> Iterator[Name]:
    """Turns in the middle of the day, month or year that each is in, with their words behind it."""
    step = Step(axis.step.unit)
    for match in TURN.finditer(listed):
        event = history.corpus.find(Event, match["id"])
        if event is None:
            continue
        start, stop = step.starts(event.date.first, event.date.first)
        middle = (start.number + stop.number) // 2
        x = _x(axis, middle)
        when = step.title(start)
        words = match["words"]
        letters = len(when) + 2 + len(words)
        length = 100 * LETTER * letters / WIDTH
        yield Name(
            before=when,
            link=link(history, event, words),
            x=x,
            start=x,
            stop=x + length,
            is_below=_accented([event], accent) > 0,
        )


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
            continue
        limit = name.x
        start = 2 * name.x - name.stop
        if start >= 0:
            leftward.append(replace(name, start=start, stop=name.x))

    placed: list[Name] = []
    for name in leftward + rightward:
        row = _free_row(name, placed)
        placed.append(replace(name, row=row))
    yield from placed


def _free_row(name: Name, placed: Sequence[Name]) -> float:
    """The first row in which a name meets none that is placed, and no line to such a one."""
    row: float = 0
    for other in placed:
        # A line crosses what stands nearer to the bars: a name stands there unless it is over one.
        if other.start <= name.x <= other.stop:
            row = max(row, other.row + 1)
    met = {other.row for other in placed if other.start < name.stop and name.start < other.stop}
    while row in met:
        row += 1
    return row


def _chapters(history: History, axis: Axis) -> Iterator[Name]:
    """The years of each chapter, a row each, and its title.

    It stands behind them; where it would end beyond the drawing, over them, or else before.
    """
    row: float = 0
    for chapter in history.chapters:
        if not chapter.years:
            continue
        first = chapter.years.ends[0].earliest
        last = chapter.years.ends[-1].latest
        x = _x(axis, first.number)
        bar_stop = _x(axis, last.number + 1)
        title = chapter.title.as_text
        start, stop = x, bar_stop
        for width in (WIDTH, DESK):
            length = 100 * (OF_TITLE * (len(title) + 2) + GAP) / width
            if bar_stop + length <= 100:
                stop = bar_stop + length
                break
            if bar_stop - x >= OF_BAR * length:
                row += OVER
                break
            if x - length >= 0:
                start = x - length
                break
        else:
            title = ""
        words = Prose("{} {}").format(chapter.number, chapter.title)
        yield Name(
            before=str(chapter.number),
            link=Link(chapter.address, words),
            x=x,
            start=start,
            stop=stop,
            row=row,
            title=title,
            bar_stop=bar_stop,
            is_long=width == DESK,
        )
        row += 1
