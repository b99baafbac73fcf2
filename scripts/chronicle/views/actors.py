"""What the pages of actors show: one for each, and the list of a few lives, then of all by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from chronicle.book import Book, once_a_book
from chronicle.corpus import addresses
from chronicle.record.amounts import counted, counted_by_noun
from chronicle.record.models import Actor, Claim, Deployment, Event, Identifiers, Life
from chronicle.record.text import Prose, first_sentence
from chronicle.story.chapters import Chapter
from chronicle.views import claims, ordering, record, selection
from chronicle.views.claims import ClaimTable
from chronicle.views.names import NameView, names, native
from chronicle.views.page import (
    DatedLink,
    Link,
    PageView,
    chapters,
    dated_links,
    link,
    links,
)
from chronicle.views.record import EntryView
from chronicle.views.relationships import Relationship, network
from chronicle.views.small_timelines import SmallTimeline, small_timeline
from chronicle.views.sources import SourceView, sources

# Beyond so many events, the minor ones of a year are folded: what a short history would leave out.
MANY_EVENTS = 30
# So many of an actor's own statements of one property stand open: each has its home elsewhere.
VOICED = 3


@dataclass(frozen=True)
class LifeView:
    """What somebody does in this history, and the places in the papers that it comes from."""

    text: Prose
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class IndexLine:
    """An actor by address and name, also in another script, and the chapters that name it."""

    address: str
    name: str
    native: NameView | None
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class ActorYear:
    """The events of a year; those that are `minor` are folded."""

    year: int
    events: tuple[DatedLink, ...]
    minor: tuple[DatedLink, ...]


@dataclass(frozen=True)
class ActorView(EntryView):
    """An actor. `index` and `kind` lead to the list of actors and to those of its kind in it.

    `about` are the claims about it, `voiced` those that it makes about others.

    `identifiers` are in words, each with the name of its authority file; so are the counts, of its
    events and of the other actors to whom it is related.
    """

    index: Link
    kind: Link
    native: tuple[NameView, ...]
    life: LifeView | None
    timeline: SmallTimeline | None
    identifiers: tuple[str, ...]
    deployments: tuple[DatedLink, ...]
    about: ClaimTable
    event_count: str
    years: tuple[ActorYear, ...]
    relationships: tuple[Relationship, ...]
    relationship_count: str
    voiced: ClaimTable
    names: tuple[NameView, ...]


@once_a_book
def ordered(book: Book) -> list[Actor]:
    """Everyone and everything that acts, by name."""
    return sorted(book.corpus.of(Actor), key=lambda actor: ordering.alphabetical(actor.sorted_by))


def _kinds(book: Book) -> Iterator[tuple[str, str, list[Actor]]]:
    """Each kind that has actors: its id, what several are called, and its actors by name."""
    for kind, name in book.corpus.settings.actor_kinds.items():
        if actors := [actor for actor in ordered(book) if actor.kind == kind]:
            yield kind, name.many, actors


def with_lives(book: Book) -> tuple[ActorView, ...]:
    """Those whose lives are told, by name."""
    return tuple(view(book, actor) for actor in ordered(book) if actor.life)


def index(book: Book) -> tuple[IndexLine, ...]:
    """The lines of an index of all actors."""
    return tuple(
        IndexLine(
            book.addresses[actor.id],
            actor.name,
            next(iter(native(book, actor)), None),
            book.chapters_naming.get(actor.id, ()),
        )
        for actor in ordered(book)
    )


def view(book: Book, actor: Actor) -> ActorView:
    """The view of an actor."""
    corpus = book.corpus
    events = corpus.linking(Event, actor.id)
    deployments = ordering.by_date(corpus.linking(Deployment, actor.id, "sender", "host", "unit"))
    relationships = network(book).get(book.addresses[actor.id], ())
    return ActorView(
        address=book.addresses[actor.id],
        title=actor.label,
        description=actor.description,
        index=Link(addresses.ACTORS, corpus.settings.actors),
        kind=Link(f"{addresses.ACTORS}#{actor.kind}", corpus.settings.actor_kinds[actor.kind].many),
        native=native(book, actor),
        summary=actor.description,
        life=_life(book, actor.life),
        timeline=small_timeline(book, [*events, *deployments]),
        identifiers=_identifiers(actor.identifiers),
        related=links(book, selection.related(actor, corpus)),
        chapters=chapters(book, actor),
        deployments=dated_links(book, deployments),
        about=claims.table(book, corpus.linking(Claim, actor.id, "about")),
        questions=record.questions(book, actor),
        event_count=counted(len(events), "event"),
        years=tuple(_years(book, events)),
        relationships=relationships,
        relationship_count=counted(len(relationships), "other"),
        voiced=claims.table(book, _voiced(book, actor), VOICED),
        names=names(book, actor),
        sources=sources(book, actor.sources),
        corrections=record.corrections(book, actor),
        foot=record.foot(book, actor),
    )


def _life(book: Book, life: Life | None) -> LifeView | None:
    return LifeView(life.text, sources(book, life.sources)) if life else None


def _identifiers(identifiers: Identifiers | None) -> tuple[str, ...]:
    """The identifiers of an actor in words: `Wikidata Q1`."""
    if identifiers is None:
        return ()
    named = (("Wikidata", identifiers.wikidata), ("VIAF", identifiers.viaf))
    return tuple(f"{name} {identifier}" for name, identifier in named if identifier)


def _voiced(book: Book, actor: Actor) -> list[Claim]:
    """The claims that an actor makes about others."""
    made = book.corpus.linking(Claim, actor.id, "voice")
    return [claim for claim in made if claim.about != actor.id]


def _years(book: Book, events: tuple[Event, ...]) -> Iterator[ActorYear]:
    """The events by year; a single minor event is not folded, nor any where events are few."""
    for year, group in ordering.by_year(events):
        minor = [event for event in group if event.weight == "minor"]
        if len(events) > MANY_EVENTS and len(minor) > 1:
            major = [event for event in group if event.weight != "minor"]
            yield ActorYear(year, dated_links(book, major), dated_links(book, minor))
        else:
            yield ActorYear(year, dated_links(book, group), ())


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
    return ActorsView(
        address=addresses.ACTORS,
        title=book.corpus.settings.actors,
        description="Everyone and everything that acts or is quoted.",
        count=len(ordered(book)),
        lives=_lives(book, [actor for actor in ordered(book) if actor.life]),
        groups=tuple(
            ActorGroup(kind, name, len(actors), _by_state(book, actors))
            for kind, name, actors in _kinds(book)
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
        head = next((whole for whole in actor.part_of if whole in own), None)
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
