"""Times beside one another: a bar for each, on one axis from the first to the last of them."""

from collections.abc import Sequence

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import marks
from chronicle.drawing.date_marks import Dated
from chronicle.values.days import Axis, Day, Step, axis


def of(dated: Sequence[Dated]) -> dict[str, Markup]:
    """The times of some records by their ids, each between the ends of the axis of all."""
    first = min(one.date.first for one in dated)
    last = max(one.date.latest or one.date.first for one in dated)
    span = axis(first, last)
    return {one.id: _drawn(one, span) for one in dated}


def _drawn(dated: Dated, span: Axis) -> Markup:
    """A time between the words for the ends of its axis."""
    unit = Step("year" if span.step.unit == "year" else "month")
    svg = Markup("<svg>{}</svg>").format(marks.bar(marks.seen(marks.of_date(dated.date, span))))
    start = templates.element("small", unit.words(Day.of(span.start)))
    stop = templates.element("small", unit.words(Day.of(span.stop)))
    return templates.element("div", start + svg + stop, **{"class": "span", "aria_hidden": "true"})
