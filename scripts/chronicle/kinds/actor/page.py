"""The pages of actors: one for each, and the list of a few lives, then of all by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any

from markupsafe import escape

from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.history import History, once_per_history
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.actor.relationships import Relationship, relationships
from chronicle.kinds.base import Name
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.deployment.model import Deployment
from chronicle.kinds.event.model import Event
from chronicle.kinds.names import native, own_names
from chronicle.kinds.work.model import Person, Work
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page, record_page
from chronicle.queries import claims, links, ordering
from chronicle.queries.claims import StatementGroup
from chronicle.queries.links import Link
from chronicle.queries.ordering import YearOfEvents
from chronicle.values.amounts import counted_by_noun
from chronicle.values.text import Label, Prose, first_sentence

# So many lives stand at the head of the list.
LIVES = 12


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

    actor: Actor
    """The actor."""
    native: tuple[Name, ...]
    """The forms of its name that stand in the heading."""
    own_names: list[Name]
    """The forms that papers print, or that are its own."""
    events: Sequence[Event]
    """The events in which it took part."""
    years: tuple[YearOfEvents, ...]
    """These events by year, each with those that are folded."""
    deployments: Sequence[Deployment]
    """The deployments in which it had a part, by date."""
    works: Sequence[Work]
    """The works that name it."""
    stated: Sequence[StatementGroup]
    """What is said of it."""
    voiced: Sequence[StatementGroup]
    """What it says of others."""
    has_folded: bool
    """Whether a year has events that are folded."""
    roles: Callable[[Work], Sequence[str]]
    """In which roles a work names it that it did not write."""
    relationships: Sequence[Relationship]
    """How it is related to others."""
    several: Sequence[Relationship]
    """Those that rest on more than one event in which both took part."""
    once: Sequence[Relationship]
    """The others."""


@dataclass(frozen=True, kw_only=True)
class ActorsPage(PageContext):
    """What the list of actors shows."""

    template = "actors.html"
    style = "people"
    scripts = ("people.js",)

    actors: Sequence[Actor]
    """All of them, by name."""
    lives: Sequence[Actor]
    """Those whose lives stand at the head."""
    groups: tuple[ActorGroup, ...]
    """All of them by kind and by state."""
    clause: Callable[[Prose], Prose]
    """The first sentence of a text."""
    did: Callable[[Actor], str]
    """What an actor did, counted."""
    native: Callable[[Actor], tuple[Name, ...]]
    """The forms of a name that stand in a heading."""
    listed: Callable[[Actor], Link]
    """The way to an actor, under the name by which it is sorted."""
    other_names: Callable[[Actor], Sequence[str]]
    """The other forms of the name of an actor."""


def render_actor(history: History, actor: Actor) -> Page:
    """The page of an actor; `stated` is what is said of it, `voiced` what it says of others."""
    events = [*history.corpus.linking(Event, actor.id)]
    years = tuple(ordering.years_of_events(events, ordering.is_by_month(history)))
    related = relationships(history, actor)
    several = []
    once = []
    for relationship in related:
        if relationship.is_of_one_event:
            once.append(relationship)
        else:
            several.append(relationship)
    return record_page(
        history,
        actor,
        actor.description,
        ActorPage(
            actor=actor,
            native=native(actor),
            own_names=own_names(actor),
            events=events,
            years=years,
            has_folded=any(year.folded for year in years),
            roles=partial(_roles, actor),
            deployments=ordering.by_date(_deployments(history, actor)),
            works=_works(history, actor),
            stated=_by_weight(claims.about(history, actor)),
            voiced=_by_weight(claims.statements(history, _voiced(history, actor))),
            relationships=related,
            several=several,
            once=once,
        ),
    )


def _roles(actor: Actor, work: Work) -> list[str]:
    """In which roles a work names an actor that did not write it."""

    def has(people: Iterable[Person]) -> bool:
        return any(person.actor == actor.id for person in people)

    if has(work.author):
        return []
    named = {"editor": work.editor, "translator": work.translator, "recipient": work.recipient}
    return [role for role, people in named.items() if has(people)]


def _by_weight(groups: Iterable[claims.StatementGroup]) -> list[claims.StatementGroup]:
    """Words before figures, and what is said most often first."""
    return sorted(groups, key=lambda group: (group.property.value == "figure", -len(group.claims)))


def _deployments(history: History, actor: Actor) -> tuple[Deployment, ...]:
    return history.corpus.linking(Deployment, actor.id, "sender", "host", "unit")


def _works(history: History, actor: Actor, *roles: str) -> list[Work]:
    """The works that name an actor, in any role or in these: papers, its own, then by date."""

    def order(work: Work) -> tuple[bool, bool, bool, Any]:
        is_by_others = all(person.actor != actor.id for person in work.author)
        date = work.spoken or work.issued
        if date is None:
            return not work.is_paper, is_by_others, True, None
        return not work.is_paper, is_by_others, False, date.sort_key

    return sorted(history.corpus.linking(Work, actor.id, *roles), key=order)


def _voiced(history: History, actor: Actor) -> list[Claim]:
    """The claims that an actor makes about others, also in works that are no paper of a scholar."""
    voices = [actor.id]
    for work in _works(history, actor, "author.actor"):
        if work.is_witness or not work.is_paper:
            voices.append(work.id)
    voiced = []
    for voice in voices:
        for claim in history.corpus.linking(Claim, voice, "voice"):
            if claim.about != actor.id:
                voiced.append(claim)
    return voiced


def render_actors(history: History) -> Page:
    """The list of actors: the lives of those who took part in most events, and all by kind."""
    corpus = history.corpus
    lives = sorted(with_lives(history), key=lambda actor: -len(corpus.linking(Event, actor.id)))
    return make_page(
        history,
        ActorsPage(
            actors=ordered(history),
            lives=lives[:LIVES],
            groups=tuple(_groups(history)),
            clause=first_sentence,
            did=partial(_did, history),
            native=native,
            listed=partial(_listed, history),
            other_names=_other_names,
        ),
        address=addresses.ACTORS,
        title=corpus.settings.actors,
        description="Everyone and everything that acts or is quoted.",
    )


def _listed(history: History, actor: Actor) -> Link:
    """The way to an actor by the name under which it is sorted, if that is another."""
    if not actor.family:
        return links.link(history, actor)
    return links.link(history, actor, Label(escape(actor.sorted_by)))


def _other_names(actor: Actor) -> list[str]:
    """The forms of the name of an actor besides the usual one, each once in whichever case."""
    names: dict[str, str] = {}
    for name in actor.names:
        if name.text != actor.name:
            names.setdefault(name.text.lower(), name.text)
    return list(names.values())


def _did(history: History, actor: Actor) -> str:
    """What an actor did, counted: `12 events, 1 deployment, 3 statements`."""
    corpus = history.corpus
    names = corpus.settings.deployments
    return counted_by_noun(
        (
            (len(corpus.linking(Event, actor.id)), "event", "events"),
            (len(_deployments(history, actor)), names.one, names.many),
            (len(corpus.linking(Claim, actor.id, "voice")), "statement", "statements"),
        )
    )


@dataclass(frozen=True)
class ActorGroup:
    """The actors of a kind, by the state that they belong to; those of no state come last.

    `parts` are those that stand under what they are a part of, by its id.
    """

    anchor: str
    heading: str
    actors: Sequence[Actor]
    states: Sequence[tuple[Actor | None, Sequence[Actor]]]
    parts: Mapping[str, Sequence[Actor]]


def _groups(history: History) -> Iterator[ActorGroup]:
    """The actors by kind, persons without a name apart; kinds that have none are left out."""
    groups = grouped(((actor.kind, actor.unnamed), actor) for actor in ordered(history))
    for kind, unnamed in product(history.corpus.settings.actor_kinds, (False, True)):
        actors = groups.get((kind, unnamed))
        if actors:
            yield _group(history, kind, unnamed, actors)


def _group(history: History, kind: str, unnamed: bool, actors: Sequence[Actor]) -> ActorGroup:
    own = {actor.id for actor in actors}
    parts: dict[str, list[Actor]] = {}
    states: dict[Actor | None, list[Actor]] = {}
    for actor in actors:
        wholes = [name for name in actor.part_of if name in own]
        if wholes:
            parts.setdefault(wholes[0], []).append(actor)
        else:
            states.setdefault(_state(history, actor), []).append(actor)

    def rank(group: tuple[Actor | None, Sequence[Actor]]) -> tuple[bool, str]:
        state, _ = group
        if state is None:
            return True, ""
        return False, ordering.alphabetical(state.name)

    anchor = kind
    heading = history.corpus.settings.actor_kinds[kind].many
    if unnamed:
        anchor = f"{kind}-unnamed"
        heading = Prose("{} whom no source names").format(heading)
    return ActorGroup(anchor, heading, actors, sorted(states.items(), key=rank), parts)


def _state(history: History, actor: Actor) -> Actor | None:
    """The state that an actor belongs to by way of what it is a part of; None for a state."""
    if not actor.part_of:
        return None
    whole = history.corpus.get(Actor, actor.part_of[0])
    if whole.kind == "state":
        return whole
    return _state(history, whole)
