"""How dates are drawn: marks on an axis of time, as small timelines and in lists of lives."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing.marks import of_date
from chronicle.drawing.time_axis import axis_of, span_of, years_along
from chronicle.history import History
from chronicle.kinds.base import Record
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.queries import ordering
from chronicle.values.amounts import counted
from chronicle.values.dates import Date
from chronicle.values.days import Axis

FEWEST = 4  # dates: fewer are read sooner than a drawing of them
A_LINE = 3  # dates: a line with fewer would be an ornament
# The most lanes, and the gap after a mark in thousandths of the axis, which keeps two days apart.
LANES = 24
GAP = 8
# A dot of a life in pixels, and in thousandths of the axis what it covers.
DOT = 5
COVERED = 17
# From one lane to the next, and from the lowest to the foot of the axis, in pixels.
PITCH = 6
FOOT = 6
# A bar of so many thousandths of the axis is named.
LONG = 250
# A single deployment stands so many lanes above its events, so that its name meets none of them;
# this stands so far from it, on the left where it ends after so many thousandths.
ABOVE = 3
LATE = 600
BESIDE = 6
# From the middle of a mark to the foot of the letters beside it, in pixels.
LETTERS = 4

Dated = Event | Deployment


class Extent(NamedTuple):
    """Where a mark starts and how wide it is, in thousandths of the axis."""

    start: int
    width: int


@dataclass(frozen=True)
class DateMark:
    """A record, where the mark of its date starts, how wide it is, and its lane from below.

    Start and width are in thousandths of the axis; a day has no width.
    """

    entry: Dated
    start: int
    width: int
    lane: int

    @property
    def style(self) -> str:
        """The classes of its mark: a deployment among events stands out from them."""
        marks = {
            "sent": self.entry.traits_.lasts,
            "rough": not self.entry.date.is_certain,
        }
        return " ".join(name for name, is_so in marks.items() if is_so)


class Name(NamedTuple):
    """Where the name of a mark stands: per cent of the axis, pixels from there and from the top.

    Its `side` is the class of words that begin there, or else end there.
    """

    at: float
    gap: int
    foot: int
    side: str


@dataclass(frozen=True)
class Layout:
    """Marks in lanes over an axis.

    `labels` has what is written along it with where each stands, in thousandths of the axis;
    `span` has the first year and the last of the marks, and `stop` is where a life ends, or else
    the axis.
    """

    marks: tuple[DateMark, ...]
    lanes: int
    labels: Mapping[str, int]
    span: str
    stop: int

    @property
    def height(self) -> int:
        """From the highest lane to the foot of the axis, in pixels."""
        return self.lanes * PITCH + FOOT

    @property
    def many(self) -> str:
        """How many marks there are, in words."""
        return counted(len(self.marks), "event")

    @property
    def long(self) -> list[DateMark]:
        """The marks so wide that a reader asks what they are."""
        return [mark for mark in self.marks if mark.width >= LONG]

    @property
    def own(self) -> Name | None:
        """Where the name of the only deployment stands; None where there is none, or several."""
        sent = [mark for mark in self.marks if mark.entry.traits_.lasts]
        if len(sent) != 1:
            return None
        [mark] = sent
        foot = self.y(mark) + LETTERS
        stop = mark.start + mark.width
        if stop > LATE:
            return Name(mark.start / 10, -BESIDE, foot, "last")
        return Name(stop / 10, BESIDE, foot, "first")

    @property
    def is_rough(self) -> bool:
        """Whether any date is not certain."""
        return not all(mark.entry.date.is_certain for mark in self.marks)

    @property
    def axis_path(self) -> str:
        """The axis with a stroke at each label, as data of an SVG path."""
        strokes = "".join(f"M{start} {self.height}v-4" for start in self.labels.values())
        return f"M0 {self.height - 1}h{self.stop}{strokes}"

    @property
    def life_path(self) -> str:
        """The whole axis, so that all are as long, as data of an SVG path."""
        return f"M0 {self.dotted - 5}h1000"

    @property
    def death_path(self) -> str:
        """A stroke at a death, longer than the dots there are high, as data of an SVG path."""
        beside = [lane for at, lane in self._dots if abs(at - self.stop) < COVERED]
        high = DOT * (max(beside, default=0) + 2)
        return f"M{self.stop} {self.dotted - 5 - high}v{high + 8}"

    @property
    def starts_path(self) -> str:
        """Where each mark begins, above one that it would cover, as data of an SVG path."""
        return "".join(f"M{at} {self.dotted - 5 - DOT * lane}h0" for at, lane in self._dots)

    @property
    def dotted(self) -> int:
        """How high the dots stand over each other, with air, in pixels."""
        return 10 + DOT * max((lane for _, lane in self._dots), default=0)

    @property
    def _dots(self) -> list[tuple[int, int]]:
        """Where each dot stands, and how many below its own.

        What would cover the first of a stack stands straight above it; none stands at the other
        side of a death.
        """
        dots: list[tuple[int, int]] = []
        at, lane = -COVERED, 0
        for start in sorted(mark.start for mark in self.marks):
            if start < at + COVERED and (at > self.stop) == (start > self.stop):
                lane += 1
            else:
                at, lane = max(start, at + COVERED), 0
            dots.append((at, lane))
        return dots

    def y(self, mark: DateMark) -> int:
        """How far below the top a mark stands, in pixels."""
        return self.height - FOOT - 1 - PITCH * mark.lane


def figure(
    history: History,
    records: Iterable[Dated],
    href: Callable[[Record], str],
    died: Date | None = None,
    noun: str = "event",
) -> Markup:
    """The dates of records over the time of the whole record, as a figure of HTML.

    `href` is the way to a record, and `noun` what each is called; the line ends when somebody
    `died`. Of few dates there is no drawing.
    """
    axis = axis_of(history)
    if axis is None:
        return Markup("")
    dated = list(records)
    return _fill(
        "small-timeline.html",
        history,
        dated,
        FEWEST,
        died,
        href=href,
        years=years_along(axis),
        noun=noun,
        sent=_sent(dated, history),
    )


def line(history: History, records: Iterable[Dated], died: Date | None = None) -> Markup:
    """The same in one line of SVG, a dot where each date begins, and how many in words.

    Fewer than three are words alone; without any date this is said.
    """
    ordered = ordering.by_date(records)
    if len(ordered) >= A_LINE:
        return _fill("dates-in-a-line.svg", history, ordered, 0, died=died)
    told = []
    if ordered:
        told.append(f"{counted(len(ordered), 'event')}, {span_of(ordered, history)}")
    if died:
        told.append(f"died {died.words}")
    words = "; ".join(told) or "no dated event"
    return templates.element("p", words, **{"class": "lived"})


def along(history: History) -> Sequence[str]:
    """Where such a line begins and ends, in words; empty without events."""
    axis = axis_of(history)
    return ends(axis) if axis else ()


def _fill(
    template: str,
    history: History,
    records: Iterable[Dated],
    fewest: int,
    died: Date | None,
    **values: object,
) -> Markup:
    """Fill the template of a drawing; nothing where there are fewer records than it needs."""
    ordered = ordering.by_date(records)
    axis = axis_of(history)
    if axis is None or len(ordered) < fewest:
        return Markup("")
    span = span_of(ordered, history) if ordered else ""
    return templates.fill(
        "chronicle.drawing",
        template,
        words=words(ordered, axis, span),
        layout=layout(ordered, axis, died, span),
        died=died,
        **values,
    )


def _sent(records: Iterable[Dated], history: History) -> str:
    """What the deployments among records are called, in words; nothing where there are none."""
    names = history.corpus.settings.deployments
    count = sum(record.traits_.lasts for record in records)
    if count > 1:
        return f"each of the {counted(count, names.one, names.many)}"
    if count:
        return f"the {names.one}"
    return ""


def words(ordered: Sequence[Dated], axis: Axis, span: str) -> str:
    """All of it in words; `span` are the years that they cover."""
    entries = "no entry"
    if ordered:
        entries = f"{counted(len(ordered), 'entry', 'entries')}, {span},"
    first, last = ends(axis)
    return f"{entries} on an axis from {first} to {last}"


def ends(axis: Axis) -> tuple[str, str]:
    """The years, or months, in which an axis begins and ends, in words."""
    return axis.words(axis.start), axis.words(axis.stop - 1)


def layout(
    ordered: Sequence[Dated], axis: Axis, died: Date | None = None, span: str = ""
) -> Layout:
    """Where every mark and every label stands; no bar goes on after a death.

    `span` are the years that they cover, in words.
    """
    stop = 1000
    if died:
        stop = _thousandths(axis, died.first.number)
    extents = [_extent(record.date, axis, stop) for record in ordered]
    lanes = _lanes_of(ordered, extents)

    marks = []
    for entry, extent, lane in zip(ordered, extents, lanes, strict=True):
        marks.append(DateMark(entry, extent.start, extent.width, lane))
    labels = {}
    for day, label in axis.labels.items():
        labels[label] = _thousandths(axis, day)

    return Layout(
        marks=tuple(marks),
        lanes=max(lanes, default=0) + 1,
        labels=labels,
        span=span,
        stop=stop,
    )


def _thousandths(axis: Axis, day: int) -> int:
    """Where a day stands, in thousandths of the axis."""
    return round(1000 * axis.share(day))


def _extent(date: Date, axis: Axis, stop: int) -> Extent:
    """Where the mark of a date starts and how wide it is; one that starts before a stop ends there.

    The stop is in thousandths of the axis as well.
    """
    mark = of_date(date, axis)
    start = round(10 * mark.start)
    width = round(10 * mark.width)
    if start < stop:
        width = min(width, stop - start)
    return Extent(start, width)


def _lanes_of(ordered: Sequence[Dated], extents: Sequence[Extent]) -> list[int]:
    """The lane of each record; a single deployment stands above all others."""
    sent = [number for number, record in enumerate(ordered) if record.traits_.lasts]
    if len(sent) != 1:
        return _lanes(extents)
    [own] = sent
    lanes = _lanes([*extents[:own], *extents[own + 1 :]])
    lanes.insert(own, max(lanes, default=-ABOVE) + ABOVE)
    return lanes


def _lanes(extents: Iterable[Extent]) -> list[int]:
    """The lane of each mark: the first that is free, or where none is, the one that ends first."""
    ends = [0] * LANES
    lanes = []
    for extent in extents:
        free = [lane for lane, end in enumerate(ends) if end <= extent.start]
        lane = free[0] if free else ends.index(min(ends))
        ends[lane] = extent.start + extent.width + GAP
        lanes.append(lane)
    return lanes
