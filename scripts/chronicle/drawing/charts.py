"""Charts: a row a claim or a deployment, its words and a bar as long as its figure or its time.

Nothing is summed, averaged, rounded or filled in between: a row has the figure of its claim, with
its doubt. Pages have charts in HTML, editions and whoever takes one away in SVG.
"""

import re
import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup, escape

from chronicle import templates
from chronicle.drawing import marks, spans, spread
from chronicle.drawing.marks import Mark
from chronicle.drawing.time_axis import year_labels
from chronicle.history import History, once_per_history
from chronicle.queries import links, selection
from chronicle.records.base import Record, Source
from chronicle.records.chart import Chart, Panel
from chronicle.records.claim import Claim
from chronicle.records.deployment import Deployment
from chronicle.records.within import sources_of
from chronicle.values import days, locators
from chronicle.values.amounts import QUALIFIERS, Figure
from chronicle.values.text import Label, Prose, capital

NO_BREAK = "\N{NO-BREAK SPACE}"
END = 100  # of a scale, in per cent
FEW = 3  # things of which the figures for the same dates are a table
BETWEEN = f"{NO_BREAK}· "  # what tells a figure from others
WORD = re.compile(r"\w+")
TINY = 0.02  # of the longest bar: groups that have only shorter ones share a larger scale
SHORT = 4  # letters: of shorter words none is taken for a form of another
# Words that say nothing of what is counted.
SMALL = frozenset(("a", "an", "and", "at", "by", "for", "in", "of", "or", "s", "the", "to"))


@dataclass(frozen=True)
class Row:
    """A claim or a deployment: who says so, or its name; what stands beside that, value and bar.

    A claim has its `figure`, too, and stands under what that is `of` where its chart goes by that.
    """

    record: Claim | Deployment
    name: Prose | Label
    detail: str
    value: str
    mark: Mark
    figure: Figure | None = None
    of: Prose | Label | None = None


class Saying(NamedTuple):
    """Rows with the same value: who says so, and what else tells them apart."""

    value: str
    rows: Sequence[Row]

    @property
    def first(self) -> Row:
        """The row that stands for all of them."""
        return self.rows[0]

    @property
    def worded(self) -> Markup:
        """Its value, in which what qualifies a figure stands apart."""
        figure = self.first.figure
        if not figure or not figure.qualifier:
            return escape(self.value)
        qualifier = QUALIFIERS[figure.qualifier]
        return templates.element("i", qualifier) + self.value.removeprefix(qualifier)


@dataclass(frozen=True)
class Group:
    """Rows on one scale; `labels` are the years along it, in per cent, where it is one of time.

    Where rows are rivals, on a page the `spread` has a dot for each of their figures. `unit` is
    what they count; some are only `parts` of others. One that `is_enlarged`
    is on a larger scale than others that count the same.
    """

    heading: Label
    rows: Sequence[Row]
    labels: Mapping[str, float]
    spread: Markup | None = None
    are_rivals: bool = False
    unit: str = ""
    parts: bool = False
    is_enlarged: bool = False

    @property
    def title(self) -> Label:
        """Its heading, and whether its bars compare with those of others."""
        if not self.is_enlarged:
            return self.heading
        return Label(self.heading.as_html + Markup(" (on a larger scale)"))

    @property
    def ends(self) -> list[float]:
        """Nought, and the ends of all its figures."""
        return [0, *(end for row in self.rows if row.figure for end in row.figure.ends)]

    @property
    def longest(self) -> float:
        """The largest of its figures, on either side of nought."""
        return max(map(abs, self.ends))

    @property
    def has_bars(self) -> bool:
        """Whether rows have bars: not where they are dots on a line."""
        return not self.spread

    @property
    def sayings(self) -> list[Saying]:
        """Its values with the rows that have them; each once where rows are rivals."""
        if not self.are_rivals:
            return [Saying(row.value, (row,)) for row in self.rows]
        by_value: dict[str, list[Row]] = {}
        for row in self.rows:
            by_value.setdefault(row.value, []).append(row)
        return [Saying(value, rows) for value, rows in by_value.items()]


class Table(NamedTuple):
    """Groups of which one voice gives figures for the same dates: a row each, a column a date."""

    voice: Prose | Label
    dates: Sequence[str]
    groups: Sequence[Group]


