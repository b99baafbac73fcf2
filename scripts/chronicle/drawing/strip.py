"""Strips: rows of marks on one scale, of time or of numbers.

Along the scale all is in per cent, across it in the size of the letters: one drawing serves a phone
and a desk. A mark has a class for what it means, and its colour from the style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from chronicle import templates
from chronicle.templates import element
from chronicle.values.amounts import Figure
from chronicle.values.dates import Date
from chronicle.values.days import Axis

# In the size of the letters: from one dot of a stack to the next, from one line of words to the
# next, a letter of a label, and the narrowest drawing. What fits there fits everywhere.
PITCH = 0.72
LINE = 1.35
LETTER = 0.52
NARROW = 29
# What a dot takes of the narrowest scale, in per cent: a shorter bar is a dot.
DOT = 100 * PITCH / NARROW
# How far a bar goes on whose end is not known, in per cent.
OPEN = 8
# Labels up to 4 letters may overhang the edge by half.
SHORT = len("1940")
# Space above and below all marks of a row, and below an axis, in the size of the letters.
EDGE = 0.5
AXIS = 1.6


@dataclass(frozen=True)
class Scale:
    """Days or other numbers from `low` to `high`; `ticks` are written along it."""

    low: float
    high: float
    ticks: Mapping[float, str] = field(default_factory=dict)

    @classmethod
    def of_axis(cls, axis: Axis) -> Scale:
        """The scale of an axis of time, with its labels."""
        return cls(axis.start, axis.stop, {float(day): words for day, words in axis.labels.items()})

    @classmethod
    def of_figures(cls, figures: Iterable[Figure]) -> Scale:
        """The scale from the lowest of some figures to the highest."""
        ends = [end for figure in figures for end in figure.ends]
        return cls(min(ends), max(ends))

    def x(self, value: float) -> float:
        """Where a value stands, in per cent; what lies beyond the scale stands at its end."""
        length = self.high - self.low or 1
        share = (value - self.low) / length
        share = min(max(share, 0), 1)
        return round(100 * share, 2)


@dataclass(frozen=True)
class Mark:
    """A dot `at` a value; a bar if it goes on `to` another; a column `tall` if it counts.

    What is tall and has no width is a stroke.

    `classes` are those of its element: what is `uncertain` is hollow, of what goes on `after` or
    `before` one end is not known, `great` and `accent` stand out, and of `none` only the words are
    seen. `label` is written beside it after `when`, and `title` says what it is; it may stand
    `below` the line.
    """

    at: float
    to: float | None = None
    tall: int = 0
    below: bool = False
    classes: str = ""
    label: str = ""
    when: str = ""
    title: str = ""
    href: str = ""


@dataclass(frozen=True)
class Row:
    """Marks on a line; what the line is called stands before it, a note after it."""

    marks: Sequence[Mark]
    name: str | Markup = ""
    note: str | Markup = ""


@dataclass(frozen=True)
class Label:
    """Words at a mark, from `start` to `stop` in per cent, `lane` lines away from the marks."""

    mark: Mark
    x: float
    start: float
    stop: float
    lane: int = 0

    @property
    def is_leftward(self) -> bool:
        """Whether they end at their mark, since after it they do not fit."""
        return self.start < self.x


@dataclass(frozen=True)
class Strip:
    """Rows on a scale; `words` say what is drawn, columns are `unit` high for each counted."""

    scale: Scale
    rows: Sequence[Row]
    words: str
    unit: float = PITCH
    classes: str = ""

    @property
    def html(self) -> Markup:
        """The rows under each other, each with its name and its note, and the axis."""
        drawn = Markup("").join(self._row(row) for row in self.rows)
        if self.scale.ticks:
            drawn += Markup('<div class="axis" aria-hidden="true"><svg>{}</svg></div>').format(
                _axis(self.scale)
            )
        return element("div", drawn, **{"class": f"strip {self.classes}".strip()})

    @property
    def svg(self) -> Markup:
        """The rows in one drawing with letters of twelve units, for what has no style sheet."""
        drawn = Markup("")
        nested = Markup('<svg y="{:.2f}em" width="560" overflow="visible">{}</svg>')
        y = 0.0
        for row in self.rows:
            marks, height = draw(self.scale, row, self.unit)
            if row.name:
                y += LINE
                drawn += element("text", row.name, **{"class": "name", "y": f"{y - 0.3:.2f}em"})
            drawn += nested.format(y, marks)
            y += height
        drawn += nested.format(y, _axis(self.scale))
        whole = Markup('<svg viewBox="-16 0 592 {:.0f}" aria-label="{}">{}</svg>')
        return whole.format(12 * (y + AXIS), self.words, drawn)

    def _row(self, row: Row) -> Markup:
        marks, height = draw(self.scale, row, self.unit)
        named = Markup('<svg height="{:.2f}em" role="group" aria-label="{}">{}</svg>')
        said = Markup(row.name).striptags() if row.name else self.words
        whole = element("b", row.name) + named.format(height, said, marks)
        return element("div", whole + element("small", row.note))


def of_date(date: Date, scale: Scale, mark: Mark) -> Mark:
    """A mark from the beginning of a date to its end; one of which nobody says it is cut short."""
    classes = f"{mark.classes} uncertain" if date.is_approximate else mark.classes
    reach = (scale.high - scale.low) * OPEN / 100
    if date.latest is None:
        at = min(date.first.toordinal(), scale.high - reach)
        return replace(mark, at=at, to=at + reach, classes=f"{classes} after".strip())
    stop = date.latest.toordinal() + 1
    if date.earliest is None:
        to = max(stop, scale.low + reach)
        return replace(mark, at=to - reach, to=to, classes=f"{classes} before".strip())
    return replace(mark, at=date.first.toordinal(), to=stop, classes=classes.strip())


def draw(scale: Scale, row: Row, unit: float = PITCH) -> tuple[Markup, float]:
    """The line of a row with its marks and their words, and how high that is."""
    high, low = (_far(scale, row, unit, below) for below in (False, True))
    above, under = (labels(scale, row, below) for below in (False, True))
    base = LINE * _lines(above) + high + EDGE
    foot = base + low + LINE * _lines(under) + EDGE
    placed = [(one, base - high - EDGE - LINE * one.lane - 0.35) for one in above]
    placed += [(one, base + low + LINE * (one.lane + 1) - 0.1) for one in under]
    # Words lie over the strokes of others.
    drawn = Markup("").join(_stroke(one, y, base) for one, y in placed)
    drawn += Markup("").join(_words(one, y) for one, y in placed)
    line = Markup('<line class="base" x2="100%" y1="{0:.2f}em" y2="{0:.2f}em"/>')
    drawn += line.format(base)
    for below in (False, True):
        for mark, lane in lanes(scale, row, below):
            drawn += _link(mark, _shape(scale, mark, lane, base, unit))
    return drawn, foot


def _far(scale: Scale, row: Row, unit: float, below: bool) -> float:
    """How far the marks of a side of a row reach."""
    placed = lanes(scale, row, below)
    tall = [unit * mark.tall for mark, _ in placed]
    stacked = [PITCH * (lane + 1) for mark, lane in placed if not mark.tall]
    return max([*tall, *stacked], default=0)


def lanes(scale: Scale, row: Row, below: bool) -> list[tuple[Mark, int]]:
    """The marks of a side, each with its lane from the line, in which it meets no other.

    Bars lie nearest to the line, dots are stacked; columns stand on it.
    """
    ends: list[float] = []
    placed = []
    side = [mark for mark in row.marks if mark.below == below and mark.classes != "none"]
    for mark in sorted(side, key=lambda mark: (not _is_bar(scale, mark), mark.at)):
        if mark.tall:
            placed.append((mark, 0))
            continue
        start, stop = _ends(scale, mark)
        free = (number for number, end in enumerate(ends) if end <= start)
        lane = next(free, len(ends))
        ends[lane : lane + 1] = [stop]
        placed.append((mark, lane))
    return placed


def _ends(scale: Scale, mark: Mark) -> tuple[float, float]:
    """Where a mark begins and ends, in per cent; a dot stands in the middle of its own."""
    start = scale.x(mark.at)
    stop = scale.x(mark.at if mark.to is None else mark.to)
    if stop - start >= DOT:
        return start, stop
    middle = (start + stop) / 2
    return middle - DOT / 2, middle + DOT / 2


def _is_bar(scale: Scale, mark: Mark) -> bool:
    return mark.to is not None and scale.x(mark.to) - scale.x(mark.at) >= DOT


def _shape(scale: Scale, mark: Mark, lane: int, base: float, unit: float) -> Markup:
    """A column on the line, a bar or a dot in a lane."""
    sign = 1 if mark.below else -1
    style = templates.attributes(**{"class": mark.classes})
    start, stop = _ends(scale, mark)
    rect = Markup('<rect{} x="{:.2f}%" y="{:.2f}em" width="{:.2f}%" height="{:.2f}em"/>')
    if mark.tall:
        high = unit * mark.tall
        top = base if mark.below else base - high
        if mark.to is None:
            stroke = Markup('<line{} x1="{:.2f}%" x2="{:.2f}%" y1="{:.2f}em" y2="{:.2f}em"/>')
            x = scale.x(mark.at)
            return stroke.format(style, x, x, top, top + high)
        start, stop = scale.x(mark.at), scale.x(mark.to)
        return rect.format(style, start, top, 0.8 * (stop - start), high)
    y = base + sign * PITCH * (lane + 0.6)
    if _is_bar(scale, mark):
        drawn = rect.format(style, start, y - 0.2, stop - start, 0.4)
        return drawn + _arrow(mark, start, stop, y)
    circle = Markup('<circle{} cx="{:.2f}%" cy="{:.2f}em" r=".27em"/>')
    return circle.format(style, (start + stop) / 2, y)


def _arrow(mark: Mark, start: float, stop: float, y: float) -> Markup:
    """The head of an arrow at the end of a bar that is not known."""
    head = Markup(
        '<svg x="{:.2f}%" y="{:.2f}em" overflow="visible"><path class="head" d="{}"/></svg>'
    )
    if "after" in mark.classes:
        return head.format(stop, y, "M0-6l7 6-7 6z")
    if "before" in mark.classes:
        return head.format(start, y, "M0-6l-7 6 7 6z")
    return Markup("")


def _link(mark: Mark, drawn: Markup) -> Markup:
    """What is drawn of a mark, with what it is, as a link."""
    drawn = element("title", mark.title) + drawn
    if not mark.href:
        return element("g", drawn)
    return element("a", drawn, href=mark.href, tabindex="-1")


def labels(scale: Scale, row: Row, below: bool) -> list[Label]:
    """The words of a side of a row in lines: none meets another, nor the line that leads to one.

    They begin at their mark or, where that would end the drawing or meet words that end at their
    own, end there. Lines are counted from the marks.
    """
    named = [mark for mark in row.marks if mark.label and mark.below == below]
    limit = 100.0
    leftward: list[Label] = []
    rightward: list[Label] = []
    for mark in sorted(named, key=lambda mark: -mark.at):
        x = sum(_ends(scale, mark)) / 2
        letters = len(f"{mark.when} {mark.label}".strip())
        length = 100 * (LETTER * letters + 0.3) / NARROW
        if x + length <= limit or x < length:
            rightward.insert(0, Label(mark, x, x, x + length))
        else:
            limit = x
            leftward.append(Label(mark, x, x - length, x))
    placed: list[Label] = []
    for label in (*reversed(rightward), *reversed(leftward)):
        met = {other.lane for other in placed if _meet(label, other)}
        lane = 0
        for other in placed:
            # The line that leads to words crosses what stands nearer to the marks.
            if label.start <= other.x <= label.stop:
                lane = max(lane, other.lane + 1)
        while lane in met:
            lane += 1
        placed.append(replace(label, lane=lane))
    return placed


def _meet(one: Label, other: Label) -> bool:
    return one.start < other.stop and other.start < one.stop


def _lines(placed: Iterable[Label]) -> int:
    return max((label.lane + 1 for label in placed), default=0)


def _stroke(label: Label, y: float, base: float) -> Markup:
    """A stroke from words at a height to the line."""
    start = y + 0.2
    if label.mark.below:
        start = y - 0.8
    stroke = Markup(
        '<line class="leader" x1="{0:.2f}%" x2="{0:.2f}%" y1="{1:.2f}em" y2="{2:.2f}em"/>'
    )
    return stroke.format(label.x, start, base)


def _words(label: Label, y: float) -> Markup:
    """Words at a height."""
    mark = label.mark
    side = templates.attributes(dx=".3em")
    if label.is_leftward:
        side = templates.attributes(dx="-.3em", text_anchor="end")
    when = element("tspan", mark.when)
    if mark.when:
        when += " "
    words = Markup('<text x="{:.2f}%" y="{:.2f}em"{}>{}{}</text>')
    text = words.format(label.x, y, side, when, mark.label)
    if mark.href:
        text = element("a", text, href=mark.href, tabindex="-1")
    return text


def _axis(scale: Scale) -> Markup:
    """The ticks of a scale, each with its words below; none stands out of the drawing."""
    drawn = Markup("")
    tick = Markup('<line x1="{0}%" x2="{0}%" y2=".35em"/>')
    text = Markup('<text x="{}%" y="1.4em"{}>{}</text>')
    for at, words in scale.ticks.items():
        x = scale.x(at)
        anchor = templates.attributes(text_anchor=_anchor(x, words))
        drawn += tick.format(x) + text.format(x, anchor, words)
    return element("g", drawn, **{"class": "ticks"})


def _anchor(x: float, words: str) -> str:
    """What of the words of a tick stands at it: their middle, but of long ones at an end."""
    if len(words) <= SHORT:
        return "middle"
    if x < DOT:
        return "start"
    if x > 100 - DOT:
        return "end"
    return "middle"
