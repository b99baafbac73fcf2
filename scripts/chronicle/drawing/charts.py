"""Charts: a row a claim or a deployment, its words and a bar as long as its figure or its time.

Nothing is summed, averaged, rounded or filled in between: a row has the figure of its claim, with
its doubt. Pages have charts in HTML, editions and whoever takes one away in SVG.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from string import Template

from markupsafe import Markup

from chronicle.corpus.corpus import grouped
from chronicle.drawing import bars, spread
from chronicle.drawing.bars import GAP, Part
from chronicle.drawing.colours import COLOURS
from chronicle.drawing.spread import Way
from chronicle.drawing.strip import Mark, Scale, Strip, of_date
from chronicle.drawing.strip import Row as Line
from chronicle.history import History
from chronicle.queries import links, selection
from chronicle.records.base import Source
from chronicle.records.chart import Chart, Panel
from chronicle.records.claim import Claim
from chronicle.records.deployment import Deployment
from chronicle.records.within import sources_of
from chronicle.templates import attributes, element
from chronicle.values import days, locators
from chronicle.values.amounts import Figure
from chronicle.values.text import Label, Prose, capital

BETWEEN = "\N{NO-BREAK SPACE}· "  # what tells a figure from others
# The width of a drawing of its own, in pixels.
WIDTH = 560
STYLE = Template("""
text { font: 14px "Source Serif 4", "Noto Serif", serif; fill: $ink; }
.title { font-size: 22px; } .value { text-anchor: end; font-size: 16px; }
.heading { font-style: italic; } .paper { fill: $paper; stroke: none; }
.detail { font: 11px "Noto Sans", system-ui, sans-serif; fill: $soft; }
rect { fill: $bar; stroke: $bar; } rect.open { fill: none; }
""").substitute(COLOURS)


@dataclass(frozen=True)
class Row:
    """A claim or a deployment: its name, what stands beside that, its value and its bar."""

    record: Claim | Deployment
    name: Prose | Label
    detail: str
    value: str
    parts: Sequence[Part]


@dataclass(frozen=True)
class Group:
    """Rows under a heading; the bars of those that count the same `unit` are on one scale.

    Where rows are rivals, on a page dots on a line have the place of bars.
    """

    heading: str
    rows: Sequence[Row]
    unit: str = ""
    are_rivals: bool = False
    most: float = 0


def figure(history: History, chart: Chart, href: Way) -> Markup:
    """A chart for a page, as HTML; `href` is the way to a record."""
    if chart.deployments:
        return _timed(history, chart, href)
    drawn = Markup("")
    for panel, group in zip(chart.panels, groups(history, chart), strict=True):
        line = Markup("")
        if group.are_rivals:
            claims = [claim for claim, _ in _figures(panel, history)]
            line = spread.drawn(history, claims, panel.unit, href)
        drawn += _section(group, line, href)
    if "open" in drawn and "A hollow" not in drawn:
        drawn += element("p", "Hollow: not exact.", **{"class": "soft"})
    return element("div", drawn, **{"class": "bars"})


def _section(group: Group, line: Markup, href: Way) -> Markup:
    """A group under its heading: its rows with bars, or a line with who says what below it."""
    rows = []
    for value, together in _by_value(group):
        names = Markup("").join(_named(row, href) for row in together)
        parts = () if line else together[0].parts
        rows.append(bars.Row(element("span", names), "", parts, value))
    look = "charted said" if line else "charted"
    listed = bars.figure(rows, most=group.most, look=look)
    return element("section", element("p", group.heading) + line + listed)


def _by_value(group: Group) -> list[tuple[str, Sequence[Row]]]:
    """The values of a group, each with its row; of rivals those that give the same together."""
    if not group.are_rivals:
        return [(row.value, [row]) for row in group.rows]
    return [*grouped((row.value, row) for row in group.rows).items()]


def _named(row: Row, href: Way) -> Markup:
    said = element("u", row.name.as_html) + element("small", row.detail, " ")
    return element("a", said, href=href(row.record))


def _timed(history: History, chart: Chart, href: Way) -> Markup:
    """Deployments on one axis, each with its name before and its time behind it."""
    sent = [history.corpus.get(Deployment, name) for name in chart.deployments]
    scale = _years(sent)
    rows = []
    for one in sent:
        mark = Mark(0, title=f"{one.date.words}: {one.title.as_text}", href=href(one))
        name = element("a", one.title.as_html, href=href(one))
        standing = history.corpus[one.standing].label.as_html
        name += Markup(" ") + element("span", standing, **{"class": "soft"})
        rows.append(Line([of_date(one.date, scale, mark)], name, one.date.unbroken))
    return Strip(scale, rows, chart.title.as_text, look="timed").html


def _years(sent: Sequence[Deployment]) -> Scale:
    """The axis of time of some deployments."""
    first = min(one.date.first for one in sent)
    last = max(one.date.latest or one.date.first for one in sent)
    return Scale.of_axis(days.axis(first, last))


def groups(history: History, chart: Chart) -> list[Group]:
    """The rows of a chart, by panel; those that count the same are on one scale."""
    if chart.deployments:
        return [_over_time(history, chart)]
    drawn = [_group(history, chart, panel) for panel in chart.panels]
    scaled = []
    for group in drawn:
        totals = [0.0]
        for other in drawn:
            if other.unit == group.unit:
                totals += [sum(part.number for part in row.parts) for row in other.rows]
        most = max(totals)
        scaled.append(replace(group, most=most))
    return scaled


def _group(history: History, chart: Chart, panel: Panel) -> Group:
    figures = _figures(panel, history)
    low = min([0.0, *(end for _, figure in figures for end in figure.ends)])
    rows = [_row(history, chart, panel, claim, low) for claim, _ in figures]
    heading = capital(panel.title or panel.unit)
    are_rivals = chart.by == "voice" and not panel.parts
    return Group(heading, rows, panel.unit, are_rivals)


def _figures(panel: Panel, history: History) -> list[tuple[Claim, Figure]]:
    """The claims of a panel, each with its figure."""
    with_figures = []
    for name in panel.claims:
        claim = history.corpus.get(Claim, name)
        if isinstance(claim.value, Figure):
            with_figures.append((claim, claim.value))
    return with_figures


def _row(history: History, chart: Chart, panel: Panel, claim: Claim, low: float) -> Row:
    """A claim: who says so, of which date it is, and what it counts, where no title tells that."""
    assert isinstance(claim.value, Figure)
    details = []
    if chart.by == "subject":
        details.append(history.corpus[claim.about].label.as_text)
    if claim.date:
        details.append(claim.date.words)
    if claim.unit and claim.unit != panel.unit:
        details.append(claim.unit.as_text)
    name = links.voice(history, history.corpus[claim.voice]).label
    parts = _parts(claim.value, low)
    return Row(claim, name, BETWEEN.join(details), claim.value.words, parts)


def _parts(figure: Figure, low: float) -> list[Part]:
    """A figure as a bar from nought, or a range, on a scale that begins at `low`."""
    first, last = figure.ends[0], figure.ends[-1]
    start, stop = (first, last) if first != last else sorted((0.0, first))
    return [Part(start - low, GAP), Part(stop - start, "open" if figure.qualifier else "")]


def _over_time(history: History, chart: Chart) -> Group:
    """Deployments as bars over their dates, for a drawing of its own."""
    sent = [history.corpus.get(Deployment, name) for name in chart.deployments]
    scale = _years(sent)
    rows = []
    for one in sent:
        mark = of_date(one.date, scale, Mark(0))
        start = stop = scale.x(mark.at)
        if mark.to is not None:
            stop = scale.x(mark.to)
        parts = [Part(start, GAP), Part(stop - start, "open" if mark.look else "")]
        standing = history.corpus[one.standing].label.as_text
        rows.append(Row(one, one.title, standing, one.date.unbroken, parts))
    first, *_, last = scale.ticks.values()
    return Group(f"{first} to {last}", rows, most=100)


class _Sheet:
    """A drawing that grows downwards, line by line."""

    def __init__(self) -> None:
        self.y = 0
        self.drawn = Markup("")

    def write(self, text: str, letters: int, step: int, style: str) -> None:
        """Write a text in lines of so many letters, each so many units below the one before."""
        for line in textwrap.wrap(text, letters, break_on_hyphens=False):
            self.y += step
            self.drawn += element("text", line, **{"class": style, "y": str(self.y)})

    def row(self, row: Row, most: float, href: str) -> None:
        """Write a row: its name and its value, what else is said of it, and its bar."""
        value = {"class": "value", "x": str(WIDTH), "y": str(self.y + 22)}
        before, self.drawn = self.drawn, element("text", row.value, **value)
        self.write(row.name.as_text, 72 - len(row.value), 22, "name")
        self.write(row.detail, 90, 15, "detail")
        x = 0.0
        for part in row.parts:
            width = WIDTH * part.number / (most or 1)
            shape = attributes(x=f"{x:.1f}", y=str(self.y + 6), width=f"{width:.1f}", height="7")
            if part.number and part.style != GAP:
                self.drawn += Markup("<rect{}{}/>").format(
                    attributes(**{"class": part.style}), shape
                )
            x += width
        self.y += 16
        self.drawn = before + element("a", self.drawn, href=href)


def svg(history: History, chart: Chart, is_alone: bool = True) -> Markup:
    """A chart as SVG, `alone` with its title, what it shows and who says so."""
    sheet = _Sheet()
    if is_alone:
        sheet.write(chart.title.as_text, 50, 26, "title")
        sheet.write(chart.shows.as_text, 76, 20, "shows")
        sheet.y += 14
    for group in groups(history, chart):
        sheet.write(group.heading, 84, 22, "heading")
        for row in group.rows:
            address = f"{history.site.url}{history.addresses[row.record.id]}"
            sheet.row(row, group.most, address)
        sheet.y += 10
    ground = Markup("")
    size = {"width": str(WIDTH + 16), "height": str(sheet.y + 8)}
    if is_alone:
        sheet.write(f"Source: {credit(history, chart)}", 92, 15, "detail")
        size["height"] = str(sheet.y + 8)
        ground = Markup("<rect{}/>").format(attributes(x="-8", **{"class": "paper"}, **size))
    whole = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-8 0 {} {}"{} role="group"'
        ' aria-label="{}"><style>{}</style>{}{}</svg>'
    )
    words = chart.title.as_text
    return whole.format(
        size["width"], size["height"], attributes(**size), words, Markup(STYLE), ground, sheet.drawn
    )


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
