"""What the pages of deployments show: one for each, and the list of all by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.amounts import Figure
from chronicle.record.dates import Date
from chronicle.record.models import (
    Chart,
    Claim,
    Deployment,
    DeploymentKind,
    Event,
    Property,
    Side,
    Standing,
)
from chronicle.record.text import Prose
from chronicle.views import claims, maps, ordering, record, selection
from chronicle.views.claims import ClaimTable
from chronicle.views.maps import MapPoint
from chronicle.views.page import DatedLink, Link, PageView, chapters, dated_links, link, links
from chronicle.views.record import EntryView
from chronicle.views.small_timelines import SmallTimeline, small_timeline
from chronicle.views.sources import sources


@dataclass(frozen=True)
class DeploymentView(EntryView):
    """A deployment. `located` are its places as points; `events` and `related` what it points to.

    The timeline has the deployment and those events.
    """

    date: Date
    side: Link
    sender: Link
    host: Link
    unit: Link | None
    places: tuple[Link, ...]
    located: tuple[MapPoint, ...]
    kind: Prose
    standing: Standing
    timeline: SmallTimeline | None
    charts: tuple[Link, ...]
    claims: ClaimTable
    events: tuple[DatedLink, ...]


@dataclass(frozen=True)
class DeploymentRow:
    """A deployment in the list: its strengths are links to the claims that give one."""

    date: Date
    link: Link
    sender: Link
    strengths: tuple[Link, ...]
    standing: Standing


@dataclass(frozen=True)
class SideView:
    """A side with its deployments, the best founded first."""

    id: str
    name: Prose
    description: Prose
    deployments: tuple[DeploymentRow, ...]


@dataclass(frozen=True)
class DeploymentsView(PageView):
    """The list of deployments by side; sides that have none are left out."""

    sides: tuple[SideView, ...]


def overview(book: Book) -> DeploymentsView:
    """The list of deployments."""
    sides = (_side(book, side) for side in book.corpus.of(Side))
    return DeploymentsView(
        address=addresses.DEPLOYMENTS,
        title=Prose("Deployments"),
        description="Who sent whom where, on all sides.",
        sides=tuple(side for side in sides if side.deployments),
    )


def view(book: Book, deployment: Deployment) -> DeploymentView:
    """The view of a deployment."""
    corpus = book.corpus
    related = selection.related(deployment, corpus)
    events = ordering.by_date(other for other in related if isinstance(other, Event))
    side = corpus[deployment.side]
    return DeploymentView(
        address=book.addresses[deployment.id],
        title=deployment.title,
        description=f"{deployment.date.words}. {deployment.summary}",
        date=deployment.date,
        summary=deployment.summary,
        side=Link(f"{addresses.DEPLOYMENTS}#{side.id}", side.label, side.kind_),
        sender=link(book, corpus[deployment.sender]),
        host=link(book, corpus[deployment.host]),
        unit=link(book, corpus[deployment.unit]) if deployment.unit else None,
        places=links(book, (corpus[place] for place in deployment.places)),
        located=maps.points(book, deployment.places),
        kind=corpus.get(DeploymentKind, deployment.kind).name,
        standing=standing(book, deployment),
        timeline=small_timeline(book, [deployment, *events]),
        related=links(book, (other for other in related if not isinstance(other, Event))),
        charts=links(book, corpus.linking(Chart, deployment.id, "deployments")),
        chapters=chapters(book, deployment),
        claims=claims.table(book, corpus.linking(Claim, deployment.id, "about")),
        questions=record.questions(book, deployment),
        events=dated_links(book, events),
        sources=sources(book, deployment.sources),
        corrections=record.corrections(book, deployment),
        foot=record.foot(book, deployment),
    )


def _side(book: Book, side: Side) -> SideView:
    sent = ordering.by_date(book.corpus.linking(Deployment, side.id, "side"))
    ordered = sorted(sent, key=partial(ordering.standing_order, book.corpus))
    rows = tuple(_row(book, deployment) for deployment in ordered)
    return SideView(side.id, side.name, side.description, rows)


def _row(book: Book, deployment: Deployment) -> DeploymentRow:
    return DeploymentRow(
        deployment.date,
        link(book, deployment),
        link(book, book.corpus[deployment.sender]),
        tuple(_strengths(book, deployment)),
        standing(book, deployment),
    )


def _strengths(book: Book, deployment: Deployment) -> Iterator[Link]:
    about = book.corpus.linking(Claim, deployment.id, "about")
    for claim in claims.ordered(about, book.corpus):
        is_size = book.corpus.get(Property, claim.property_).size
        if is_size and isinstance(claim.value, Figure) and not claim.part_of:
            yield link(book, claim, claim.value.words)


def standing(book: Book, deployment: Deployment) -> Standing:
    """How well the papers bear a deployment out."""
    return book.corpus.get(Standing, deployment.standing)
