"""Every chart of a book in SVG: in the sizes of pages, and as a drawing that stands alone."""

import json
from collections.abc import Mapping

from markupsafe import Markup

from chronicle.book import Book, once_a_book
from chronicle.citation.citable import ANY_SITE
from chronicle.corpus import addresses
from chronicle.drawing.charts import svg
from chronicle.drawing.charts.spec import Spec, alone, spec
from chronicle.drawing.charts.style import NARROW, SMALL, WIDE, Size
from chronicle.record.models import Chart
from chronicle.views.charts import credit, first_panels, panels

OPENING = Markup('<svg class="{}" role="group" aria-label="{}"')


def on_page(book: Book, chart: str, here: str) -> Markup:
    """A chart wide and narrow, for the page at an address, whose style shows the one that fits."""
    return Markup("").join(one_size(book, chart, here, size) for size in (WIDE, NARROW))


def one_size(book: Book, chart: str, here: str, size: Size) -> Markup:
    """A chart in one size for the page at an address; its marks are links."""
    kind, label = "wide" if size == WIDE else "narrow", book.corpus.get(Chart, chart).title.as_text
    drawing = _drawn(book, size)[chart].replace("<svg", OPENING.format(kind, label), 1)
    return Markup(drawing.replace(ANY_SITE, addresses.relative(here, "")))


@once_a_book
def small(book: Book) -> Mapping[str, Markup]:
    """The first panels of every chart, by its id, for a wall of charts."""
    return {chart: Markup(drawing) for chart, drawing in _drawn(book, SMALL).items()}


@once_a_book
def _drawn(book: Book, size: Size) -> Mapping[str, str]:
    """Every chart in a size, by its id."""
    every = {chart.id: panels(book, chart) for chart in book.corpus.of(Chart)}
    specs = {
        chart: spec(first_panels(shown) if size.is_small else shown, size)
        for chart, shown in every.items()
    }
    return svg.draw(specs, book.store, f"charts-{size.width}", svg.slim)


@once_a_book
def standing_alone(book: Book) -> Mapping[str, str]:
    """Every chart as a drawing that stands alone, by its id."""
    specs = {chart.id: _alone(book, chart) for chart in book.corpus.of(Chart)}
    drawn = svg.draw(specs, book.store, "charts-alone")
    return {name: drawing.replace(ANY_SITE, book.site.url) for name, drawing in drawn.items()}


def _alone(book: Book, chart: Chart) -> Spec:
    return alone(chart, panels(book, chart), credit(book, chart))


def specification(book: Book, chart: str) -> str:
    """The specification of that drawing, as JSON."""
    text = json.dumps(_alone(book, book.corpus.get(Chart, chart)), ensure_ascii=False, indent=1)
    return text.replace(ANY_SITE, book.site.url)
