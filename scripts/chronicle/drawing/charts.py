"""Charts: a row a claim or a deployment, its words above a bar as long as its figure or its time.

Nothing is summed, averaged, rounded or filled in between: a row has the figure of its claim, with
its doubt. Pages have charts in HTML, editions and whoever takes one away in SVG.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import attrgetter

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import marks
from chronicle.drawing.marks import Mark
from chronicle.history import History, once_per_history
from chronicle.kinds.base import Record, Source
from chronicle.kinds.chart.model import Chart, Panel
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.within import sources_of
from chronicle.queries import links, selection
from chronicle.values import days, locators
from chronicle.values.amounts import Figure
from chronicle.values.text import Label, Prose, capital


@dataclass(frozen=True)
class Row:
    """A claim or a deployment: what it is called, what stands beside that, its value, its bar."""

    record: Claim | Deployment
    name: Prose | Label
    detail: str
    value: str
    mark: Mark


@dataclass(frozen=True)
class Group:
    """Rows on one scale; `labels` are the years along it, in per cent, where it is one of time."""

    heading: str
    rows: Sequence[Row]
    labels: Mapping[str, float]


def figure(history: History, chart: Chart, href: Callable[[Record], str]) -> Markup:
    """A chart for a page, as HTML; `href` is the way to a record."""
    return templates.fill(
        "chronicle.drawing", "chart.html", groups=groups(history, chart), href=href
    )


def svg(history: History, chart: Chart, is_alone: bool = True) -> Markup:
    """A chart as SVG, `alone` with its title, what it shows and who says so."""
    return templates.fill(
        "chronicle.drawing",
        "chart.svg",
        groups=groups(history, chart),
        href=lambda record: f"{history.site.url}{history.addresses[record.id]}",
        chart=chart,
        credit=credit(history, chart) if is_alone else "",
    )


@once_per_history
def groups(history: History, chart: Chart) -> tuple[Group, ...]:
    """The rows of a chart, by panel."""
    if chart.deployments:
        return (
            _over_time(
                [history.corpus.get(Deployment, name) for name in chart.deployments], history
            ),
        )
    return tuple(_group(chart, panel, history) for panel in chart.panels)


def _group(chart: Chart, panel: Panel, history: History) -> Group:
    """The rows of a panel, on the scale of all that counts the same in its chart."""
    alike = [other for other in chart.panels if other.unit == panel.unit]
    values = chain.from_iterable(_figures(other, history) for other in alike)
    ends = list(chain.from_iterable(figure.ends for _, figure in values))
    low, high = min(0, *ends), max(0, *ends) or 1
    heading = " · ".join(filter(None, (panel.title, panel.unit)))
    rows = [
        _row(claim, figure, chart, panel, marks.of_figure(figure, low, high), history)
        for claim, figure in _figures(panel, history)
    ]
    return Group(capital(heading), rows, {})


def _figures(panel: Panel, history: History) -> list[tuple[Claim, Figure]]:
    """The claims of a panel, each with its figure."""
    claims = (history.corpus.get(Claim, name) for name in panel.claims)
    return [(claim, claim.value) for claim in claims if isinstance(claim.value, Figure)]


@once_per_history
def _voices(history: History, chart: Chart) -> frozenset[str]:
    """The ids of those whose figures a chart draws."""
    drawn = chain.from_iterable(_figures(panel, history) for panel in chart.panels)
    return frozenset(claim.voice for claim, _ in drawn)


def _row(
    claim: Claim, figure: Figure, chart: Chart, panel: Panel, mark: Mark, history: History
) -> Row:
    """A claim, called by what its chart goes by, with what else tells it from others."""
    voice = links.voice(history, history.corpus[claim.voice]).label
    details: list[str] = []
    if chart.by != "voice" and len(_voices(history, chart)) > 1:
        details.append(voice.as_text)
    if chart.by != "date" and claim.date:
        details.append(claim.date.words)
    if claim.unit and claim.unit != panel.unit:
        details.append(claim.unit)
    return Row(
        record=claim,
        name=_name(claim, chart, voice, history),
        detail=" · ".join(details),
        value=figure.words,
        mark=mark,
    )


def _name(claim: Claim, chart: Chart, voice: Prose | Label, history: History) -> Prose | Label:
    """What the row of a claim is called: by its voice, its date or its subject."""
    match chart.by:
        case "voice":
            return voice
        case "date":
            return Prose(claim.date.words if claim.date else "undated")
        case "subject":
            return history.corpus[claim.about].label


def _over_time(deployments: Sequence[Deployment], history: History) -> Group:
    """Deployments as bars over their dates."""
    dates = [one.date for one in deployments]
    axis = days.axis(
        min(date.first for date in dates), max(date.latest or date.first for date in dates)
    )
    rows = [
        Row(
            record=one,
            name=one.title,
            detail=history.corpus[one.standing].label.as_text,
            value=one.date.unbroken,
            mark=marks.of_date(one.date, axis),
        )
        for one in deployments
    ]
    labels = {words: marks.share(axis.share(day), 0, 1) for day, words in axis.labels.items()}
    return Group("", rows, labels)


def places(history: History, chart: Chart) -> tuple[Source, ...]:
    """The places from which a chart has its rows, each once: by paper, then of documents."""
    order = [paper.id for paper in selection.papers(history.corpus)]
    cited = (source for name in chart.draws for source in sources_of(history.corpus[name]))
    found = {(one.work, one.at): one for one in cited}
    order.extend(sorted({work for work, _ in found}.difference(order)))
    ordered = sorted(found, key=lambda place: (order.index(place[0]), locators.places(place[1])))
    return tuple(found[place] for place in ordered)


def credit(history: History, chart: Chart) -> str:
    """Who says what a chart shows, in a line, for a drawing that stands alone."""
    parts = []
    for name, group in groupby(places(history, chart), key=attrgetter("work")):
        cited = "; ".join(one.at for one in group)
        parts.append(f"{links.voice(history, history.corpus[name]).label.as_text}, {cited}")
    address = f"{history.site.url}{history.addresses[chart.id]}"
    return f"{'; '.join(parts)}. {history.site.name}, {address}"