def table(drawn: Sequence[Group]) -> Table | None:
    """Groups as a table; None where they are few, or have not all the same voice and dates."""
    voices: dict[str, Prose | Label] = {}
    dates: set[tuple[str, ...]] = set()
    for group in drawn:
        if group.labels or group.are_rivals or group.parts:
            return None
        for row in group.rows:
            voices.setdefault(row.name.as_text, row.name)
        dates.add(tuple(_date_alone(row) for row in group.rows))
    if len(drawn) < FEW or len(voices) > 1 or len(dates) > 1:
        return None
    (told,) = dates
    if "" in told or len(set(told)) < max(2, len(told)):
        return None
    (voice,) = voices.values()
    return Table(voice, told, drawn)


def _date_alone(row: Row) -> str:
    """The date of a figure of which nothing else has to be told; empty for any other row."""
    if row.of or not row.figure or not row.record.date:
        return ""
    date = row.record.date.words
    return date if row.detail == date else ""


def _tabled(drawn: Table, href: Callable[[Record], str]) -> Markup:
    """A table as HTML: who gives the figures stands once, and a bar below each."""
    head = Markup("<td>Given by {}</td>").format(drawn.voice.as_html)
    for date in drawn.dates:
        head += templates.element("th", date, scope="col")
    lines = templates.element("tr", head)
    for group in drawn.groups:
        line = templates.element("th", group.title.as_html, scope="row")
        for row in group.rows:
            value = Saying(row.value, (row,)).worded
            named = templates.element("u", value)
            cell = templates.element("a", named, href=href(row.record))
            line += templates.element("td", cell + _plain_bar(row.mark))
        lines += templates.element("tr", line)
    return Markup('<div class="bars"><table class="by-date">{}</table></div>').format(lines)


def _plain_bar(mark: Mark) -> Markup:
    """A bar that stands alone below its figure."""
    bar = templates.attributes(
        **{"class": "open" if mark.is_rough else "", "width": f"{mark.width}%", "height": 7}
    )
    return Markup('<svg aria-hidden="true"><rect{}/></svg>').format(bar)


def figure(history: History, chart: Chart, href: Callable[[Record], str]) -> Markup:
    """A chart for a page, as HTML; `href` is the way to a record."""
    drawn = []
    for number, group in enumerate(_panels(history, chart)):
        if group.are_rivals:
            panel = chart.panels[number]
            claims = [claim for claim, _ in _figures(panel, history)]
            line = spread.drawn(history, claims, panel.unit, href)
            group = replace(group, spread=line or None)
        drawn.append(group)
    barred = [group for group in drawn if not group.spread]
    on_page = _scaled(drawn, barred)
    if as_table := table(on_page):
        return _tabled(as_table, href)
    return templates.fill("chronicle.drawing", "chart.html", groups=on_page, href=href)


def _scaled(drawn: Sequence[Group], barred: Sequence[Group]) -> list[Group]:
    """Groups, each on the scale of those with bars that count the same.

    The longest bar takes the whole width. Groups whose bars would all be too short to compare have
    a larger scale together.
    """
    scaled = []
    for group in drawn:
        alike = [other for other in barred if other.unit == group.unit]
        longest = max((other.longest for other in alike), default=0)
        small = [other for other in alike if other.longest < TINY * longest]
        is_enlarged = group in small
        beside = small if is_enlarged else alike
        ends = [0, *chain.from_iterable(other.ends for other in beside)]
        rows = [_on_scale(row, min(ends), max(ends) or 1) for row in group.rows]
        scaled.append(replace(group, rows=rows, is_enlarged=is_enlarged))
    return scaled


def _on_scale(row: Row, low: float, high: float) -> Row:
    """A row with its bar on a scale between two numbers; a time keeps its own."""
    if not row.figure:
        return row
    return replace(row, mark=marks.of_figure(row.figure, low, high))


def svg(history: History, chart: Chart, is_alone: bool = True) -> Markup:
    """A chart as SVG, `alone` with its title, what it shows and who says so."""

    def href(record: Record) -> str:
        return f"{history.site.url}{history.addresses[record.id]}"

    credit_line = ""
    if is_alone:
        credit_line = credit(history, chart)
    sheet = _sheet(groups(history, chart), chart, credit_line)
    return templates.fill("chronicle.drawing", "chart.svg", sheet=sheet, href=href, chart=chart)


