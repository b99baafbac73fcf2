"""The pages of charts: one for each, with who says so and its table, and one that has all."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Question, Source
from chronicle.record.text import Prose
from chronicle.views.charts import ChartView, charts, places
from chronicle.views.claims import StatementGroup, questions, statements
from chronicle.views.page import Link, PageView, chapters


@dataclass(frozen=True)
class ChartPage(PageView):
    """The page of a chart: its sources, and the claims that it draws with what they answer."""

    chart: Chart
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    questions: tuple[Question, ...]
    chapters: tuple[Link, ...]


@dataclass(frozen=True)
class FiguresView(PageView):
    """The page of all charts, and the figures that none shows."""

    charts: tuple[ChartView, ...]
    not_charted: tuple[StatementGroup, ...]


def figures(book: Book) -> FiguresView:
    """The view of the page of the figures."""
    return FiguresView(
        address=addresses.FIGURES,
        title=Prose("Figures"),
        description="Charts of what the sources count, as they give it, "
        + "each with its table and its sources.",
        charts=tuple(charts(book).values()),
        not_charted=statements(book, _not_charted(book)),
    )


def view(book: Book, chart: Chart) -> ChartPage:
    """The view of the page of a chart."""
    drawn = [book.corpus.get(Claim, name) for panel in chart.panels for name in panel.claims]
    asked = chain.from_iterable(questions(book.corpus, one) for one in drawn)
    return ChartPage(
        address=book.addresses[chart.id],
        title=chart.title,
        description=chart.shows,
        chart=chart,
        sources=tuple(places(book, chart)),
        claims=tuple(drawn),
        questions=tuple(dict.fromkeys(asked)),
        chapters=chapters(book, chart),
    )


def _not_charted(book: Book) -> Iterator[Claim]:
    """The figures that no chart shows or leaves out with a reason: nothing counts the same."""
    links = book.corpus.links_from
    named = {link.target for chart in book.corpus.of(Chart) for link in links.get(chart.id, ())}
    for one in book.corpus.of(Claim):
        if isinstance(one.value, Figure) and one.id not in named:
            yield one
