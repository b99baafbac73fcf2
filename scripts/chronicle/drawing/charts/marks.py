"""What a chart shows, before anything is drawn: panels of marks, each mark one claim or one deployment.

Nothing is summed, averaged or interpolated here or later: a mark has the number, the doubt and the date of its record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from chronicle.citation import labels
from chronicle.corpus.corpus import Corpus
from chronicle.record.amounts import Figure
from chronicle.record.dates import Date
from chronicle.record.models import Chart, Claim, Deployment, Panel, Record, Work

# What each qualifier of a figure says of the number: that it is roughly so, or a bound of what it may be.
ROUGH, LOWER, UPPER = {"about", "nearly", "estimated"}, {"over", "at_least"}, {"at_most"}


@dataclass(frozen=True)
class Mark:
    """One record as a chart draws it.

    `name` and `detail` stand beside it in words, `words` is its value; `low` and `high` are the same where it is one number,
    and `doubt` is “”, `rough`, `lower` (the number is a lower bound) or `upper`. `start` and `end` are its first and last
    day, None where that end is open or unknown; `certain` is False where the date is rough.
    """

    id: str
    name: str
    detail: str
    words: str
    low: float = 0
    high: float = 0
    doubt: str = ""
    start: dt.date | None = None
    end: dt.date | None = None
    certain: bool = True


@dataclass(frozen=True)
class Drawing:
    """Marks that share an axis: how they are drawn, a title or none, what the axis counts, and its columns in a matrix.

    `form` is `rows` (a row a mark), `time` (figures at their dates), `spans` (a row a mark, at its dates), `columns` (a mark at
    the number `low` of a place) or `matrix` (a mark in the row of its `name` and the column of its `detail`).
    """

    form: str
    title: str
    unit: str
    marks: tuple[Mark, ...]


def drawings(chart: Chart, corpus: Corpus) -> tuple[Drawing, ...]:
    """What a chart of the record shows."""
    if chart.kind == "spans":
        marks = tuple(_deployment(corpus.get(Deployment, identifier), corpus) for identifier in chart.deployments)
        return (Drawing("spans", "", "", marks),)
    form = "time" if chart.kind == "over-time" else "rows"
    return tuple(
        Drawing(form, panel.title or "", panel.unit, tuple(mark_of(claim, chart, panel, corpus) for claim in claims(panel, corpus)))
        for panel in chart.panels
    )


def claims(panel: Panel, corpus: Corpus) -> list[Claim]:
    """The claims of a panel, in the order in which they are typed."""
    return [corpus.get(Claim, identifier) for identifier in panel.claims]


def voice(record: Record) -> str:
    """Who asserts something, in plain text."""
    if isinstance(record, Work) and record.is_paper:
        return labels.paper_name(record).striptags()
    return labels.speaker(record)


def mark_of(claim: Claim, chart: Chart, panel: Panel, corpus: Corpus) -> Mark:
    """A claim that is a figure as a panel of a chart shows it."""
    assert isinstance(claim.value, Figure)
    said = {
        "voice": voice(corpus[claim.voice]),
        "subject": corpus[claim.about].label,
        "date": claim.date.words if claim.date else "undated",
    }
    name = said.pop(chart.by)
    if chart.by != "subject":
        said.pop("subject")
    if not claim.date or (chart.kind == "over-time" and claim.date.text.isdigit()):
        said.pop("date", None)  # a whole year is read from the axis
    if len({claim.voice for panel in chart.panels for claim in claims(panel, corpus)}) == 1 or chart.kind == "over-time":
        said.pop("voice", None)
    counted = "" if claim.unit in (panel.unit, None) else f"{claim.unit}"
    detail = " · ".join(filter(None, [*said.values(), counted]))
    figure = claim.value
    doubt = "rough" if figure.qualifier in ROUGH else "lower" if figure.qualifier in LOWER else ""
    doubt = "upper" if figure.qualifier in UPPER else doubt
    return Mark(claim.id, name, detail, figure.words, figure.low, figure.high, doubt, *_time(claim.date))


def _deployment(deployment: Deployment, corpus: Corpus) -> Mark:
    return Mark(
        deployment.id,
        deployment.title,
        f"{deployment.date.words} · {corpus[deployment.standing].label}",
        deployment.date.words,
        0, 0, "", *_time(deployment.date),
    )  # fmt: skip


def _time(date: Date | None) -> tuple[dt.date | None, dt.date | None, bool]:
    if date is None:
        return None, None, True
    qualified = any(sign in date.text for sign in "~?%X")
    return date.earliest, date.latest, not qualified


def summary(title: str, drawn: Sequence[Drawing]) -> str:
    """A chart in a sentence, for those who do not see it; the table under it has everything."""
    count = sum(len(panel.marks) for panel in drawn)
    return f"{title}. {count} marks; the table below has them all in words."
