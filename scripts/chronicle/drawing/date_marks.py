"""When something happened, over the time of the whole record: a mark for each event."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from chronicle.drawing.strip import Mark, Row, Scale, Strip, of_date
from chronicle.drawing.time_axis import axis_of, span_of
from chronicle.history import History
from chronicle.queries import ordering
from chronicle.records.base import Record
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.templates import element
from chronicle.values.amounts import counted
from chronicle.values.dates import Date

FEWEST = 4  # dates: fewer are read sooner than a drawing of them

Way = Callable[[Record], str]


def figure(
    history: History,
    events: Sequence[Event],
    sent: Sequence[Deployment],
    href: Way,
    died: Date | None = None,
) -> Markup:
    """The dates of events as a figure of HTML, below them deployments; of few there is no drawing.

    `href` is the way to a record; it is marked when somebody `died`.
    """
    records: list[Event | Deployment] = [*events, *sent]
    dated = ordering.by_date(records)
    if len(dated) < FEWEST:
        return Markup("")
    axis = axis_of(history)
    assert axis
    scale = Scale.of_axis(axis)
    above = [_mark(event, scale, href) for event in ordering.by_date(events)]
    below = [_mark(one, scale, href, below=True, look="accent") for one in ordering.by_date(sent)]
    marks = [*above, *below]
    if died:
        words = f"died {died.words}"
        marks.append(Mark(died.first.toordinal(), tall=2, look="accent", label=words, title=words))
    words = f"{counted(len(dated), 'entry', 'entries')}, {span_of(dated)}"
    caption = "A mark for each event; a bar lasts as long as the event."
    if not all(record.date.is_certain for record in dated):
        caption += " Hollow: the date is not certain."
    if sent:
        names = history.corpus.settings.deployments
        caption += f" Below the line: {counted(len(sent), names.one, names.many)}."
    drawn = Strip(scale, [Row(marks)], words).html
    return element("figure", drawn + element("figcaption", caption), **{"class": "dates"})


def _mark(
    record: Event | Deployment, scale: Scale, href: Way, *, below: bool = False, look: str = ""
) -> Mark:
    """The mark of a record on a scale of time."""
    title = f"{record.date.words}: {record.label.as_text}"
    return of_date(
        record.date, scale, Mark(0, below=below, look=look, title=title, href=href(record))
    )
