"""Every chart of a book in SVG: in two widths for the page, and as a drawing that stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.book import Book, once_a_book
from chronicle.drawing.charts import svg
from chronicle.drawing.charts.spec import Spec, alone, spec
from chronicle.drawing.charts.style import NARROW, PRINT, WIDE
from chronicle.views.figures import ChartView, charts


@dataclass(frozen=True)
class ChartDrawing:
    """A chart in SVG, `wide` for its page, `narrow` as a file for telephones, and `alone`.

    `size` is that of the narrow one in pixels, `label` what both say to who does not see them;
    `specification` is what the last is made of, in Vega-Lite.
    """

    wide: str
    narrow: str
    size: tuple[int, int]
    label: str
    alone: str
    specification: Spec


@once_a_book
def drawings(book: Book) -> Mapping[str, ChartDrawing]:
    """The drawing of every chart, by its id."""
    wide, narrow = _slim(book, WIDE), _slim(book, NARROW)
    specs = {chart.id: alone(chart, WIDE) for chart in charts(book)}
    standing_alone = svg.draw(specs, book.store, "charts-alone")
    return {
        chart.id: ChartDrawing(
            wide=svg.for_page(wide[chart.id], "wide", label(chart)),
            narrow=svg.as_file(svg.for_page(narrow[chart.id], "narrow", label(chart))),
            size=svg.size(narrow[chart.id]),
            label=label(chart),
            alone=standing_alone[chart.id],
            specification=specs[chart.id],
        )
        for chart in charts(book)
    }


@once_a_book
def printed(book: Book) -> Mapping[str, str]:
    """The drawing of every chart for a page of print, by its id."""
    drawn = _slim(book, PRINT)
    return {
        chart.id: svg.for_page(drawn[chart.id], "chart", label(chart)) for chart in charts(book)
    }


def _slim(book: Book, width: int) -> dict[str, str]:
    """Every chart for pages in a width, by its id; see `svg.slim`."""
    specs = {chart.id: spec(chart.panels, width) for chart in charts(book)}
    return svg.draw(specs, book.store, f"charts-{width}", svg.slim)


def label(chart: ChartView) -> str:
    """What a drawing of a chart says to who does not see it."""
    count = sum(len(panel.marks) for panel in chart.panels)
    return f"{chart.title.as_text}. {count} marks; the table below has them all in words."
