"""What the page of an actor shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.book import Book, once_a_book
from chronicle.corpus import addresses
from chronicle.record.amounts import counted
from chronicle.record.models import Actor, Claim, Deployment, Event, Identifiers, Life
from chronicle.record.text import Prose
from chronicle.story.chapters import Chapter
from chronicle.views import claims, ordering, record
from chronicle.views.claims import ClaimTable
from chronicle.views.names import NameView, names, native
from chronicle.views.page import DatedLink, Group, Link, chapters, dated_links
from chronicle.views.record import QuestionLink, RecordView
from chronicle.views.relationships import Neighbourhood, Relationship, neighbourhood, network
from chronicle.views.small_timelines import SmallTimeline, small_timeline
from chronicle.views.sources import SourceView, sources

# Beyond so many events, the minor ones of a year are folded: what a short history would leave out.
MANY_EVENTS = 30


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
class ActorView(RecordView):
    """An actor. `index` and `kind` lead to the list of actors and to those of its kind in it.

    `about` are the claims about it, `voiced` those that it makes.

    `identifiers` are in words, each with the name of its authority file; so are the counts, of its
    events and of the other actors to whom it is related.
    """

    index: Link
    kind: Link
    native: tuple[NameView, ...]
    summary: Prose
    life: LifeView | None
    timeline: SmallTimeline | None
    identifiers: tuple[str, ...]
    related: tuple[Link, ...]
    deployments: tuple[DatedLink, ...]
    about: ClaimTable
    questions: tuple[QuestionLink, ...]
    event_count: str
    years: tuple[ActorYear, ...]
    relationships: tuple[Relationship, ...]
    relationship_count: str
    neighbourhood: Neighbourhood | None
    voiced: ClaimTable
    names: tuple[NameView, ...]


@once_a_book
def ordered(book: Book) -> list[Actor]:
    """Everyone and everything that acts, by name."""
    return sorted(book.corpus.of(Actor), key=lambda actor: ordering.alphabetical(actor.name))


def by_kind(book: Book) -> Iterator[Group[ActorView]]:
    """All actors, a group a kind; kinds that have none are left out."""
    for kind, name in book.corpus.settings.kind_names.items():
        if entries := tuple(view(book, actor) for actor in ordered(book) if actor.kind == kind):
            yield Group(kind, Prose(name.many), entries)


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
        kind=Link(f"{addresses.ACTORS}#{actor.kind}", corpus.settings.kind_names[actor.kind].many),
        native=native(book, actor),
        summary=actor.description,
        life=_life(book, actor.life),
        timeline=small_timeline(book, [*events, *deployments]),
        identifiers=_identifiers(actor.identifiers),
        related=record.related(book, actor),
        chapters=chapters(book, actor),
        deployments=dated_links(book, deployments),
        about=claims.table(book, corpus.linking(Claim, actor.id, "about")),
        questions=record.questions(book, actor),
        event_count=counted(len(events), "event"),
        years=tuple(_years(book, events)),
        relationships=relationships,
        relationship_count=counted(len(relationships), "other"),
        neighbourhood=neighbourhood(book, actor),
        voiced=claims.table(book, corpus.linking(Claim, actor.id, "voice")),
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


def _years(book: Book, events: tuple[Event, ...]) -> Iterator[ActorYear]:
    """The events by year; a single minor event is not folded, nor any where events are few."""
    for year, group in ordering.by_year(events):
        minor = [event for event in group if event.weight == "minor"]
        if len(events) > MANY_EVENTS and len(minor) > 1:
            major = [event for event in group if event.weight != "minor"]
            yield ActorYear(year, dated_links(book, major), dated_links(book, minor))
        else:
            yield ActorYear(year, dated_links(book, group), ())
