"""Where something stands in the time of the whole record: all events by year, and its own dates."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import marks
from chronicle.drawing.date_marks import Dated
from chronicle.drawing.time_axis import axis_of, span_of, years_along, years_taken
from chronicle.history import History, once_per_history
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.queries import ordering
from chronicle.values.amounts import counted
from chronicle.values.days import Axis, Day

# How high it is, in units of the drawing; how far below its line a date is marked, and how high,
# which is less where the drawing is tall.
HEIGHT = 40
BELOW = 3
THICK = 7
THIN = 3
# What would be narrower, in thousandths, is marked by a tip that points to its time, so wide.
LEAST = 14
# So many events are seen among all, and not one alone.
FEW = 2
# So many days after a deployment an event is long after it.
LONG_AFTER = 3650


def figure(history: History, dated: Sequence[Event | Deployment], words: str) -> Markup:
    """Some records below all events, as a figure of HTML; `words` name them in its caption.

    Empty where there is none, or no event.
    """
    axis = axis_of(history)
    if axis is None or not dated:
        return Markup("")
    when = years_taken(dated, history)
    at = "".join(_path(axis, one) for one in dated)
    return _fill(history, axis, f"marked below the line, {words}: {when}", at=at)


def around(history: History, event: Event) -> Markup:
    """All events, those of the time of one in red, as a figure of HTML."""
    axis = axis_of(history)
    assert axis is not None
    start = axis.bars.begin(event.date.first)
    stop = event.date.latest or event.date.first
    then = {day: count for day, count in _counts(history).items() if start <= day <= stop}
    when = years_taken([event], history)
    words = f"in red, the time of this one: {when}. Below, its neighbours in time, not to scale."
    return _fill(history, axis, words, some=_columns(history, axis, then))


def sent(history: History, deployment: Deployment, events: Sequence[Event]) -> Markup:
    """The time of a deployment below all events, and those that belong to it as a share of them.

    Empty where these are fewer than a few: its own time alone is a speck that its date says better.
    """
    one = history.corpus.settings.deployments.one
    axis = axis_of(history)
    if axis is None or len(events) < FEW:
        return Markup("")
    told = f"in red, {counted(len(events), 'event')} of this {one}{_since(deployment, events)}"
    words = f"{told}. The bar below the line is its own time."
    some = _columns(history, axis, _by_bar(axis, events))
    return _fill(history, axis, words, some=some, at=_path(axis, deployment, THIN))


def _since(deployment: Deployment, events: Sequence[Event]) -> str:
    """What is said where some of its events are long after the end of a deployment."""
    end = deployment.date.latest
    last = max(event.date.first for event in events)
    if not events[1:] or end is None or last.number - end.number < LONG_AFTER:
        return ""
    return ", some of them long after it"


def share(history: History, events: Sequence[Event], words: str) -> Markup:
    """Some events as their share of all, year by year, as a figure of HTML.

    Dates below a line would run into one another where they are many. `words` name the events in
    the caption; without any it is empty.
    """
    axis = axis_of(history)
    if axis is None or not events:
        return Markup("")
    when = span_of(ordering.by_date(events), history)
    some = _columns(history, axis, _by_bar(axis, events))
    return _fill(history, axis, f"of these in red, {words}: {when}", some=some)


def _fill(history: History, axis: Axis, words: str, **drawn: str) -> Markup:
    """The figure, with what is `drawn` besides all events, each path by its class, in `words`."""
    paths = Markup("")
    for style, path in drawn.items():
        paths += Markup("<path{}/>").format(templates.attributes(**{"class": style}, d=path))
    return templates.fill(
        "chronicle.drawing",
        "in-time.html",
        height=HEIGHT,
        all=_all(history),
        years=years_along(axis),
        bars=axis.bars,
        drawn=paths,
        words=words,
    )


@once_per_history
def _all(history: History) -> str:
    """How many events there are by year, as data of an SVG path: a line for each, from the foot."""
    axis = axis_of(history)
    assert axis is not None
    return _columns(history, axis, _counts(history))


@once_per_history
def _counts(history: History) -> Mapping[Day, int]:
    """How many events there are by the bar in which they begin."""
    axis = axis_of(history)
    assert axis is not None
    return _by_bar(axis, history.corpus.of(Event))


def _by_bar(axis: Axis, events: Iterable[Event]) -> Mapping[Day, int]:
    """How many of some events there are by the bar in which they begin."""
    return Counter(axis.bars.begin(event.date.first) for event in events)


def _columns(history: History, axis: Axis, counts: Mapping[Day, int]) -> str:
    """So many events by their bars, as high as in the drawing of all."""
    unit = HEIGHT / max(_counts(history).values())
    path = ""
    for start, count in sorted(counts.items()):
        path += f"M{1000 * _middle(axis, start):.0f} {HEIGHT}v-{unit * count:.0f}"
    return path


def _middle(axis: Axis, day: Day) -> float:
    """Where the bar stands that counts what began on a day, from 0 to 1."""
    first, after = axis.bars.starts(day, day)
    return (axis.share(first.number) + axis.share(after.number)) / 2


def _path(axis: Axis, dated: Dated, thick: int = THICK) -> str:
    """A date below the line, a short one as a tip, a long one as a band, as data of an SVG path.

    It must not look like a bar, which counts events; a tip points to the bar in which it counts.
    What has no end is marked where it begins.
    """
    mark = marks.of_date(dated.date, axis)
    width = max(LEAST, round(10 * mark.width) if dated.date.latest else 0)
    middle = 10 * mark.start + 5 * mark.width
    if width == LEAST:
        middle = round(1000 * _middle(axis, dated.date.first))
    start = min(1000 - width, max(0, round(middle - width / 2)))
    half, top = LEAST // 2, HEIGHT + BELOW
    if width == LEAST:
        return f"M{start} {top + thick}h{width}l-{half} -{thick}z"
    return f"M{start} {top}h{width}v{thick}h-{width}z"
