"""What a chart shows: panels of marks, each a claim or a deployment.

Nothing is summed, averaged or filled in between, here or where it is drawn: the mark of a claim
has its number, its doubt and its date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import attrgetter
from typing import Literal

from chronicle.book import Book, once_a_book
from chronicle.citation import labels
from chronicle.record import locators
from chronicle.record.amounts import Figure
from chronicle.record.dates import Date
from chronicle.record.models import Chart, Claim, Deployment, Panel, Record, Source, Work
from chronicle.record.within import sources_of
from chronicle.views import selection

MOST = 9  # marks that have room in a small drawing
# How the marks of a panel are drawn: a row a mark; figures at their dates; a row a mark, at its
# dates.
Form = Literal["rows", "time", "spans"]
# What a number is: as given, about right, or a bound of what it may be.
Doubt = Literal["", "rough", "lower", "upper"]
# The doubt that each qualifier of a figure casts on it.
DOUBTS: dict[str, Doubt] = {
    "": "",
    "about": "rough",
    "nearly": "rough",
    "estimated": "rough",
    "over": "lower",
    "at_least": "lower",
    "at_most": "upper",
}


@dataclass(frozen=True)
class ChartMark:
    """A mark of a chart: the id and the address of what it shows, and words for it.

    `name` and `detail` stand beside it, `words` is its value; `low` and `high` are the same where
    that is one number.
    """

    id: str
    address: str
    name: str
    detail: str
    words: str
    low: float = 0
    high: float = 0
    doubt: Doubt = ""
    date: Date | None = None


@dataclass(frozen=True)
class ChartPanel:
    """Marks that share an axis; `unit` is what the axis counts. Title and unit may be empty."""

    form: Form
    title: str
    unit: str
    marks: tuple[ChartMark, ...]


@once_a_book
def panels(book: Book, chart: Chart) -> tuple[ChartPanel, ...]:
    """What a chart shows."""
    if chart.kind == "spans":
        marks = tuple(_deployment_mark(book, name) for name in chart.deployments)
        return (ChartPanel("spans", "", "", marks),)
    form: Form = "time" if chart.kind == "over-time" else "rows"
    return tuple(
        ChartPanel(
            form,
            panel.title or "",
            panel.unit,
            tuple(_claim_mark(claim, chart, panel, book) for claim in claims(panel, book)),
        )
        for panel in chart.panels
    )


def first_panels(panels: Sequence[ChartPanel]) -> Sequence[ChartPanel]:
    """The panels that have room in a small drawing, one at least."""
    ends = accumulate(len(panel.marks) for panel in panels)
    return panels[: max(1, sum(end <= MOST for end in ends))]


def places(book: Book, chart: Chart) -> tuple[Source, ...]:
    """The places in the papers from which a chart has its marks, each once, by paper."""
    order = [paper.id for paper in selection.papers(book.corpus)]
    cited = (source for name in chart.draws for source in sources_of(book.corpus[name]))
    found = {(one.work, one.at): one for one in cited}
    ordered = sorted(found, key=lambda place: (order.index(place[0]), locators.places(place[1])))
    return tuple(found[place] for place in ordered)


def credit(book: Book, chart: Chart) -> str:
    """Who says what a chart shows, in a line, for a drawing that stands alone."""
    parts = []
    for name, group in groupby(places(book, chart), key=attrgetter("work")):
        cited = "; ".join(one.at for one in group)
        parts.append(f"{voice(book.corpus[name])}, {cited}")
    address = f"{book.site.url}{book.addresses[chart.id]}"
    return f"{'; '.join(parts)}. {book.site.name}, {address}"


def claims(panel: Panel, book: Book) -> list[Claim]:
    """The claims of a panel, in the order in which they are read."""
    return [book.corpus.get(Claim, identifier) for identifier in panel.claims]


def voice(record: Record) -> str:
    """Who asserts something, a work or an actor, in plain text; one of the papers by its author."""
    if isinstance(record, Work) and record.is_paper:
        return labels.paper_name(record).as_text
    return labels.speaker(record)


def _claim_mark(claim: Claim, chart: Chart, panel: Panel, book: Book) -> ChartMark:
    figure, date, corpus = claim.value, claim.date, book.corpus
    assert isinstance(figure, Figure)
    names = {
        "voice": voice(corpus[claim.voice]),
        "subject": corpus[claim.about].label,
        "date": date.words if date else "undated",
    }
    return ChartMark(
        id=claim.id,
        address=book.addresses[claim.id],
        name=names[chart.by],
        detail=" · ".join(_details(claim, chart, panel, book)),
        words=figure.words,
        low=figure.low,
        high=figure.high,
        doubt=DOUBTS[figure.qualifier],
        date=date,
    )


def _details(claim: Claim, chart: Chart, panel: Panel, book: Book) -> list[str]:
    """What stands under the name of a mark: voice, date and unit, unless the chart has said it."""
    voices = {other.voice for panel in chart.panels for other in claims(panel, book)}
    details = []
    if chart.by != "voice" and len(voices) > 1:
        details.append(voice(book.corpus[claim.voice]))
    if chart.by != "date" and claim.date:
        details.append(claim.date.words)
    if claim.unit and claim.unit != panel.unit:
        details.append(claim.unit)
    return details


def _deployment_mark(book: Book, identifier: str) -> ChartMark:
    deployment = book.corpus.get(Deployment, identifier)
    words = deployment.date.words
    return ChartMark(
        id=deployment.id,
        address=book.addresses[deployment.id],
        name=deployment.title,
        detail=f"{words} · {book.corpus[deployment.standing].label}",
        words=words,
        date=deployment.date,
    )
