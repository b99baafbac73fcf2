"""The page of all charts, each with its table and its sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.records.chart import Chart
from chronicle.records.question import Question
from chronicle.values.text import Prose

TITLE = Prose("Numbers")


@dataclass(frozen=True, kw_only=True)
class FiguresPage(PageContext):
    """What the page of all charts shows."""

    template = "figures.html"
    style = "figures"

    groups: Mapping[Prose | None, Sequence[Chart]]
    """The charts under their headings."""
    answers: Callable[[Chart], Sequence[Question]]
    """The questions that the claims of a chart answer."""


def render_figures(history: History) -> Page:
    """The page of all charts."""
    context = FiguresPage(
        groups=grouped((chart.group, chart) for chart in history.corpus.of(Chart)),
        answers=partial(_questions, history),
    )
    return make_page(
        history,
        context,
        address=addresses.FIGURES,
        title=TITLE,
        description="What the sources count, drawn as they give it, "
        "each chart with its table and its sources.",
    )


def _questions(history: History, chart: Chart) -> list[Question]:
    """The questions that the claims of a chart answer."""
    asked: dict[Question, None] = {}
    for name in chart.draws:
        asked |= dict.fromkeys(history.corpus.linking(Question, name, "positions.claims"))
    return list(asked)
