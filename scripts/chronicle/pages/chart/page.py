"""The page of all charts, each with its table, its sources and its files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.drawing import charts
from chronicle.exports import tables
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.queries.claims import StatementGroup, questions, statements
from chronicle.records.chart import Chart
from chronicle.records.claim import Claim
from chronicle.records.question import Question
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose, slug

TITLE = Prose("Numbers")


@dataclass(frozen=True, kw_only=True)
class FiguresPage(PageContext):
    """What the page of all charts shows."""

    template = "figures.html"
    style = "figures"

    groups: Mapping[Prose | None, Sequence[Chart]]
    """The charts that are drawn, under their headings."""
    repeated: Mapping[Chart, Sequence[Chart]]
    """By a chart those that draw only what it does among more, which are named below it."""
    parts: Sequence[tuple[str, str, Sequence[object]]]
    """The ways to those that have a heading."""
    claims_of: Callable[[Chart], Sequence[Claim]]
    """The claims that a chart draws."""
    answers: Callable[[Chart], Sequence[Question]]
    """The questions that they answer."""
    not_charted: tuple[StatementGroup, ...]
    """The figures that no chart shows."""


def render_figures(history: History) -> Page:
    """The page of all charts, and of the figures that none shows or leaves out with a reason."""
    corpus = history.corpus
    undrawn = []
    for claim in corpus.of(Claim):
        is_drawn = corpus.linking(Chart, claim.id)
        if isinstance(claim.value, Figure) and not is_drawn:
            undrawn.append(claim)
    repeated = _repeated(corpus.of(Chart))
    groups = grouped((chart.group, chart) for chart in corpus.of(Chart) if chart not in repeated)
    context = FiguresPage(
        groups=groups,
        repeated=grouped((whole, part) for part, whole in repeated.items()),
        parts=[(slug(title), title, drawn) for title, drawn in groups.items() if title],
        claims_of=partial(_claims, history),
        answers=partial(_questions, history),
        not_charted=statements(history, undrawn),
    )
    return make_page(
        history,
        context,
        address=addresses.FIGURES,
        title=TITLE,
        description="What the sources count, drawn as they give it, "
        "each chart with its table and its sources.",
    )


def _repeated(shown: Sequence[Chart]) -> dict[Chart, Chart]:
    """The charts that draw nothing but what another below the same heading does, with that."""
    found = {}
    for chart in shown:
        for other in shown:
            if chart.group == other.group and set(chart.draws) < set(other.draws):
                found[chart] = other
    return found


def _claims(history: History, chart: Chart) -> list[Claim]:
    """The claims that a chart draws, in its order."""
    corpus = history.corpus
    return [corpus.get(Claim, name) for panel in chart.panels for name in panel.claims]


def _questions(history: History, chart: Chart) -> list[Question]:
    """The questions that the claims of a chart answer."""
    asked: dict[Question, None] = {}
    for claim in _claims(history, chart):
        asked |= dict.fromkeys(questions(history.corpus, claim))
    return list(asked)


def chart_files(history: History) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The files of each chart: paths from the root of the site, and what makes them.

    They are the drawing and what it draws as a table, under every name that the chart had.
    """
    contents = {".svg": _drawing, ".csv": _table}
    for chart in history.corpus.of(Chart):
        for name in chart.ids:
            for ending, write in contents.items():
                yield f"{addresses.FIGURES}{name}{ending}", partial(write, history, chart)


def _drawing(history: History, chart: Chart) -> bytes:
    return charts.svg(history, chart).encode()


def _table(history: History, chart: Chart) -> bytes:
    """The claims or deployments of a chart, with the columns that all of them have."""
    drawn = [history.corpus[name] for name in chart.draws]
    return tables.write(type(drawn[0]), history, drawn).encode()
