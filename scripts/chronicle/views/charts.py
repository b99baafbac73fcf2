"""What a chart shows: panels of marks, each a claim or a deployment; and its table.

Nothing is summed, averaged or filled in between, here or where it is drawn: the mark of a claim
has its number, its doubt and its date.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.corpus.corpus import Corpus
from chronicle.record.amounts import Figure
from chronicle.record.dates import Date
from chronicle.record.models import Chart, Claim, Deployment, Panel, Record, Source, Work

# How the marks of a panel are drawn: a row a mark; figures at their dates; a row a mark, at its
# dates.
Form = Literal["rows", "time", "spans"]
# What a number is: as given, about right, or a bound of what it may be.
Doubt = Literal["", "rough", "lower", "upper"]
# The doubt that each qualifier of a figure casts on it.
DOUBTS: dict[str, Doubt] = {
    "": "",
    "about": "rough",
    "nearly": "rough",
    "estimated": "rough",
    "over": "lower",
    "at_least": "lower",
    "at_most": "upper",
}


@dataclass(frozen=True)
class ChartMark:
    """A mark of a chart: the id of what it shows, and words for it.

    `name` and `detail` stand beside it, `words` is its value; `low` and `high` are the same where
    that is one number. `start` and `end` are its first and last day, None where that end is open
    or unknown; `certain` is False where the date is rough.
    """

    id: str
    name: str
    detail: str
    words: str
    low: float = 0
    high: float = 0
    doubt: Doubt = ""
    start: dt.date | None = None
    end: dt.date | None = None
    certain: bool = True


@dataclass(frozen=True)
class ChartPanel:
    """Marks that share an axis; `unit` is what the axis counts. Title and unit may be empty."""

    form: Form
    title: str
    unit: str
    marks: tuple[ChartMark, ...]


def panels(chart: Chart, corpus: Corpus) -> tuple[ChartPanel, ...]:
    """What a chart of the record shows."""
    if chart.kind == "spans":
        sent = (corpus.get(Deployment, name) for name in chart.deployments)
        marks = tuple(_deployment_mark(deployment, corpus) for deployment in sent)
        return (ChartPanel("spans", "", "", marks),)
    form: Form = "time" if chart.kind == "over-time" else "rows"
    return tuple(
        ChartPanel(
            form,
            panel.title or "",
            panel.unit,
            tuple(_claim_mark(claim, chart, panel, corpus) for claim in claims(panel, corpus)),
        )
        for panel in chart.panels
    )


def claims(panel: Panel, corpus: Corpus) -> list[Claim]:
    """The claims of a panel, in the order in which they are read."""
    return [corpus.get(Claim, identifier) for identifier in panel.claims]


def voice(record: Record) -> str:
    """Who asserts something, a work or an actor, in plain text; one of the papers by its author."""
    if isinstance(record, Work) and record.is_paper:
        return labels.paper_name(record).as_text
    return labels.speaker(record)


def _claim_mark(claim: Claim, chart: Chart, panel: Panel, corpus: Corpus) -> ChartMark:
    figure, date = claim.value, claim.date
    assert isinstance(figure, Figure)
    names = {
        "voice": voice(corpus[claim.voice]),
        "subject": corpus[claim.about].label,
        "date": date.words if date else "undated",
    }
    start, end, certain = _time(date)
    return ChartMark(
        id=claim.id,
        name=names[chart.by],
        detail=" · ".join(_details(claim, chart, panel, corpus)),
        words=figure.words,
        low=figure.low,
        high=figure.high,
        doubt=DOUBTS[figure.qualifier],
        start=start,
        end=end,
        certain=certain,
    )


def _details(claim: Claim, chart: Chart, panel: Panel, corpus: Corpus) -> list[str]:
    """What stands under the name of a mark: voice, date and unit, unless the chart has said it."""
    voices = {other.voice for panel in chart.panels for other in claims(panel, corpus)}
    details = []
    if chart.by != "voice" and len(voices) > 1:
        details.append(voice(corpus[claim.voice]))
    if chart.by != "date" and claim.date:
        details.append(claim.date.words)
    if claim.unit and claim.unit != panel.unit:
        details.append(claim.unit)
    return details


def _deployment_mark(deployment: Deployment, corpus: Corpus) -> ChartMark:
    start, end, certain = _time(deployment.date)
    words = deployment.date.words
    detail = f"{words} · {corpus[deployment.standing].label}"
    return ChartMark(
        deployment.id, deployment.title, detail, words, start=start, end=end, certain=certain
    )


def _time(date: Date | None) -> tuple[dt.date | None, dt.date | None, bool]:
    """The first and the last day of a date, and whether it is free of qualifiers."""
    if date is None:
        return None, None, True
    return date.earliest, date.latest, not date.is_approximate


Row = dict[str, str]


def claim_rows(book: Book, chart: Chart) -> Iterator[Row]:
    """The claims of a chart, by panel in the order in which they are read."""
    for panel in chart.panels:
        for claim in claims(panel, book.corpus):
            figure = claim.value
            assert isinstance(figure, Figure)
            yield {
                "id": claim.id,
                "panel": panel.title or "",
                "value": figure.words,
                "low": str(figure.low),
                "high": str(figure.high),
                "qualifier": figure.qualifier,
                "unit": claim.unit or "",
                "date_edtf": claim.date.text if claim.date else "",
                "voice": voice(book.corpus[claim.voice]),
                "about": claim.about,
                "sources": _cited(claim.sources),
                "note": claim.note or "",
                "address": _url(book, claim.id),
            }


def deployment_rows(book: Book, deployments: Iterable[Deployment]) -> Iterator[Row]:
    """Some deployments with their dates."""
    for deployment in deployments:
        yield {
            "id": deployment.id,
            "title": deployment.title,
            "date_edtf": deployment.date.text,
            "date": deployment.date.words,
            "standing": deployment.standing,
            "sources": _cited(deployment.sources),
            "address": _url(book, deployment.id),
        }


def _cited(sources: Iterable[Source]) -> str:
    return "; ".join(f"{source.work}, {source.at}" for source in sources)


def _url(book: Book, identifier: str) -> str:
    return f"{book.site.url}{book.addresses[identifier]}"
