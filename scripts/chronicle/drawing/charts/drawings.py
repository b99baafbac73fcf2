"""Every chart of a book in SVG: in two widths for the page, and as a drawing that stands alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chronicle.book import Book, once_a_book
from chronicle.drawing.charts import svg
from chronicle.drawing.charts.layers import Spec
from chronicle.drawing.charts.spec import alone, spec
from chronicle.drawing.charts.style import NARROW, PRINT, WIDE
from chronicle.views.figures import ChartView, charts

# How high a chart may be in print, in its width.
HIGHEST = 1.3


@dataclass(frozen=True)
class ChartDrawing:
    """A chart in SVG, `wide` for its page, `narrow` as a file for telephones, and `alone`.

    `height` is that of the narrow one in pixels, `label` what both say to who does not see them;
    `specification` is what the last is made of, in Vega-Lite.
    """

    wide: str
    narrow: str
    height: int
    label: str
    alone: str
    specification: Spec


@once_a_book
def drawings(book: Book) -> Mapping[str, ChartDrawing]:
    """The drawing of every chart, by its id."""
    specs = {
        f"{chart.id} {name}": one
        for chart in charts(book)
        for name, one in _specifications(chart).items()
    }
    converted = svg.draw(specs, book.store)
    return {
        chart.id: ChartDrawing(
            for_page(chart, converted[f"{chart.id} wide"], WIDE, "wide"),
            svg.as_file(for_page(chart, converted[f"{chart.id} narrow"], NARROW, "narrow")),
            svg.height(converted[f"{chart.id} narrow"]),
            label(chart),
            converted[f"{chart.id} alone"],
            specs[f"{chart.id} alone"],
        )
        for chart in charts(book)
    }


def printed(book: Book) -> Mapping[str, str]:
    """The drawing of every chart for a page of print, by its id.

    One that would be too high is drawn wider, so that it is lower and its letters are smaller.
    """
    widths = {"print": PRINT, "wide": WIDE}
    specs = {
        f"{chart.id} {name}": spec(chart.panels, width)
        for chart in charts(book)
        for name, width in widths.items()
    }
    converted = svg.draw(specs, book.store, "printed-charts")
    drawn = {}
    for chart in charts(book):
        is_high = svg.height(converted[f"{chart.id} print"]) > HIGHEST * PRINT
        name = "wide" if is_high else "print"
        drawn[chart.id] = for_page(chart, converted[f"{chart.id} {name}"], widths[name], "chart")
    return drawn


def for_page(chart: ChartView, drawing: str, width: int, kind: str) -> str:
    """A drawing of a chart as it stands on a page, above a table; see `svg.for_page`."""
    return svg.for_page(drawing, width, label(chart), kind)


def label(chart: ChartView) -> str:
    """What a drawing of a chart says to who does not see it."""
    count = sum(len(panel.marks) for panel in chart.panels)
    return f"{chart.title.as_text}. {count} marks; the table below has them all in words."


def _specifications(chart: ChartView) -> dict[str, Spec]:
    return {
        "wide": spec(chart.panels, WIDE),
        "narrow": spec(chart.panels, NARROW),
        "alone": alone(chart, WIDE),
    }
