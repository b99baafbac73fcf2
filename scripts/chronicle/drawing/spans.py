"""Times beside one another: a bar for each, on one axis from the first to the last of them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import marks
from chronicle.drawing.date_marks import Dated
from chronicle.values.days import Axis, axis


class Times(NamedTuple):
    """The times of some records by their ids, on one axis; `ends` are the words for its ends."""

    ends: tuple[str, str]
    by_id: Mapping[str, Markup]


def of(dated: Sequence[Dated]) -> Times:
    """The times of some records, each between the ends of the axis of all."""
    first = min(one.date.first for one in dated)
    last = max(one.date.latest or one.date.first for one in dated)
    span = axis(first, last)
    ends = (span.words(span.start), span.words(span.stop))
    return Times(ends, {one.id: _drawn(one, span, ends) for one in dated})


def head(ends: tuple[str, str]) -> Markup:
    """The words for the ends of an axis, as the head of a column of times."""
    start, stop = (templates.element("span", end) for end in ends)
    return templates.element("span", start + " " + stop, **{"class": "ends"})


def _drawn(dated: Dated, span: Axis, ends: tuple[str, str]) -> Markup:
    """A time between the words for the ends of its axis."""
    svg = Markup("<svg>{}</svg>").format(marks.bar(marks.seen(marks.of_date(dated.date, span))))
    start, stop = (templates.element("small", end) for end in ends)
    return templates.element("div", start + svg + stop, **{"class": "span", "aria_hidden": "true"})
