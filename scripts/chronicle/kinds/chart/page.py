"""The pages of charts: one for each, with its table and its files, and one that has all."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, starmap
from typing import NamedTuple

from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.drawing import charts
from chronicle.drawing.charts import Row
from chronicle.exports import tables
from chronicle.history import History
from chronicle.kinds.base import Source
from chronicle.kinds.chart.model import Chart
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Question
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page, record_page
from chronicle.queries.claims import StatementGroup, questions, statements
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose, slug

TITLE = Prose("Numbers")


# In how many columns charts stand; and for an estimate of how long these are, in lines: the letters
# of a line, of one beside a bar and of one of a title, a drawing of rivals, what stands above a
# panel, the air around a row, a bar above its words, a row of a table, and what is around a title
# under which a chart is folded.
COLUMNS = 2
LETTERS = 62
BESIDE_A_BAR = 48
TITLE_LETTERS = 44
SPREAD = 4
HEADING = 2
AIR = 0.3
BAR = 0.7
TABLE_ROW = 1.7
FOLDED = 1


class ChartGroup(NamedTuple):
    """Charts under one heading, or under none: in columns, and those over time after these.

    At the head of each column one stands open, and those below it are folded. What draws only what
    another of them does among more is not drawn again.
    """

    title: str | None
    charts: Sequence[Chart]
    columns: Sequence[Sequence[Chart]]
    after: Sequence[Chart]


@dataclass(frozen=True, kw_only=True)
class FiguresPage(PageContext):
    """What the page of all charts shows."""

    template = "figures.html"
    style = "figures"

    groups: Sequence[ChartGroup]
    """The charts under their headings."""
    repeated: Mapping[Chart, Sequence[Chart]]
    """By a chart those that draw only what it does among more, which are named below it."""
    parts: Sequence[tuple[str, str, Sequence[object]]]
    """The ways to those that have one."""
    not_charted: tuple[StatementGroup, ...]
    """The figures that no chart shows."""


@dataclass(frozen=True, kw_only=True)
class ChartPage(PageContext):
    """What the page of a chart shows."""

    template = "chart.html"
    style = "leaf chart"

    chart: Chart
    """The chart."""
    sources: Sequence[Source]
    """The places that its claims come from."""
    claims: Sequence[Claim]
    """The claims that it draws."""
    questions: Sequence[Question]
    """The questions that they answer."""


def render_figures(history: History) -> Page:
    """The page of all charts, and of the figures that none shows or leaves out with a reason."""
    corpus = history.corpus
    undrawn = []
    for claim in corpus.of(Claim):
        is_drawn = corpus.linking(Chart, claim.id)
        if isinstance(claim.value, Figure) and not is_drawn:
            undrawn.append(claim)
    by_title = grouped((chart.group, chart) for chart in corpus.of(Chart))
    repeated = _repeated([chart for chart in corpus.of(Chart) if not chart.deployments])
    groups = list(starmap(partial(_in_columns, history, repeated), by_title.items()))
    parts: list[tuple[str, str, Sequence[object]]] = []
    for group in groups:
        if group.title:
            # A reader counts what is in sight; what is folded has its own number.
            seen = list(chain.from_iterable(group.columns)) or group.after
            parts.append((slug(group.title), group.title, seen))
    context = FiguresPage(
        groups=groups,
        repeated=grouped((whole, part) for part, whole in repeated.items()),
        parts=parts,
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


def _in_columns(
    history: History, repeated: Container[Chart], title: str | None, shown: Sequence[Chart]
) -> ChartGroup:
    """Charts under a heading: the first at the head of a column each, the others folded below.

    So few that none of a column stands below another, and none with rivals, stand one below the
    other, as wide as the page: their panels are side by side. What is drawn within another is
    left out.
    """
    after = [chart for chart in shown if chart.deployments]
    drawn = [chart for chart in shown if chart not in after and chart not in repeated]
    have_rivals = False
    for chart in drawn:
        for group in charts.groups(history, chart):
            have_rivals |= group.are_rivals
    count = COLUMNS
    if len(drawn) <= COLUMNS and not have_rivals:
        count = 1
    return ChartGroup(title, shown, _columns(history, drawn, count), after)


def _columns(history: History, drawn: Sequence[Chart], count: int) -> list[list[Chart]]:
    """Charts in so many columns: each other than the first below what is shortest so far."""
    columns = [[chart] for chart in drawn[:count]]
    lines = [_lines(history, chart) for chart in drawn[:count]]
    for chart in drawn[count:]:
        shortest = lines.index(min(lines))
        columns[shortest].append(chart)
        lines[shortest] += _title_lines(chart) + FOLDED
    return columns


def _repeated(shown: Sequence[Chart]) -> dict[Chart, Chart]:
    """The charts that draw nothing but what another below the same heading does, with that."""
    found = {}
    for chart in shown:
        for other in shown:
            if chart.group == other.group and set(chart.draws) < set(other.draws):
                found[chart] = other
    return found


def _lines(history: History, chart: Chart) -> float:
    """About how many lines a chart takes."""
    head = 1 + _title_lines(chart)
    head += math.ceil(len(chart.meaning or "") / LETTERS)
    lines: float = 0
    groups = charts.groups(history, chart)
    if charts.table(groups):
        return head + TABLE_ROW * (1 + len(groups))
    for group in groups:
        lines += HEADING
        if group.parts:
            continue
        if group.spread:
            lines += SPREAD
        for saying in group.sayings:
            letters = BESIDE_A_BAR if group.has_bars else LETTERS
            lines += AIR + BAR * group.has_bars
            for row in saying.rows:
                lines += _row_lines(row, letters)
    return head + lines


def _title_lines(chart: Chart) -> int:
    """About how many lines the title of a chart takes."""
    return math.ceil(len(chart.title) / TITLE_LETTERS)


def _row_lines(row: Row, letters: int) -> int:
    """About how many lines of so many letters the words of a row take.

    Its detail stands whole in one line with its name, or below it.
    """
    name, detail = len(row.name.as_text), len(row.detail)
    of = 1 if row.of else 0
    if name + detail < letters:
        return of + 1
    return of + math.ceil(name / letters) + math.ceil(detail / letters)


def render_chart(history: History, chart: Chart) -> Page:
    """The page of a chart, with the claims that it draws and the questions that they answer."""
    corpus = history.corpus
    drawn = []
    asked: dict[Question, None] = {}
    for panel in chart.panels:
        for name in panel.claims:
            claim = corpus.get(Claim, name)
            drawn.append(claim)
            asked |= dict.fromkeys(questions(corpus, claim))
    context = ChartPage(
        chart=chart,
        sources=charts.places(history, chart),
        claims=drawn,
        questions=list(asked),
    )
    return record_page(
        history,
        chart,
        chart.shows,
        context,
    )


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
