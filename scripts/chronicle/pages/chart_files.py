"""The files of charts: drawings and tables."""

from collections.abc import Callable, Iterator
from functools import partial

from chronicle.corpus import addresses
from chronicle.drawing import charts
from chronicle.exports import tables
from chronicle.history import History
from chronicle.record.models import Chart


def files(history: History) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files of each chart: paths from the root of the site, and what makes them.

    They are the drawing and what it draws as a table, under every name that the chart had.
    """
    contents = {".svg": charts.svg, ".csv": _table}
    for chart in history.corpus.of(Chart):
        for name in chart.ids:
            for ending, make in contents.items():
                yield f"{addresses.FIGURES}{name}{ending}", partial(_encoded, make, history, chart)


def _encoded(make: Callable[[History, Chart], str], history: History, chart: Chart) -> bytes:
    return make(history, chart).encode()


def _table(history: History, chart: Chart) -> str:
    """The claims or deployments of a chart, with the columns that all of them have."""
    drawn = [history.corpus[name] for name in chart.draws]
    return tables.write(type(drawn[0]), history, drawn)