class TextLine(NamedTuple):
    """A line of words, its class in the style sheet, and how far below the top it stands."""

    y: int
    words: str
    style: str


class DrawnRow(NamedTuple):
    """A row of a chart: its lines, and how far below the top its value and its bar stand."""

    row: Row
    value_y: int
    lines: Sequence[TextLine]
    bar_y: int


class DrawnGroup(NamedTuple):
    """The rows of a panel, and how far below the top the years stand along its scale, if any."""

    lines: Sequence[TextLine]
    rows: Sequence[DrawnRow]
    labels: Mapping[str, float]
    labels_y: int


class Sheet(NamedTuple):
    """A chart as a drawing of its own, and its height; only one that stands alone has a title."""

    title: Sequence[TextLine]
    shows: Sequence[TextLine]
    groups: Sequence[DrawnGroup]
    foot: Sequence[TextLine]
    height: int
    width: int = 560


class _Column:
    """What stands one below the other in a drawing, and how far down it goes so far."""

    def __init__(self) -> None:
        self.y = 0

    def write(self, text: str, letters: int, step: int, style: str) -> list[TextLine]:
        """Write a text in lines of so many letters, each so many units below the one before."""
        lines = []
        for words in textwrap.wrap(str(text), letters, break_on_hyphens=False):
            self.y += step
            lines.append(TextLine(self.y, words, style))
        return lines


def _sheet(drawn: Sequence[Group], chart: Chart, credit_line: str) -> Sheet:
    """Where all of a chart stands in a drawing of its own."""
    column = _Column()
    title: list[TextLine] = []
    shows: list[TextLine] = []
    if credit_line:
        title = column.write(chart.title, 50, 26, "title")
        shows = column.write(chart.shows, 76, 20, "shows")
        column.y += 14
    in_column = [_drawn_group(column, group) for group in drawn]
    foot: list[TextLine] = []
    if credit_line:
        foot = column.write(f"Source: {credit_line}", 92, 15, "detail")
    return Sheet(title, shows, in_column, foot, column.y + 8)


def _drawn_group(column: _Column, group: Group) -> DrawnGroup:
    """A group, written below what a column has."""
    lines = column.write(group.title.as_text, 84, 22, "heading")
    rows = []
    for row in group.rows:
        value_y = column.y + 22
        beside_value = 72 - len(row.value)
        called = [row.name.as_text, row.detail]
        if row.of:
            called = [row.of.as_text, BETWEEN.join(filter(None, called))]
        of_row = column.write(called[0], beside_value, 22, "name")
        of_row += column.write(called[1], 90, 15, "detail")
        rows.append(DrawnRow(row, value_y, of_row, column.y + 6))
        column.y += 16
    # The end of a scale is the edge of the drawing, where no word has room.
    labels = {words: x for words, x in group.labels.items() if x < END}
    labels_y = column.y + 4
    if group.labels:
        column.y += 16
    column.y += 10
    return DrawnGroup(lines, rows, labels, labels_y)


@once_per_history
def groups(history: History, chart: Chart) -> tuple[Group, ...]:
    """The rows of a chart, by panel, each with a bar."""
    drawn = _panels(history, chart)
    return tuple(_scaled(drawn, drawn))


def _panels(history: History, chart: Chart) -> list[Group]:
    """The rows of a chart, by panel, before those that count the same are on one scale."""
    if chart.deployments:
        together = _drawn_over_time(history)
        deployments = [history.corpus.get(Deployment, name) for name in chart.deployments]
        return [_over_time(deployments, history, together)]
    return [_group(chart, panel, history) for panel in chart.panels]


def _group(chart: Chart, panel: Panel, history: History) -> Group:
    """The rows of a panel, before they are on one scale."""
    rows = []
    for claim, figure in _figures(panel, history):
        ends = [0, *figure.ends]
        mark = marks.of_figure(figure, min(ends), max(ends) or 1)
        rows.append(_row(claim, figure, chart, panel, mark, history))
    heading = Label(Prose(capital(_counted(panel))).as_html)
    group = Group(heading, rows, {}, unit=panel.unit, parts=panel.parts)
    if chart.by != "voice" or panel.parts:
        return group
    return replace(group, are_rivals=True)


def _counted(panel: Panel) -> str:
    """What a panel has and counts: its unit only where no word of its title says that."""
    title = panel.title or ""
    if any(word.casefold() in title.casefold() for word in (panel.unit, *panel.words)):
        return title
    return ", ".join(filter(None, (title, panel.unit)))


