"""The pages of deployments: one for each, and the list of all by side."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.corpus import addresses
from chronicle.drawing import spans
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page, record_page
from chronicle.history import History
from chronicle.queries import claims, links, ordering, selection
from chronicle.queries.links import Link
from chronicle.records.actor import Actor
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.place import PlaceRecord
from chronicle.records.question import Question
from chronicle.records.vocabulary import Property, Side
from chronicle.values.amounts import Figure, Number
from chronicle.values.text import Prose, capital

# The end of a unit of what is counted in a time: such a figure is none of the whole.
RATE = re.compile(r" a (?:day|month|year)$")


@dataclass(frozen=True)
class SideOfDeployments:
    """The deployments on a side or on none, with their anchor, heading and what the side is.

    `heads` are those of the columns of their table, `spans` their times as bars, by their ids.
    """

    anchor: str
    heading: Prose
    description: Markup
    deployments: Sequence[Deployment]
    heads: Sequence[str]
    spans: Mapping[str, Markup]


@dataclass(frozen=True, kw_only=True)
class DeploymentsPage(PageContext):
    """What the list of deployments shows."""

    template = "deployments.html"
    style = "index"

    deployments: Sequence[Deployment]
    """All of them."""
    sides: Sequence[SideOfDeployments]
    """The sides, and the deployments on each."""
    parts: Sequence[tuple[str, Prose, Sequence[Deployment]]]
    """The ways to these."""
    key: Markup
    """What their times as bars mean, in a line."""
    sizes: Mapping[str, Sequence[Link]]
    """The way to the size of a deployment, or to the least and the greatest, by its id."""
    size: str
    """What its size is called."""
    within: Collection[str]
    """The ids of those that are part of another, below which they stand."""


@dataclass(frozen=True, kw_only=True)
class DeploymentPage(PageContext):
    """What the page of a deployment shows."""

    template = "deployment.html"
    style = "leaf deployment"

    deployment: Deployment
    """The deployment."""
    steps: Sequence[tuple[str, str]]
    """The way to the page: each step an address and its words."""
    sizes: Sequence[Link]
    """The way to its size as a whole, or to the least figure and the greatest."""
    size: str
    """What its size is called."""
    holds_others: bool
    """Whether the first of its places holds all others."""
    questions: Sequence[Question]
    """The questions on it."""
    events: Sequence[Event]
    """The events that have to do with it, by date."""
    see: Sequence[Record]
    """What else has to do with it."""


def render_deployments(history: History) -> Page:
    """The list of deployments by side, those on none last; sides that have none are left out."""
    corpus = history.corpus
    sides: list[SideOfDeployments] = []
    sizes = {one.id: _sizes(history, one) for one in corpus.of(Deployment)}
    sender = corpus.settings.deployments.sender.as_html
    for side in (*corpus.of(Side), None):
        sent = _on(history, side)
        deployments = _below_wholes(history, sent)
        if not deployments:
            continue
        # Lists of about one time have one axis.
        drawn = spans.of(deployments, sides[0].deployments if sides else ())
        heads = ["What", "When", drawn.head, sender]
        sides.append(
            SideOfDeployments(
                anchor=side.id if side else "on-no-side",
                heading=_heading(side, is_only=not sides),
                description=side.description.as_html if side else Markup(""),
                deployments=deployments,
                heads=heads,
                spans=drawn.by_id,
            )
        )
    parts = [(side.anchor, side.heading, side.deployments) for side in sides]
    key = spans.key(corpus.of(Deployment))
    context = DeploymentsPage(
        deployments=corpus.of(Deployment),
        sides=sides,
        parts=parts,
        key=key,
        sizes={name: _ends(_ways_to(history, _in_all(given))) for name, given in sizes.items()},
        size=capital(_name_of_size(history)),
        within=_parts_of_others(history),
    )
    return make_page(
        history,
        context,
        address=addresses.DEPLOYMENTS,
        title=Prose(capital(corpus.settings.deployments.many)),
        description=f"{corpus.settings.deployments.who}.",
    )


def _ends(sizes: Sequence[Link]) -> Sequence[Link]:
    """The last of some sizes, which is the least, and the first; or the only one."""
    return [sizes[-1], sizes[0]] if sizes[1:] else sizes


def _parts_of_others(history: History) -> list[str]:
    """The ids of the deployments that are part of another."""
    sent = history.corpus.of(Deployment)
    return [one.id for one in sent if _whole(history, one, sent)]


def _name_of_size(history: History) -> str:
    """What the property is called that gives the size of a deployment."""
    for property_ in history.corpus.of(Property):
        if property_.size:
            return property_.name
    return "size"


def _heading(side: Side | None, is_only: bool) -> Prose:
    """What stands above the deployments on a side, or on none, which may be all that there are."""
    if side:
        return side.name
    return Prose("All" if is_only else "Others")


def _on(history: History, side: Side | None) -> list[Deployment]:
    """The deployments on a side, or on none: the best founded first, then the largest."""
    name = side and side.id
    sent = [deployment for deployment in history.corpus.of(Deployment) if deployment.side == name]

    def order(deployment: Deployment) -> tuple[int, Number]:
        standing = ordering.standing_order(history.corpus, deployment)
        return standing, -_size(history, deployment)

    return sorted(ordering.by_date(sent), key=order)


def _size(history: History, deployment: Deployment) -> Number:
    """The largest figure for a deployment as a whole; 0 where none is given."""
    figures = [claim.value for claim in _sizes(history, deployment)]
    return max((one.high for one in figures if isinstance(one, Figure)), default=0)


def _whole(history: History, part: Deployment, sent: Iterable[Deployment]) -> Deployment | None:
    """The deployment among some of whose unit that of another is a part."""
    unit = history.corpus.find(Actor, part.unit) if part.unit else None
    wholes = unit.part_of if unit else ()
    return next((one for one in sent if one.unit in wholes), None)


def _below_wholes(history: History, sent: Sequence[Deployment]) -> list[Deployment]:
    """The same deployments, each after that of whose unit its own is a part."""
    below: dict[str, list[Deployment]] = {}
    first = []
    for one in sent:
        whole = _whole(history, one, sent)
        if whole:
            below.setdefault(whole.id, []).append(one)
        else:
            first.append(one)
    rows = []
    while first:
        rows.append(first.pop(0))
        first[:0] = below.get(rows[-1].id, ())
    return rows


def _sizes(history: History, deployment: Deployment) -> list[Claim]:
    """The claims that give the size of a deployment as a whole, the greatest first."""
    corpus = history.corpus
    sizes = []
    for claim in corpus.linking(Claim, deployment.id, "about"):
        is_whole_figure = isinstance(claim.value, Figure) and not claim.part_of
        if is_whole_figure and corpus.get(Property, claim.property_).size:
            sizes.append(claim)
    return sorted(claims.ordered(sizes, corpus), key=_greatest_first)


def _greatest_first(claim: Claim) -> Number:
    return -claim.value.high if isinstance(claim.value, Figure) else 0


def _ways_to(history: History, sizes: Iterable[Claim]) -> list[Link]:
    """The ways to claims that give the size of a deployment, each figure once."""
    ways: dict[str, Link] = {}
    for claim in sizes:
        if isinstance(claim.value, Figure):
            words = claim.value.words + _rate(claim)
            ways.setdefault(words, links.link(history, claim, words))
    return list(ways.values())


def _in_all(sizes: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of some that give a size in all; or all, where each counts what came in a time.

    Between the one and the other there is no range.
    """
    return [claim for claim in sizes if not _rate(claim)] or sizes


