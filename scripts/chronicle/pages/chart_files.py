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


def files(book: Book) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files of each chart: paths from the root of the site, and what makes them.

    They are the drawing, the same for narrow screens, its data as a table and its specification,
    under every name that the chart had.
    """
    for chart in book.corpus.of(Chart):
        contents = {
            ".svg": partial(_drawing, book, chart.id),
            "-narrow.svg": partial(_narrow, book, chart.id),
            ".csv": partial(_table, book, chart.id),
            ".json": partial(_specification, book, chart.id),
        }
        for name in chart.ids:
            for ending, make in contents.items():
                yield f"{addresses.FIGURES}{name}{ending}", make


def _drawing(book: Book, chart: str) -> bytes:
    return drawings(book)[chart].alone.encode()


def _narrow(book: Book, chart: str) -> bytes:
    return drawings(book)[chart].narrow.encode()


def _table(book: Book, chart: str) -> bytes:
    rows = figures.chart(book, chart).data
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


def _specification(book: Book, chart: str) -> bytes:
    specification = drawings(book)[chart].specification
    return f"{json.dumps(specification, ensure_ascii=False, indent=1)}\n".encode()
