"""Charts, as the site has them."""

from collections.abc import Iterator

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.frame.family import OnePage, records_by_page
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.chart.page import TITLE, render_figures
from chronicle.records.chart import Chart
from chronicle.records.claim import Claim
from chronicle.search.documents import BOOSTS, SearchDocument, first_words, record_document


def documents(history: History, chart: Chart) -> Iterator[SearchDocument]:
    """A chart by what it shows, and what its figures are about."""
    yield record_document(
        history,
        chart,
        line=first_words(chart.shows),
        texts=(chart.shows,),
        named=dict.fromkeys(_subjects(chart, history.corpus)),
        boost=BOOSTS["chart"],
    )


def _subjects(chart: Chart, corpus: Corpus) -> Iterator[str]:
    """The ids of what the figures of a chart are about."""
    yield from chart.deployments
    for panel in chart.panels:
        for name in panel.claims:
            yield corpus.get(Claim, name).about


CHART = Kind(
    model=Chart,
    documents=documents,
    pages=(
        OnePage(
            addresses.FIGURES, render_figures, of=records_by_page(Chart), title=lambda charts: TITLE
        ),
    ),
)
