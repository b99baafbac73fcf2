"""The figures: every chart with how to read it, who says so, its table, and its files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing.charts.drawings import drawings
from chronicle.pages.page import Page, Plan, render
from chronicle.views import figures
from chronicle.views.figures import ChartView


def pages(book: Book) -> Iterator[Plan]:
    """The one page."""
    yield Plan(addresses.FIGURES, lambda: _figures(book))


def _figures(book: Book) -> Page:
    return render(book, "figures.html", figures.figures(book), drawings=drawings(book))


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The files of each chart: paths from the root of the site, and texts.

    They are the drawing, its data as a table and its specification.
    """
    for chart in figures.charts(book):
        drawing = drawings(book)[chart.id]
        specification = json.dumps(drawing.specification, ensure_ascii=False, indent=1)
        yield f"{addresses.FIGURES}{chart.id}.svg", drawing.alone
        yield f"{addresses.FIGURES}{chart.id}.csv", _table(chart)
        yield f"{addresses.FIGURES}{chart.id}.json", f"{specification}\n"


def _table(chart: ChartView) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(chart.data[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(chart.data)
    return file.getvalue()