def _is_told(unit: str, *told: str) -> bool:
    """Whether all words of a unit, or other forms of them, stand in what is told already."""
    known = set(WORD.findall(" ".join(told).casefold())) | SMALL
    stems = tuple(word for word in known if len(word) >= SHORT)
    for word in WORD.findall(unit.casefold()):
        is_a_form = word.startswith(stems) or any(stem.startswith(word) for stem in stems)
        if word not in known and not is_a_form:
            return False
    return True


def _untold(unit: str, *told: str) -> str:
    """What a unit says that is not told already: without the clauses before the first of these."""
    clauses = unit.split(", ")
    while clauses and _is_told(clauses[0], *told):
        del clauses[0]
    return ", ".join(clauses)


def _figures(panel: Panel, history: History) -> list[tuple[Claim, Figure]]:
    """The claims of a panel, each with its figure."""
    with_figures = []
    for name in panel.claims:
        claim = history.corpus.get(Claim, name)
        if isinstance(claim.value, Figure):
            with_figures.append((claim, claim.value))
    return with_figures


def _row(
    claim: Claim, figure: Figure, chart: Chart, panel: Panel, mark: Mark, history: History
) -> Row:
    """A claim: who says so, of which date it is, and what it counts, where no title tells that."""
    of = history.corpus[claim.about].label if chart.by == "subject" else None
    details: list[str] = []
    if claim.date:
        details.append(claim.date.words)
    told = (chart.title, panel.title or "", panel.unit, *panel.words, of.as_text if of else "")
    if claim.unit and (untold := _untold(claim.unit, *told)):
        details.append(untold)
    return Row(
        record=claim,
        name=links.voice(history, history.corpus[claim.voice]).label,
        detail=BETWEEN.join(details),
        value=figure.words,
        mark=mark,
        figure=figure,
        of=of,
    )


def _drawn_over_time(history: History) -> list[Deployment]:
    """The deployments that any chart draws."""
    drawn = []
    for chart in history.corpus.of(Chart):
        for name in chart.deployments:
            drawn.append(history.corpus.get(Deployment, name))
    return drawn


def _over_time(
    deployments: Sequence[Deployment], history: History, together: Sequence[Deployment]
) -> Group:
    """Deployments as bars over their dates, on one axis with all that are drawn `together`."""
    dates = [deployment.date for deployment in together]
    start = min(date.first for date in dates)
    stop = max(date.latest or date.first for date in dates)
    axis = days.axis(start, stop)

    rows = []
    for deployment in deployments:
        standing = history.corpus[deployment.standing].label
        row = Row(
            record=deployment,
            name=deployment.title,
            detail=standing.as_text,
            value=deployment.date.unbroken,
            mark=spans.in_sight(marks.of_date(deployment.date, axis)),
        )
        rows.append(row)

    with_room = [label for label in year_labels(axis) if not label.is_crowded]
    labels = {label.words: label.x for label in with_room}
    labels[axis.words(axis.stop)] = END
    return Group(Label(Markup()), rows, labels)


def places(history: History, chart: Chart) -> tuple[Source, ...]:
    """The places from which a chart has its rows, each once: by paper, then of documents."""
    by_place: dict[tuple[str, str], Source] = {}
    for name in chart.draws:
        for source in sources_of(history.corpus[name]):
            by_place[source.work, source.at] = source

    order = [paper.id for paper in selection.papers(history.corpus)]
    works = {source.work for source in by_place.values()}
    order += sorted(works.difference(order))

    def rank(source: Source) -> tuple[int, Sequence[locators.CitablePlace]]:
        number = order.index(source.work)
        within = locators.places(source.at)
        return number, within

    return tuple(sorted(by_place.values(), key=rank))


def credit(history: History, chart: Chart) -> str:
    """Who says what a chart shows, in a line, for a drawing that stands alone."""
    parts = []
    for name, group in groupby(places(history, chart), key=attrgetter("work")):
        voice = links.voice(history, history.corpus[name]).label.as_text
        cited = "; ".join(source.at for source in group)
        parts.append(f"{voice}, {cited}")
    sources = "; ".join(parts)
    address = f"{history.site.url}{history.addresses[chart.id]}"
    return f"{sources}. {history.site.name}, {address}"
