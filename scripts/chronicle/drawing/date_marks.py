"""When something happened, over the time of the whole record: a mark for each event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

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

Dated = Event | Deployment
Way = Callable[[Record], str]


def figure(
    history: History,
    records: Iterable[Dated],
    href: Way,
    died: Date | None = None,
) -> Markup:
    """The dates of records as a figure of HTML; of few there is no drawing.

    `href` is the way to a record; it is marked when somebody `died`.
    """
    dated = ordering.by_date(records)
    if len(dated) < FEWEST:
        return Markup("")
    drawn = strip(history, dated, href, died)
    caption = "A mark for each event; a bar lasts as long as the event."
    if not all(record.date.is_certain for record in dated):
        caption += " Hollow: the date is not certain."
    if sent := sum(isinstance(record, Deployment) for record in dated):
        names = history.corpus.settings.deployments
        caption += f" Below the line: {counted(sent, names.one, names.many)}."
    said = element("figcaption", caption)
    return element("figure", drawn.html + said, **{"class": "dates"})


def strip(
    history: History,
    dated: list[Dated],
    href: Way,
    died: Date | None = None,
) -> Strip:
    """Some records in the order of their dates on the axis of the whole record."""
    axis = axis_of(history)
    assert axis
    scale = Scale.of_axis(axis)
    marks = [*_marks(dated, scale, href)]
    if died:
        words = f"died {died.words}"
        at = died.first.toordinal()
        marks.append(Mark(at, tall=2, look="accent", label=words, title=words))
    words = f"{counted(len(dated), 'entry', 'entries')}, {span_of(dated)}"
    return Strip(scale, [Row(marks)], words)


def _marks(dated: Iterable[Dated], scale: Scale, href: Way) -> Iterator[Mark]:
    """A mark for each record; deployments stand below the line."""
    for record in dated:
        was_sent = isinstance(record, Deployment)
        mark = Mark(
            0,
            below=was_sent,
            look="accent" if was_sent else "",
            title=f"{record.date.words}: {record.label.as_text}",
            href=href(record),
        )
        yield of_date(record.date, scale, mark)
