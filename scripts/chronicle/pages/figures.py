"""The figures: every chart with how to read it, who says so, its table, and the files that readers take away."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.drawing.charts.drawn import Drawn, charts
from chronicle.pages.page import Page, Plan, make
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Deployment, Question, Record
from chronicle.views import common as views


def pages(book: Book) -> Iterator[Plan]:
    """The one page."""
    yield Plan(addresses.FIGURES, lambda: _figures(book))


def _figures(book: Book) -> Page:
    corpus = book.corpus
    return make(
        book,
        addresses.FIGURES,
        "figures.html",
        "Figures",
        "Charts of strengths, losses, aid and students as the sources give them, each with its table and its sources.",
        charts=[
            (chart, _questions(chart, corpus), _testimonies(chart, corpus), _deployments(chart, corpus)) for chart in charts(book)
        ],
        undrawn=list(views.by_property(views.testimonies(_undrawn(corpus), corpus))),
    )


def _claims(chart: Chart, corpus: Corpus) -> list[list[Claim]]:
    return [[corpus.get(Claim, claim) for claim in panel.claims] for panel in chart.panels]


def _questions(drawn: Drawn, corpus: Corpus) -> list[Record]:
    """The questions to which a claim of a chart is an answer."""
    if not isinstance(drawn.chart, Chart):
        return []
    claims = (claim for claims in _claims(drawn.chart, corpus) for claim in claims)
    return list(dict.fromkeys(question for claim in claims for question in corpus.linking(Question, claim.id, "positions.claims")))


def _testimonies(drawn: Drawn, corpus: Corpus) -> list[views.Testimony]:
    """The claims of a chart as rows of its table, in the order of the chart."""
    if not isinstance(drawn.chart, Chart):
        return []
    return [row for claims in _claims(drawn.chart, corpus) for claim in claims for row in views.testimonies([claim], corpus)]


def _deployments(drawn: Drawn, corpus: Corpus) -> list[Deployment]:
    deployments = drawn.chart.deployments if isinstance(drawn.chart, Chart) else ()
    return [corpus.get(Deployment, identifier) for identifier in deployments]


def _undrawn(corpus: Corpus) -> Iterator[Claim]:
    """The figures that no chart draws or leaves out with a reason: nothing else counts the same."""
    named = {link.target for chart in corpus.of(Chart) for link in corpus.links_from.get(chart.id, ())}
    return (claim for claim in corpus.of(Claim) if isinstance(claim.value, Figure) and claim.id not in named)
