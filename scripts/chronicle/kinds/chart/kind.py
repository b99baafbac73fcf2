"""Charts, as the site has them."""

from collections.abc import Iterator

from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.kinds.chart import checks
from chronicle.kinds.chart.model import Chart
from chronicle.kinds.chart.page import TITLE, render_chart, render_figures
from chronicle.kinds.kind import Kind
from chronicle.kinds.within import sources_of
from chronicle.pages.family import OnePage, Pages, every


def citables(chart: Chart, corpus: Corpus) -> Iterator[Citable]:
    """A chart, which comes from where that comes from which it draws."""
    sources = tuple(source for name in chart.draws for source in sources_of(corpus[name]))
    yield Citable(chart.site_address(corpus), chart.label, sources, chart)


CHART = Kind(
    model=Chart,
    order=90,
    citables=citables,
    checks=checks.ALL,
    pages=(
        OnePage(addresses.FIGURES, render_figures, of=every(Chart), title=lambda charts: TITLE),
        Pages(every(Chart), render_chart),
    ),
)
