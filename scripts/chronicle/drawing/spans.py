"""Times beside one another: a bar for each, on one axis from the first to the last of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import marks
from chronicle.drawing.date_marks import Dated
from chronicle.drawing.marks import Mark
from chronicle.values.dates import Date
from chronicle.values.days import STEPS, Axis, Day, axis

# How wide the arrow is of a time without an end, on an axis as narrow as they come, in per cent.
ARROW = 5
# How far a time without an end or a beginning is drawn, so that its bar is seen beside the arrow.
OPEN = 8
# An uncertain time that takes more of the axis, in per cent, has no bar, nor has one without a
# beginning that may.
MOST = 90
# Above an axis of years stand at most so many between its ends, none so near to these, as a part.
BETWEEN = 3
NEAR_END = 0.2
# What is said in the place of such a bar.
TOO_ROUGH = "too uncertain to draw"
# In a key an arrow takes so much of its bar, so that no blank stands beside it; and what each bar
# there is called.
SAMPLE = 22
SAMPLES = {
    ("", False): "bar",
    ("", True): "hollow bar",
    ("right", False): "arrow to the right",
    ("left", False): "arrow to the left",
}
# What an arrow leaves open.
ARROWS = {"right": "no end given", "left": "no beginning given"}


class Times(NamedTuple):
    """The times of some records by their ids, on one axis; `ends` are the words for its ends.

    `head` is what stands above the axis: these, and years between them.
    """

    ends: tuple[str, str]
    head: Markup
    by_id: Mapping[str, Markup]


def of(dated: Sequence[Dated], others: Sequence[Dated] = ()) -> Times:
    """The times of some records, each between the ends of the axis of all.

    This is the axis of some others where they lie within that.
    """
    first, last = _ends(dated)
    if others:
        start, stop = _ends(others)
        if start <= first and last <= stop:
            first, last = start, stop
    span = axis(first, last)
    ends = (span.words(span.start), span.words(span.stop))
    drawn = {one.id: _drawn(one, span, ends) for one in dated}
    return Times(ends, _head(span, ends), drawn)


def _ends(dated: Sequence[Dated]) -> tuple[Day, Day]:
    """The first and the last day of some times."""
    first = min(one.date.first for one in dated)
    last = max(one.date.latest or one.date.first for one in dated)
    return first, last


def key(dated: Iterable[Dated]) -> Markup:
    """What the bars of some times mean, in a line; of a hollow arrow both of its parts tell."""
    told = _term(sample(), "from beginning to end")
    drawn = [one.date for one in dated]
    if any(date.is_approximate for date in drawn):
        told += _term(sample(is_rough=True), "hollow: beginning or end not certain")
    sides = {_open_side(date) for date in drawn}
    for arrow, words in ARROWS.items():
        if arrow in sides:
            told += _term(sample(arrow), words)
    return templates.element("p", told, **{"class": "span-note"})


def _open_side(date: Date) -> str:
    """Where the arrow of a date points that has no end or no beginning; empty for any other."""
    if date.latest is None:
        return "right"
    return "left" if date.earliest is None else ""


def _term(drawn: Markup, words: str) -> Markup:
    """What is drawn, and what it means."""
    return templates.element("span", drawn + " " + words, " ")


def sample(arrow: str = "", is_rough: bool = False) -> Markup:
    """A bar as a key shows it, open where it is rough or with an arrow, which takes some room."""
    start = SAMPLE if arrow == "left" else 0
    stop = 100 - SAMPLE if arrow == "right" else 100
    drawn = Mark(start, stop, is_rough, arrow, is_half_known=bool(arrow))
    svg = Markup("<svg>{}</svg>").format(marks.bar(drawn))
    named = {"role": "img", "aria_label": SAMPLES[arrow, is_rough]}
    return templates.element("span", svg, **{"class": "span sample", **named})


def _head(span: Axis, ends: tuple[str, str]) -> Markup:
    """The words for the ends of an axis and for years between, as the head of a column of times."""
    start, stop = ends
    placed = [(start, 0.0), *_between(span), (stop, 100.0)]
    drawn = [
        templates.element("text", said, x=templates.length(x, "%"), y="1em") for said, x in placed
    ]
    return templates.element("svg", Markup(" ").join(drawn), **{"class": "ends"})


def _between(span: Axis) -> list[tuple[str, float]]:
    """Years between the ends of an axis of years, where they have room, and where they stand."""
    if span.step.unit != "year":
        return []
    first, last = Day.of(span.start), Day.of(span.stop)
    for step in STEPS:
        starts = step.starts(first, last) if step.unit == "year" else ()
        placed = [(step.words(day), span.share(day.number)) for day in starts]
        inner = [(said, 100 * x) for said, x in placed if NEAR_END <= x <= 1 - NEAR_END]
        if starts and len(inner) <= BETWEEN:
            return inner
    return []


def in_sight(mark: Mark) -> Mark:
    """The mark of a time so wide that it is seen, and with its arrow within the axis."""
    mark = replace(marks.seen(mark), is_half_known=bool(mark.arrow))
    if mark.arrow == "right":
        begins = min(mark.start, 100 - ARROW - OPEN)
        return replace(mark, start=begins, stop=begins + OPEN)
    if mark.arrow == "left":
        ends_at = max(mark.stop, ARROW + OPEN)
        return replace(mark, start=ends_at - OPEN, stop=ends_at)
    return mark


def _drawn(dated: Dated, span: Axis, ends: tuple[str, str]) -> Markup:
    """A time between the words for the ends of its axis.

    One that is not certain and nearly fills the axis has words for a bar, which would look the
    surest of all; so has one that may fill it, whose arrow would look like the time itself.
    """
    mark = marks.of_date(dated.date, span)
    may_fill = mark.arrow == "left" and mark.stop > MOST
    if may_fill or (mark.is_rough and mark.width > MOST):
        return templates.element("div", TOO_ROUGH, **{"class": "soft"})
    svg = Markup("<svg>{}</svg>").format(marks.bar(in_sight(mark)))
    start, stop = (templates.element("small", end) for end in ends)
    return templates.element("div", start + svg + stop, **{"class": "span", "aria_hidden": "true"})
