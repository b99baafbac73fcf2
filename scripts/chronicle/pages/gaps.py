"""The page of what the record does not have: missing, uncertain or unseen, as records show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronicle.corpus import addresses
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.vocabulary.model import Standing
from chronicle.kinds.within import sources_of
from chronicle.kinds.work.model import Work
from chronicle.kinds.work.papers import PaperPlace, places
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import ordering, selection
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose


@dataclass(frozen=True, kw_only=True)
class GapsPage(PageContext):
    """What the page of what is missing shows."""

    template = "gaps.html"
    style = "index"

    doubtful: Sequence[Deployment]
    """Deployments that are doubtful."""
    unsupported: Sequence[Claim]
    """Figures for which the paper names no source."""
    undated: Sequence[Event]
    """Events of which the date is uncertain."""
    one_place: Sequence[Actor]
    """Persons of whom one place tells."""
    papers: Mapping[Work, Sequence[PaperPlace]]
    """The places of each paper that nothing cites."""


def render_gaps(history: History) -> Page:
    """The page of what is missing."""
    corpus = history.corpus
    doubtful = []
    for deployment in corpus.of(Deployment):
        if corpus.get(Standing, deployment.standing).doubtful:
            doubtful.append(deployment)
    uncertain = [event for event in corpus.of(Event) if not event.date.is_certain]
    uncited = {}
    for paper in selection.papers(corpus):
        uncited[paper] = [place for place in places(history, paper) if not place.is_cited]

    return make_page(
        history,
        GapsPage(
            doubtful=doubtful,
            unsupported=[claim for claim in corpus.of(Claim) if _is_unsupported(claim, corpus)],
            undated=ordering.by_date(uncertain),
            one_place=[
                actor for actor in corpus.of(Actor) if _is_person_of_one_place(actor, corpus)
            ],
            papers=uncited,
        ),
        address=addresses.GAPS,
        title=Prose("What is missing"),
        description="What the record does not have or cannot show, and what would help.",
    )


def _is_unsupported(claim: Claim, corpus: Corpus) -> bool:
    """Whether it is a figure for which the paper names no source, and is no witness itself."""
    if not isinstance(claim.value, Figure):
        return False
    for source in claim.sources:
        if source.rests_on or corpus.get(Work, source.work).is_witness:
            return False
    return True


def _is_person_of_one_place(actor: Actor, corpus: Corpus) -> bool:
    """Whether it is a person of whom the record knows from one place in one paper."""
    if actor.kind != "person":
        return False
    cited = set()
    for record in (actor, *corpus.linking(Event, actor.id), *corpus.linking(Claim, actor.id)):
        for source in sources_of(record):
            cited.add((source.work, source.at))
    return len(cited) == 1
