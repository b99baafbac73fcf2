"""The files of charts: drawings, tables, specifications."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing.charts.drawings import drawings
from chronicle.record.models import Chart
from chronicle.views import figures
from chronicle.views.figures import ChartView


def files(book: Book) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files of each chart: paths from the root of the site, and what makes them.

    They are the drawing, the same for narrow screens, its data as a table and its specification,
    under every name that the chart had.
    """
    ids = {chart.id: chart.ids for chart in book.corpus.of(Chart)}
    for chart in figures.charts(book):
        contents = {
            ".svg": partial(_drawing, book, chart),
            "-narrow.svg": partial(_narrow, book, chart),
            ".csv": partial(_table, chart),
            ".json": partial(_specification, book, chart),
        }
        for name in ids.get(chart.id, (chart.id,)):
            for ending, make in contents.items():
                yield f"{addresses.FIGURES}{name}{ending}", make


def _drawing(book: Book, chart: ChartView) -> bytes:
    return drawings(book)[chart.id].alone.encode()


def _narrow(book: Book, chart: ChartView) -> bytes:
    return drawings(book)[chart.id].narrow.encode()


def _table(chart: ChartView) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(chart.data[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(chart.data)
    return file.getvalue().encode()


def _specification(book: Book, chart: ChartView) -> bytes:
    specification = drawings(book)[chart.id].specification
    return f"{json.dumps(specification, ensure_ascii=False, indent=1)}\n".encode()
