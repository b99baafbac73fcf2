"""What the list of actors shows: a few lives, then everyone by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.amounts import counted_by_noun
from chronicle.record.models import Actor, Claim, Deployment, Event
from chronicle.record.text import Prose, first_sentence
from chronicle.views import actors, ordering
from chronicle.views.names import NameView, native
from chronicle.views.page import Link, PageView, link
from chronicle.views.small_timelines import SmallTimeline, small_timeline

# So many lives stand at the head of the list.
LIVES = 12


@dataclass(frozen=True)
class LifeRow:
    """Somebody whose life is told: in a clause, and in the dates of what they did.

    `native` is the first form of the name in another script than the Latin; `did` counts what they
    did in words.
    """

    link: Link
    native: NameView | None
    clause: Prose
    timeline: SmallTimeline | None
    did: str


@dataclass(frozen=True)
class ActorRow:
    """An actor in the list, with the first form of its name in another script than the Latin.

    `names` are all other forms, by which it can be found too; `did` counts what it did in words,
    empty where it did nothing; `within` are its parts of the same kind, or its relatives.
    """

    link: Link
    native: NameView | None
    names: tuple[str, ...]
    did: str
    within: tuple[ActorRow, ...]


@dataclass(frozen=True)
class StateGroup:
    """Actors of a kind that belong to a state; to none where `state` is None."""

    state: Link | None
    actors: tuple[ActorRow, ...]


@dataclass(frozen=True)
class ActorGroup:
    """The actors of a kind by the state that they belong to, each group by name."""

    kind: str
    name: str
    count: int
    states: tuple[StateGroup, ...]


@dataclass(frozen=True)
class ActorsView(PageView):
    """The list of actors: lives, and all by kind; kinds that have none are left out."""

    count: int
    lives: tuple[LifeRow, ...]
    groups: tuple[ActorGroup, ...]


def overview(book: Book) -> ActorsView:
    """The list of actors."""
    ordered = actors.ordered(book)
    by_kind: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in ordered:
        by_kind[actor.kind].append(actor)
    return ActorsView(
        address=addresses.ACTORS,
        title=book.corpus.settings.actors,
        description="Everyone and everything that acts or is quoted.",
        count=len(ordered),
        lives=_lives(book, [actor for actor in ordered if actor.life]),
        groups=tuple(
            ActorGroup(kind, name.many, len(by_kind[kind]), _by_state(book, by_kind[kind]))
            for kind, name in book.corpus.settings.kind_names.items()
            if by_kind[kind]
        ),
    )


def _lives(book: Book, actors: Iterable[Actor]) -> tuple[LifeRow, ...]:
    """The lives of those who took part in most events, these first."""
    corpus = book.corpus
    busiest = sorted(actors, key=lambda actor: -len(corpus.linking(Event, actor.id)))
    return tuple(
        LifeRow(
            link(book, actor),
            next(iter(native(book, actor)), None),
            first_sentence(actor.description),
            small_timeline(book, corpus.linking(Event, actor.id)),
            _did(book, actor),
        )
        for actor in busiest[:LIVES]
    )


def _did(book: Book, actor: Actor) -> str:
    """What an actor did, counted: `12 events, 1 deployment, 3 statements`."""
    corpus = book.corpus
    deployments = corpus.linking(Deployment, actor.id, "sender", "host", "unit")
    return counted_by_noun(
        {
            "event": len(corpus.linking(Event, actor.id)),
            "deployment": len(deployments),
            "statement": len(corpus.linking(Claim, actor.id, "voice")),
        }
    )


def _by_state(book: Book, actors: Sequence[Actor]) -> tuple[StateGroup, ...]:
    """The actors of a kind by state, those of none last, each under what it is a part of."""
    own = {actor.id for actor in actors}
    parts: defaultdict[str, list[Actor]] = defaultdict(list)
    roots: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        head = next((one for one in _heads(book, actor) if one in own), None)
        if head:
            parts[head].append(actor)
        else:
            roots[_state(book, actor)].append(actor)

    def name(state: str) -> tuple[bool, str]:
        return not state, ordering.alphabetical(book.corpus.get(Actor, state).name) if state else ""

    return tuple(
        StateGroup(
            link(book, book.corpus[state]) if state else None,
            tuple(_row(book, actor, parts) for actor in roots[state]),
        )
        for state in sorted(roots, key=name)
    )


def _heads(book: Book, actor: Actor) -> Iterator[str]:
    """What an actor is a part of, and of its relatives the one who heads the family."""
    yield from actor.part_of
    for relation in actor.relations:
        relative = book.corpus.get(Actor, relation.actor)
        if relation.type == "relative_of" and relation.type not in _types(relative):
            yield relative.id


def _types(actor: Actor) -> set[str]:
    return {relation.type for relation in actor.relations}


def _state(book: Book, actor: Actor) -> str:
    """The id of the state that an actor belongs to by way of what it is a part of; empty if none.

    A state belongs to none.
    """
    visited: set[str] = set()
    part = actor
    while part.part_of and part.id not in visited:
        visited.add(part.id)
        part = book.corpus.get(Actor, part.part_of[0])
    return part.id if part.kind == "state" and part is not actor else ""


def _row(book: Book, actor: Actor, parts: Mapping[str, Sequence[Actor]]) -> ActorRow:
    first = next(iter(native(book, actor)), None)
    visible = {actor.name, first.text if first else ""}
    # Forms that differ in marks and capitals only are found alike.
    forms = {ordering.alphabetical(name.text): name.text for name in actor.names}
    hidden = (text for key, text in forms.items() if key != ordering.alphabetical(actor.name))
    return ActorRow(
        link(book, actor),
        first,
        tuple(text for text in hidden if text not in visible),
        _did(book, actor),
        tuple(_row(book, part, parts) for part in parts.get(actor.id, ())),
    )
