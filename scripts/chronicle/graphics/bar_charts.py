"""Charts of claims: one row per claim, with its label and a bar for its figure or date.

Nothing is summed, averaged, rounded or interpolated: a row shows the figure of its claim with its
uncertainty.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from chronicle.graphics.timeline_strip import axis_for_dates, axis_ticks, position_percent
from chronicle.history import History
from chronicle.queries import links
from chronicle.records import Chart, Claim, Panel, Record
from chronicle.templates import html_element
from chronicle.values import Date, Figure, Label, Prose, TimeAxis, capitalize_first

DETAIL_SEPARATOR = "\N{NO-BREAK SPACE}· "
MIN_DATE_BAR_WIDTH = 0.4  # percent
DOTS_WIDTH = 8  # percent


class Bar(NamedTuple):
    """A bar: its two ends, and its CSS class, which is `range`, `uncertain` or empty."""

    start: float
    stop: float
    css_class: str = ""


class ClaimRow(NamedTuple):
    """A row of a chart for a claim: the name of its voice, details, its value and its bar."""

    record: Record
    name: Prose | Label
    detail: str
    value: str
    bar: Bar


class BarGroup(NamedTuple):
    """Rows under a heading, on the scale from `minimum` to `maximum` of all bars of the `unit`.

    A group of dates has a time `axis`.
    """

    heading: str
    rows: Sequence[ClaimRow]
    unit: str
    axis: TimeAxis | None = None
    minimum: float = 0
    maximum: float = 100

    def bar_position(self, bar: Bar) -> tuple[float, float]:
        """Return where a bar begins and how long it is, in percent of the scale."""
        share = 100 / (self.maximum - self.minimum or 1)
        return share * (bar.start - self.minimum), share * (bar.stop - bar.start)


def render_chart(history: History, chart: Chart, href: Callable[[Record], str]) -> Markup:
    """Return a chart as HTML; `href` returns the URL of a record."""
    html = Markup("")
    for group in chart_groups(history, chart):
        rows = Markup("").join(_bar_row(row, group, href) for row in group.rows)
        if group.axis:
            line = html_element("svg", axis_ticks(group.axis), **{"class": "axis"})
            extent = html_element("span", line, **{"class": "bar-track strip"})
            rows += html_element("li", extent, aria_hidden="true")
        bar_list = html_element("ul", rows, **{"class": "bar-rows"})
        html += html_element("section", html_element("p", group.heading) + bar_list)
    return html_element("div", html, **{"class": "bars"})


def _bar_row(row: ClaimRow, group: BarGroup, href: Callable[[Record], str]) -> Markup:
    """Return a row: a link to its record, its value, and its bar, which is `aria-hidden`."""
    name_html = html_element("u", row.name.as_html) + html_element("small", row.detail, " ")
    start, width = group.bar_position(row.bar)
    bar = Markup("")
    if width:
        rect = Markup('<rect x="{:.3g}%" width="{:.3g}%"/>')
        bar = html_element("svg", rect.format(start, width), **{"class": row.bar.css_class})
    link = html_element("a", name_html, href=href(row.record))
    value = html_element("b", row.value, " ")
    style = "bar-track negative-scale" if group.minimum < 0 else "bar-track"
    extent = html_element("span", bar, **{"class": style, "aria_hidden": "true"})
    return html_element("li", link + value + extent)


def chart_groups(history: History, chart: Chart) -> list[BarGroup]:
    """Return the rows of a chart by panel; panels with the same unit share a scale."""
    panel_groups = []
    ends: dict[str, list[float]] = {}
    for panel in chart.panels:
        claims = history.corpus.get_each(Claim, panel.claims)
        dates = [claim.value for claim in claims if isinstance(claim.value, Date)]
        axis = axis_for_dates(dates) if dates else None
        rows = [_claim_row(history, chart, panel, claim, axis) for claim in claims]
        heading = capitalize_first(panel.title or panel.unit)
        panel_groups.append(BarGroup(heading, rows, panel.unit, axis))
        for row in rows:
            ends.setdefault(panel.unit, [0]).extend(row.bar[:2])
    groups = []
    for group in panel_groups:
        if not group.axis:
            scale = ends[group.unit]
            group = group._replace(minimum=min(scale), maximum=max(scale))
        groups.append(group)
    return groups


def _claim_row(
    history: History, chart: Chart, panel: Panel, claim: Claim, axis: TimeAxis | None
) -> ClaimRow:
    """Return the row of a claim, with its subject and unit if no title states them."""
    assert not isinstance(claim.value, Prose)
    details = []
    if chart.names_subjects:
        details.append(history.corpus[claim.about].label.as_text)
    if claim.date:
        details.append(claim.date.words)
    if claim.unit and claim.unit != panel.unit:
        details.append(claim.unit.as_text)
    name = links.speaker_link(history, history.corpus[claim.voice]).label
    bar = _value_bar(claim.value, axis)
    return ClaimRow(claim, name, DETAIL_SEPARATOR.join(details), claim.value.words, bar)


def _value_bar(value: Figure | Date, axis: TimeAxis | None) -> Bar:
    """Return the bar of a figure, from zero or over a range, or the bar of a date.

    The bar of a date runs from its first day to its last, in percent of the axis.
    """
    if isinstance(value, Figure):
        low, high = value.bounds
        if low != high:
            return Bar(low, high, "range")
        return Bar(min(low, 0), max(high, 0), "uncertain" if value.qualifier else "")
    assert axis is not None
    return _bar_of_date(value, axis)


def _bar_of_date(date: Date, axis: TimeAxis) -> Bar:
    """Return the bar of a date, in percent of the axis: hollow if a bound is a guess.

    If a bound is unknown, the bar covers the other bound. If the date has no end yet, the bar
    continues to the end of the axis.
    """
    start = position_percent(axis, date.bounds[0].earliest_day.toordinal())
    stop = position_percent(axis, date.bounds[-1].latest_day.toordinal() + 1)
    if date.is_continuing:
        stop = 100
    style = "uncertain" if date.is_approximate else ""
    return Bar(start, max(stop, start + MIN_DATE_BAR_WIDTH), style)


def date_bar_html(date: Date, axis: TimeAxis) -> Markup:
    """Return the bar of a date as an image; dots extend it at an end that is unknown."""
    start, stop, style = _bar_of_date(date, axis)
    shape = Markup('<rect x="{:.3g}%" width="{:.3g}%"/>').format(start, stop - start)
    dots = Markup('<line x1="{:.3g}%" x2="{:.3g}%" y1="50%" y2="50%"/>')
    if date.start is None:
        shape += dots.format(start, start - DOTS_WIDTH)
    if date.end is None and not date.is_continuing:
        shape += dots.format(stop, stop + DOTS_WIDTH)
    return html_element("svg", shape, **{"class": style, "aria_hidden": "true"})
