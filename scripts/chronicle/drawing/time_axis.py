"""The axis of time of the whole record, and its years in words."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import marks
from chronicle.history import History, once_per_history
from chronicle.queries import ordering
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.values.dates import filed_words
from chronicle.values.days import Axis, axis

# In the size of the letters of its years: the width of one, and of an axis on the narrowest screen.
LETTER = 0.6
NARROW = 20
# A label so near the beginning of an axis, in per cent, begins where it stands, unless it is so
# short that the margin of the page has room for half of it.
FIRST = 3
SHORT = len("1940")


class YearLabel(NamedTuple):
    """What is written along an axis, and where it stands, in per cent.

    One that `is_crowded` would meet its neighbours on a narrow screen, which leaves it out.
    """

    words: str
    x: float
    is_crowded: bool

    @property
    def style(self) -> str:
        """Its class: that of a long first, which begins where it stands, or of what is left out."""
        if self.is_crowded:
            return "crowded"
        return "first" if _begins_there(self.words, self.x) else ""

    @property
    def anchor(self) -> str:
        """What of it stands at its place: its middle, or of a long first its beginning."""
        return "start" if _begins_there(self.words, self.x) else "middle"


def year_labels(axis: Axis, narrow: float = NARROW) -> list[YearLabel]:
    """What is written along an axis; where it is `narrow`, every second or third with room."""
    placed = [(words, marks.share(axis.share(day), 0, 1)) for day, words in axis.labels.items()]
    every = 1
    while not _have_room(placed[::every], narrow):
        every += 1
    return [
        YearLabel(words, x, is_crowded=number % every > 0)
        for number, (words, x) in enumerate(placed)
    ]


def years_along(axis: Axis, narrow: float = NARROW) -> Markup:
    """The same as words in a drawing whose width is that of the axis."""
    drawn = Markup("")
    for label in year_labels(axis, narrow):
        x = f"{label.x}%"
        drawn += templates.element("text", label.words, **{"class": label.style}, x=x, y="1.1em")
    return drawn


def strokes_along(axis: Axis, narrow: float = NARROW) -> Markup:
    """A stroke from the top of a drawing to its foot at each of the years along an axis."""
    drawn = Markup("")
    for label in year_labels(axis, narrow):
        place = f"{label.x}%"
        ends = {"class": label.style, "x1": place, "x2": place, "y2": "100%"}
        drawn += Markup("<line{}/>").format(templates.attributes(**ends))
    return drawn


def _begins_there(words: str, place: float) -> bool:
    """Whether a label so far along an axis, in per cent, begins at its place."""
    return place < FIRST and len(words) > SHORT


def _have_room(placed: Sequence[tuple[str, float]], narrow: float) -> bool:
    """Whether labels on an axis so `narrow` leave a letter free between each other.

    Each stands in the middle over its place, a long first begins there.
    """
    free = -100.0
    for words, place in placed:
        width = 100 * LETTER * len(words) / narrow
        start = place
        if not _begins_there(words, place):
            start -= width / 2
        if start < free:
            return False
        free = start + width + 100 * LETTER / narrow
    return True


@once_per_history
def axis_of(history: History) -> Axis | None:
    """The axis of time from the first event to the last; None without events."""
    dates = [event.date for event in history.corpus.of(Event)]
    if not dates:
        return None
    last_days = []
    for date in dates:
        if date.is_closed and date.latest:
            last_days.append(date.latest)
        else:
            last_days.append(date.first)
    first = min(date.first for date in dates)
    last = max(last_days)
    return axis(first, last).near(first, last)


def span_of(ordered: Sequence[Event | Deployment], history: History) -> str:
    """The years of the first and of the last of some records in order: `1945 to the 1990s`.

    In a history that is listed by month they are months.
    """
    by_month = ordering.is_by_month(history)
    first = filed_words(ordered[0].date, by_month)
    last = filed_words(ordered[-1].date, by_month)
    return first if first == last else f"{first} to {last}"
