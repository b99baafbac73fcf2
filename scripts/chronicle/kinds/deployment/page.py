"""The pages of deployments: one for each, and the list of all by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.vocabulary.model import Property, Side
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page, record_page
from chronicle.queries import claims, ordering
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose, capital


@dataclass(frozen=True, kw_only=True)
class DeploymentsPage(PageContext):
    """What the list of deployments shows."""

    template = "deployments.html"

    sides: Sequence[tuple[Side | None, Sequence[Deployment]]]
    """The sides, and the deployments on each."""
    sizes: Mapping[str, Sequence[Claim]]
    """The claims that give the size of a deployment, by its id."""
    has_sizes: bool
    """Whether any has such a claim."""
    size: str
    """What its size is called."""


@dataclass(frozen=True, kw_only=True)
class DeploymentPage(PageContext):
    """What the page of a deployment shows."""

    template = "deployment.html"

    deployment: Deployment
    """The deployment."""


def render_deployments(history: History) -> Page:
    """The list of deployments by side, those on none last; sides that have none are left out."""
    corpus = history.corpus
    sides: list[tuple[Side | None, list[Deployment]]] = []
    for side in (*corpus.of(Side), None):
        deployments = _on(history, side)
        if deployments:
            sides.append((side, deployments))

    sizes = {}
    for deployment in corpus.of(Deployment):
        sizes[deployment.id] = _sizes(history, deployment)
    return make_page(
        history,
        DeploymentsPage(
            sides=sides,
            sizes=sizes,
            has_sizes=any(sizes.values()),
            size=_name_of_size(history),
        ),
        address=addresses.DEPLOYMENTS,
        title=Prose(capital(corpus.settings.deployments.many)),
        description=f"{corpus.settings.deployments.who}.",
    )


def _name_of_size(history: History) -> str:
    """What the property is called that gives the size of a deployment."""
    for property_ in history.corpus.of(Property):
        if property_.size:
            return property_.name
    return "size"


def _on(history: History, side: Side | None) -> list[Deployment]:
    """The deployments on a side, or on none, the best founded first."""
    name = side and side.id
    sent = [deployment for deployment in history.corpus.of(Deployment) if deployment.side == name]
    return sorted(ordering.by_date(sent), key=partial(ordering.standing_order, history.corpus))


def _sizes(history: History, deployment: Deployment) -> list[Claim]:
    """The claims that give the size of a deployment as a whole."""
    corpus = history.corpus
    sizes = []
    for claim in corpus.linking(Claim, deployment.id, "about"):
        is_whole_figure = isinstance(claim.value, Figure) and not claim.part_of
        if is_whole_figure and corpus.get(Property, claim.property_).size:
            sizes.append(claim)
    return claims.ordered(sizes, corpus)


def render_deployment(history: History, deployment: Deployment) -> Page:
    """The page of a deployment."""
    return record_page(
        history,
        deployment,
        f"{deployment.date.words}. {deployment.summary}",
        DeploymentPage(deployment=deployment),
    )
