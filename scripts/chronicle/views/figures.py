"""The pages of charts: one for each, with who says so and its table, and one that has all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Deployment
from chronicle.record.text import Prose
from chronicle.views import deployments, record
from chronicle.views.charts import ChartView, charts, places
from chronicle.views.claims import ClaimTable, ClaimView, claim, table
from chronicle.views.deployments import DeploymentView
from chronicle.views.page import Link, NotedLink, PageView, chapters, link
from chronicle.views.record import Foot
from chronicle.views.sources import SourceView, sources


@dataclass(frozen=True)
class ChartPage(PageView):
    """The page of a chart: what is drawn, what stands with it, its claims or deployments."""

    chart: ChartView
    reading: Prose
    caution: Prose | None
    sources: tuple[SourceView, ...]
    questions: tuple[Link, ...]
    left_out: tuple[NotedLink, ...]
    chapters: tuple[Link, ...]
    claims: tuple[ClaimView, ...]
    deployments: tuple[DeploymentView, ...]
    foot: Foot


@dataclass(frozen=True)
class FiguresView(PageView):
    """The page of all charts, and the figures that none shows."""

    charts: tuple[ChartView, ...]
    not_charted: ClaimTable


def figures(book: Book) -> FiguresView:
    """The view of the page of the figures."""
    return FiguresView(
        address=addresses.FIGURES,
        title=Prose("Figures"),
        description="Charts of what the sources count, as they give it, "
        + "each with its table and its sources.",
        charts=tuple(charts(book).values()),
        not_charted=table(book, _not_charted(book)),
    )


def view(book: Book, chart: Chart) -> ChartPage:
    """The view of the page of a chart."""
    figures = [book.corpus.get(Claim, name) for panel in chart.panels for name in panel.claims]
    rows = tuple(claim(book, one) for one in figures)
    left_out = ((book.corpus[left.claim], left.why) for left in chart.left_out)
    sent = (book.corpus.get(Deployment, name) for name in chart.deployments)
    return ChartPage(
        address=book.addresses[chart.id],
        title=chart.title,
        description=chart.shows,
        chart=charts(book)[chart.id],
        reading=chart.reading,
        caution=chart.caution,
        sources=sources(book, places(book, chart)),
        questions=tuple(dict.fromkeys(link for one in rows for link in one.questions)),
        left_out=tuple(NotedLink(link(book, one, one.label), why) for one, why in left_out),
        chapters=chapters(book, chart),
        claims=rows,
        deployments=tuple(deployments.view(book, one) for one in sent),
        foot=record.foot(book, chart),
    )


def _not_charted(book: Book) -> Iterator[Claim]:
    """The figures that no chart shows or leaves out with a reason: nothing counts the same."""
    links = book.corpus.links_from
    named = {link.target for chart in book.corpus.of(Chart) for link in links.get(chart.id, ())}
    for one in book.corpus.of(Claim):
        if isinstance(one.value, Figure) and one.id not in named:
            yield one
