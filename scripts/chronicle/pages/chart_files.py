"""The files of charts: drawings, tables, specifications."""

from collections.abc import Callable, Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing.charts import drawings
from chronicle.exports import tables
from chronicle.record.models import Chart


def files(book: Book) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files of each chart: paths from the root of the site, and what makes them.

    They are the drawing, what it draws as a table and its specification, under every name that the
    chart had.
    """
    contents = {".svg": _drawing, ".csv": _table, ".json": drawings.specification}
    for chart in book.corpus.of(Chart):
        for name in chart.ids:
            for ending, make in contents.items():
                yield f"{addresses.FIGURES}{name}{ending}", partial(_encoded, make, book, chart.id)


def _encoded(make: Callable[[Book, str], str], book: Book, chart: str) -> bytes:
    return make(book, chart).encode()


def _drawing(book: Book, chart: str) -> str:
    return drawings.standing_alone(book)[chart]


def _table(book: Book, chart: str) -> str:
    """The claims or deployments of a chart, with the columns that all of them have."""
    drawn = [book.corpus[name] for name in book.corpus.get(Chart, chart).draws]
    return tables.text(type(drawn[0]), book, drawn)