def _rate(claim: Claim) -> str:
    """The time in which its figure is counted, if it is none of the whole: a year."""
    rate = RATE.search(claim.unit.as_text) if claim.unit else None
    return rate[0] if rate else ""


def _size_in_words(history: History, sizes: Sequence[Claim]) -> list[Link]:
    """The ways to its least figure and its greatest, or to the only one with what that counts."""
    sizes = _in_all(sizes)
    ways = _ways_to(history, sizes)
    if len(ways) != 1:
        return list(_ends(ways))
    figure, unit = sizes[0].value, sizes[0].unit
    assert isinstance(figure, Figure)
    words = f"{figure.words} {unit.as_text}" if unit else figure.words
    return [links.link(history, sizes[0], words)]


def render_deployment(history: History, deployment: Deployment) -> Page:
    """The page of a deployment."""
    sizes = _sizes(history, deployment)
    related = selection.related(history, deployment)
    events = ordering.by_date(record for record in related if isinstance(record, Event))
    context = DeploymentPage(
        deployment=deployment,
        steps=_steps(history, deployment),
        sizes=_size_in_words(history, sizes),
        size=capital(_name_of_size(history)),
        holds_others=_holds_others(history, deployment),
        questions=selection.questions(history, deployment),
        events=events,
        see=[record for record in related if record not in events],
    )
    return record_page(
        history,
        deployment,
        f"{deployment.date.words}. {deployment.summary}",
        context,
    )


def _holds_others(history: History, deployment: Deployment) -> bool:
    """Whether the first of several places of a deployment holds all others."""
    held = deployment.places[1:]
    for name in held:
        wholes = history.corpus.wholes(history.corpus.get(PlaceRecord, name))
        if deployment.places[0] not in wholes:
            return False
    return bool(held)


def _steps(history: History, deployment: Deployment) -> list[tuple[str, str]]:
    """The way to the page of a deployment: the list of all, and its side in that."""
    names = history.corpus.settings.deployments
    steps: list[tuple[str, str]] = [(addresses.DEPLOYMENTS, capital(names.many))]
    if deployment.side:
        side = history.corpus.get(Side, deployment.side)
        steps.append((f"{addresses.DEPLOYMENTS}#{side.id}", side.label.as_html))
    return steps
