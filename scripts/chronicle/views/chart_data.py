"""The tables of charts for machines: a row a mark, each cell by the name of its column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronicle.book import Book
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Deployment, Source
from chronicle.views.charts import ChartPanel, claims, voice

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


def count_rows(panels: Iterable[ChartPanel]) -> Iterator[Row]:
    """The counts of a statistic of the record."""
    for panel in panels:
        for mark in panel.marks:
            yield {
                "id": mark.id,
                "panel": panel.title,
                "row": mark.name,
                "column": mark.detail,
                "count": mark.words,
            }


def _cited(sources: Iterable[Source]) -> str:
    return "; ".join(f"{source.work}, {source.at}" for source in sources)


def _url(book: Book, identifier: str) -> str:
    return f"{book.site.url}{book.addresses[identifier]}"
