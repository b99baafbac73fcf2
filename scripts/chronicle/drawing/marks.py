"""Marks on a scale: a figure as a bar as long as it is, a date as a bar from its start to its end.

Places on a scale are in per cent, so that a drawing takes the width that there is while its letters
and lines keep their size.
"""

from dataclasses import dataclass, replace

from markupsafe import Markup

from chronicle import templates
from chronicle.values.dates import Date
from chronicle.values.days import Axis

# In per cent of a scale: the least width at which a bar is seen, and how far a time without an end
# is drawn.
LEAST = 0.4
OPEN = 2.5
# How wide a day is where it stands beside longer times, in per cent.
OF_A_DAY = 1.5


@dataclass(frozen=True)
class Mark:
    """A bar from one place on a scale to another, in per cent; open where it is rough.

    An `arrow` points to the `left` or the `right` where what is drawn goes on, and nobody says how
    far. `nought` is its place on a scale on which it is not the beginning. Of what `is_half_known`
    one end is marked, and its length tells nothing.
    """

    start: float
    stop: float
    is_rough: bool = False
    arrow: str = ""
    nought: float | None = None
    is_half_known: bool = False

    @property
    def width(self) -> float:
        """How wide it is."""
        return round(self.stop - self.start, 2)

    @property
    def arrow_at(self) -> float:
        """Where its arrow stands: at its end, or at the start of what began by then."""
        return self.start if self.arrow == "left" and self.start else self.stop

    @property
    def known_at(self) -> float:
        """Where it stands that is known of what goes on: at the other end than its arrow."""
        return self.start if self.arrow == "right" else self.stop

    @property
    def arrow_off(self) -> int:
        """How far off its arrow begins, in units: one to the left leaves a short bar in sight."""
        if self.arrow == "right" or not self.width:
            return 0
        if self.start:
            return -2 if self.width <= OF_A_DAY else 0
        return 9


def seen(mark: Mark) -> Mark:
    """A mark at least so wide that a day is seen beside longer times."""
    start = min(mark.start, 100 - OF_A_DAY)
    stop = max(mark.stop, start + OF_A_DAY)
    return replace(mark, start=start, stop=stop)


def bar(mark: Mark) -> Markup:
    """A mark as a bar, for a drawing eight units high and as wide as its scale."""
    template = templates.environment("chronicle.drawing").get_template("marks.svg")
    drawn: Markup = vars(template.module)["bar"](mark)
    return drawn


def share(number: float, low: float, high: float) -> float:
    """Where a number is on a scale between two others."""
    return round(100 * (number - low) / (high - low), 2)


def of_date(date: Date, axis: Axis) -> Mark:
    """A date on an axis of time; a day has no width.

    What lies beyond the axis is cut off there; a date without an end is cut short.
    """
    start = share(axis.share(date.first.number), 0, 1)
    is_rough = date.is_approximate
    if date.latest is None:
        return Mark(start, start + OPEN, is_rough, "right")
    if date.earliest is None or date.earliest == date.latest:
        arrow = ""
        if date.earliest is None:
            arrow = "left"
        return Mark(start, start, is_rough, arrow)
    stop = share(axis.share(date.latest.number + 1), 0, 1)
    return Mark(start, max(start + LEAST, stop), is_rough)
