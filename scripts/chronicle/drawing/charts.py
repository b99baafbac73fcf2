"""Charts: a row a claim or a deployment, its words above a bar as long as its figure or its time.

Nothing is summed, averaged, rounded or filled in between: a row has the figure of its claim, with
its doubt. Pages have charts in HTML, books and whoever takes one away in SVG.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from chronicle import templates
from chronicle.book import Book, once_a_book
from chronicle.drawing import marks
from chronicle.drawing.marks import Mark
from chronicle.record import days, locators
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Deployment, Panel, Record, Source
from chronicle.record.text import Label, Prose, capital
from chronicle.record.within import sources_of
from chronicle.views import page, selection


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


def figure(book: Book, chart: Chart, href: Callable[[Record], str]) -> Markup:
    """A chart for a page, as HTML; `href` is the way to a record."""
    return _fill("chart.html", groups=groups(book, chart), href=href)


def svg(book: Book, chart: Chart, is_alone: bool = True) -> Markup:
    """A chart as SVG, `alone` with its title, what it shows and who says so."""

    def href(record: Record) -> str:
        return f"{book.site.url}{book.addresses[record.id]}"

    return _fill(
        "chart.svg",
        groups=groups(book, chart),
        href=href,
        chart=chart,
        credit=credit(book, chart) if is_alone else "",
    )


def _fill(template: str, **values: object) -> Markup:
    filled = templates.environment("chronicle.drawing").get_template(template)
    return Markup(templates.compact(filled.render(values)))


@once_a_book
def groups(book: Book, chart: Chart) -> tuple[Group, ...]:
    """The rows of a chart, by panel."""
    if chart.deployments:
        return (
            _over_time([book.corpus.get(Deployment, name) for name in chart.deployments], book),
        )
    return tuple(
        Group(
            capital(" · ".join(filter(None, (panel.title, panel.unit)))),
            [_row(claim, figure, chart, panel, book) for claim, figure in _figures(panel, book)],
            {},
        )
        for panel in chart.panels
    )


def _figures(panel: Panel, book: Book) -> list[tuple[Claim, Figure]]:
    """The claims of a panel, each with its figure."""
    claims = (book.corpus.get(Claim, name) for name in panel.claims)
    return [(claim, claim.value) for claim in claims if isinstance(claim.value, Figure)]


def _row(claim: Claim, figure: Figure, chart: Chart, panel: Panel, book: Book) -> Row:
    """A claim on the scale of all that counts the same in its chart."""
    alike = [other for other in chart.panels if other.unit == panel.unit]
    ends = [end for other in alike for _, value in _figures(other, book) for end in value.ends]
    voice = page.voice(book, book.corpus[claim.voice]).label
    names: dict[str, Prose | Label] = {
        "voice": voice,
        "subject": book.corpus[claim.about].label,
        "date": Prose(claim.date.words if claim.date else "undated"),
    }
    voices = {value.voice for other in chart.panels for value, _ in _figures(other, book)}
    details = (
        voice.as_text if chart.by != "voice" and len(voices) > 1 else "",
        claim.date.words if chart.by != "date" and claim.date else "",
        claim.unit if claim.unit != panel.unit else "",
    )
    return Row(
        record=claim,
        name=names[chart.by],
        detail=" · ".join(filter(None, details)),
        value=figure.words,
        mark=marks.of_figure(figure, min(0, *ends), max(0, *ends) or 1),
    )


def _over_time(deployments: Sequence[Deployment], book: Book) -> Group:
    """Deployments as bars over their dates."""
    dates = [one.date for one in deployments]
    axis = days.axis(
        min(date.first for date in dates), max(date.latest or date.first for date in dates)
    )
    rows = [
        Row(
            record=one,
            name=one.title,
            detail=book.corpus[one.standing].label.as_text,
            value=one.date.words,
            mark=marks.of_date(one.date, axis),
        )
        for one in deployments
    ]
    labels = {words: marks.share(axis.share(day), 0, 1) for day, words in axis.labels.items()}
    return Group("", rows, labels)


def places(book: Book, chart: Chart) -> tuple[Source, ...]:
    """The places from which a chart has its rows, each once: by paper, then of documents."""
    order = [paper.id for paper in selection.papers(book.corpus)]
    cited = (source for name in chart.draws for source in sources_of(book.corpus[name]))
    found = {(one.work, one.at): one for one in cited}
    order.extend(sorted({work for work, _ in found}.difference(order)))
    ordered = sorted(found, key=lambda place: (order.index(place[0]), locators.places(place[1])))
    return tuple(found[place] for place in ordered)


def credit(book: Book, chart: Chart) -> str:
    """Who says what a chart shows, in a line, for a drawing that stands alone."""
    parts = []
    for name, group in groupby(places(book, chart), key=attrgetter("work")):
        cited = "; ".join(one.at for one in group)
        parts.append(f"{page.voice(book, book.corpus[name]).label.as_text}, {cited}")
    address = f"{book.site.url}{book.addresses[chart.id]}"
    return f"{'; '.join(parts)}. {book.site.name}, {address}"
