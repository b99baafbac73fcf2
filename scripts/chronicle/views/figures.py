"""The page of the figures: every chart with who says so and its table, and what no chart shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from chronicle.book import Book, once_a_book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.record import locators
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Deployment, LeftOut, Source, Standing, Work
from chronicle.record.text import Label, Prose
from chronicle.views import selection
from chronicle.views.charts import (
    ChartPanel,
    Row,
    claim_rows,
    claims,
    deployment_rows,
    panels,
    voice,
)
from chronicle.views.citations import CiteControl, control
from chronicle.views.claims import ClaimTable, ClaimView, claim, table
from chronicle.views.deployments import standing
from chronicle.views.page import ChangeView, Link, NotedLink, PageView, changes, link
from chronicle.views.sources import SourceView, sources


@dataclass(frozen=True)
class PaperCredit:
    """A paper from which a chart has marks, and the places in it."""

    paper: Label
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class ChartDeployment:
    """A deployment that a chart shows, with its standing."""

    link: Link
    date: str
    standing: Standing
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class ChartView:
    """A chart and what stands with it; it has claims or deployments in its table.

    `credit` says in a line who says so, for a drawing that stands alone; `data` is its table for
    machines.
    """

    id: str
    title: Prose
    shows: Prose
    reading: Prose
    caution: Prose | None
    panels: tuple[ChartPanel, ...]
    credit: str
    data: tuple[Row, ...]
    cite: CiteControl
    report: str
    credits: tuple[PaperCredit, ...] = ()
    questions: tuple[Link, ...] = ()
    left_out: tuple[NotedLink, ...] = ()
    changes: tuple[ChangeView, ...] = ()
    claims: tuple[ClaimView, ...] = ()
    deployments: tuple[ChartDeployment, ...] = ()


@dataclass(frozen=True)
class FiguresView(PageView):
    """The page: its charts, and the figures that none shows."""

    charts: tuple[ChartView, ...]
    not_charted: ClaimTable


def figures(book: Book) -> FiguresView:
    """The view of the page of the figures."""
    return FiguresView(
        address=addresses.FIGURES,
        title=Prose("Figures"),
        description="Charts of what the sources count, as they give it, "
        + "each with its table and its sources.",
        charts=charts(book),
        not_charted=table(book, _not_charted(book)),
    )


@once_a_book
def charts(book: Book) -> tuple[ChartView, ...]:
    """Every chart of the record, in the order of the data."""
    return tuple(_chart(book, chart) for chart in book.corpus.of(Chart))


def chart(book: Book, identifier: str) -> ChartView:
    """A chart by its id. Raises StopIteration where there is none."""
    return next(one for one in charts(book) if one.id == identifier)


def _chart(book: Book, chart: Chart) -> ChartView:
    corpus, address = book.corpus, book.addresses[chart.id]
    figures = [one for panel in chart.panels for one in claims(panel, corpus)]
    sent = [corpus.get(Deployment, name) for name in chart.deployments]
    places = _sources(book, [*figures, *sent])
    rows = tuple(claim(book, one) for one in figures)
    return ChartView(
        id=chart.id,
        title=chart.title,
        shows=chart.shows,
        reading=chart.reading,
        caution=chart.caution,
        panels=panels(chart, corpus),
        credit=_credit(book, chart.id, places),
        data=tuple(deployment_rows(book, sent) if sent else claim_rows(book, chart)),
        cite=control(book, address),
        report=book.site.report_to(chart.id, address, book.version),
        credits=tuple(_credits(book, places)),
        questions=tuple(dict.fromkeys(link for one in rows for link in one.questions)),
        left_out=tuple(_left_out(book, left) for left in chart.left_out),
        changes=changes(book, chart),
        claims=rows,
        deployments=tuple(_deployment(book, deployment) for deployment in sent),
    )


def _not_charted(book: Book) -> Iterator[Claim]:
    """The figures that no chart shows or leaves out with a reason: nothing counts the same."""
    links = book.corpus.links_from
    named = {link.target for chart in book.corpus.of(Chart) for link in links.get(chart.id, ())}
    for one in book.corpus.of(Claim):
        if isinstance(one.value, Figure) and one.id not in named:
            yield one


def _sources(book: Book, records: Iterable[Claim | Deployment]) -> tuple[Source, ...]:
    """The places in the papers from which a chart has its marks, each once, by paper."""
    order = [paper.id for paper in selection.papers(book.corpus)]
    places = {(one.work, one.at): one for record in records for one in record.sources}
    ordered = sorted(places, key=lambda place: (order.index(place[0]), locators.places(place[1])))
    return tuple(places[place] for place in ordered)


def _credits(book: Book, places: Iterable[Source]) -> Iterator[PaperCredit]:
    """The places by paper, in the order of the ids of the papers."""
    work = attrgetter("work")
    for name, group in groupby(sorted(places, key=work), key=work):
        paper = labels.paper_name(book.corpus.get(Work, name))
        yield PaperCredit(paper, sources(book, tuple(group)))


def _credit(book: Book, identifier: str, places: Iterable[Source]) -> str:
    parts = []
    for name, group in groupby(places, key=attrgetter("work")):
        cited = "; ".join(one.at for one in group)
        parts.append(f"{voice(book.corpus[name])}, {cited}")
    return f"{'; '.join(parts)}. {book.site.name}, {book.site.url}{addresses.FIGURES}#{identifier}"


def _left_out(book: Book, left: LeftOut) -> NotedLink:
    """A claim that counts the same as what a chart shows, and why it does not show it."""
    claim = book.corpus[left.claim]
    return NotedLink(link(book, claim, claim.label), left.why)


def _deployment(book: Book, deployment: Deployment) -> ChartDeployment:
    return ChartDeployment(
        link(book, deployment),
        deployment.date.words,
        standing(book, deployment),
        sources(book, deployment.sources),
    )
