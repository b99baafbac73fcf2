"""The pages of actors: one for each, and the list of a few lives, then of all by kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page, record_page
from chronicle.history import History, once_per_history
from chronicle.pages.actor.facts import Other, facts
from chronicle.queries import ordering, selection
from chronicle.queries.statements import Elsewhere, by_subject
from chronicle.records.actor import Actor
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.deployment import Deployment
from chronicle.records.event import Event
from chronicle.records.work import Work
from chronicle.values.text import Prose


@once_per_history
def ordered(history: History) -> list[Actor]:
    """Everyone and everything that acts, by name."""
    return sorted(
        history.corpus.of(Actor), key=lambda actor: ordering.alphabetical(actor.sorted_by)
    )


def with_lives(history: History) -> list[Actor]:
    """Those whose lives are told, by name."""
    return [actor for actor in ordered(history) if actor.life]


@dataclass(frozen=True, kw_only=True)
class ActorPage(PageContext):
    """What the page of an actor shows."""

    template = "actor.html"
    style = "leaf actor"

    actor: Actor
    """The actor."""
    facts: Mapping[str, Sequence[Other]]
    """What stands in its margin: who led it, what it led, what it is a part of."""
    events: Sequence[Event]
    """The events in which it took part, by date."""
    deployments: Sequence[Deployment]
    """The deployments in which it had a part, by date."""
    works: Sequence[Work]
    """The works that name it, by date."""
    voiced: Sequence[Elsewhere]
    """Where what it says of others stands."""
    related: Sequence[Record]
    """What is related to it, but the events and deployments of the page."""


@dataclass(frozen=True, kw_only=True)
class ActorsPage(PageContext):
    """What the list of actors shows."""

    template = "actors.html"
    style = "people"

    actors: Sequence[Actor]
    """All of them, by name."""
    lives: Sequence[Actor]
    """Those whose lives are told, those with most events first."""
    groups: Sequence[ActorGroup]
    """All of them by kind and by state."""


@dataclass(frozen=True)
class ActorGroup:
    """The actors of a kind, by the state that they belong to; those of no state come last."""

    anchor: str
    heading: Prose
    actors: Sequence[Actor]
    states: Mapping[Actor | None, Sequence[Actor]]


def render_actor(history: History, actor: Actor) -> Page:
    """The page of an actor."""
    corpus = history.corpus
    events = ordering.as_listed(corpus.linking(Event, actor.id))
    deployments = corpus.linking(Deployment, actor.id, "sender", "host", "unit")
    context = ActorPage(
        actor=actor,
        facts=facts(corpus, actor),
        events=events,
        deployments=ordering.by_date(deployments),
        works=sorted(corpus.linking(Work, actor.id), key=ordering.age),
        voiced=by_subject(corpus, _voiced(history, actor)),
        related=selection.related(history, actor, besides=[*events, *deployments]),
    )
    return record_page(
        history,
        actor,
        actor.description,
        context,
    )


def _voiced(history: History, actor: Actor) -> Iterator[Claim]:
    """The claims that an actor makes about others, also in works that are no paper of a scholar."""
    corpus = history.corpus
    names = [actor.id]
    for work in corpus.linking(Work, actor.id, "author.actor"):
        if work.is_witness(corpus.settings) or not work.is_paper:
            names.append(work.id)
    for name in names:
        for claim in corpus.linking(Claim, name, "voice"):
            if claim.about != actor.id:
                yield claim


def render_actors(history: History) -> Page:
    """The list of actors: the lives of those who took part in most events, and all by kind."""
    corpus = history.corpus
    context = ActorsPage(
        actors=ordered(history),
        lives=sorted(with_lives(history), key=lambda actor: -len(corpus.linking(Event, actor.id))),
        groups=list(_groups(history)),
    )
    return make_page(
        history,
        context,
        address=addresses.ACTORS,
        title=corpus.settings.actors,
        description=f"Everyone and everything that acts or is quoted in {history.site.name}.",
    )


def _groups(history: History) -> Iterator[ActorGroup]:
    """The actors by kind, last those without a name; kinds that have none are left out."""
    groups = grouped(((actor.kind, actor.unnamed), actor) for actor in ordered(history))
    for unnamed, kind in product((False, True), history.corpus.settings.actor_kinds):
        actors = groups.get((kind, unnamed))
        if actors:
            yield _group(history, kind, unnamed, actors)


def _group(history: History, kind: str, unnamed: bool, actors: Sequence[Actor]) -> ActorGroup:
    states: dict[Actor | None, list[Actor]] = {}
    for actor in actors:
        states.setdefault(_state(history, actor), []).append(actor)
    without = states.pop(None, [])
    by_state: dict[Actor | None, list[Actor]] = {}
    for state in ordered(history):
        if state in states:
            by_state[state] = states[state]
    if without:
        by_state[None] = without
    anchor = kind
    heading = history.corpus.settings.actor_kinds[kind].many
    if unnamed:
        anchor = f"{kind}-unnamed"
        heading = Prose("{} whom no source names").format(heading)
    return ActorGroup(anchor, heading, actors, by_state)


def _state(history: History, actor: Actor) -> Actor | None:
    """The state of what an actor is a part or an organ of; None where there is none."""
    wholes = [*actor.part_of]
    wholes += [one.actor for one in actor.relations if one.type == "organ_of"]
    for whole in wholes:
        one = history.corpus.get(Actor, whole)
        if one.kind == "state":
            return one
        state = _state(history, one)
        if state:
            return state
    return None
