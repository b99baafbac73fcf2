"""What an event is."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from chronicle.records.base import (
    EpigraphField,
    Finding,
    Model,
    Record,
    Records,
    Sources,
    Traits,
    check,
)
from chronicle.records.fields import (
    EDTF,
    ActorId,
    Heading,
    PaperId,
    PlaceId,
    See,
    Summary,
    ThemeId,
    mapping,
)
from chronicle.values import Prose


class Participant(Model):
    """Who took part in an event, and as what."""

    actor: ActorId
    """The actor."""
    role: Prose | None = None
    """As what the actor took part."""


class Event(Record):
    """What happened, and when."""

    traits_ = Traits(
        kind="event",
        data_path="events",
        page="timeline/",
        url_prefix="events/",
        searchable=True,
        table=True,
    )

    date: EDTF
    """When it happened, in the calendar that the history keeps throughout."""
    title: Heading
    """What happened, as a headline."""
    short: Annotated[Heading, Field(max_length=24)] | None = None
    """A few words by which drawings name it, if a drawing should: at most 24 letters."""
    summary: Summary
    """What happened, in our own words."""
    actors: tuple[Annotated[Participant, mapping("actor", ActorId | Participant)], ...] = ()
    """Who took part."""
    met: Annotated[tuple[ActorId, ...], Field(min_length=2)] = ()
    """Who met face to face: the first met each of the others."""
    places: tuple[PlaceId, ...] = ()
    """Where it happened."""
    themes: Annotated[tuple[ThemeId, ...], Field(min_length=1)]
    """What it is about, by the vocabulary of themes."""
    weight: Literal["major", "minor"]
    """Whether a short history would keep it."""
    argued_by: PaperId | None = None
    """The paper whose judgement it is, where others only touch upon it."""
    sources: Sources
    see: See = ()
    epigraph: EpigraphField = None


@check
def those_who_met_took_part(corpus: Records) -> Iterator[Finding]:
    """Who met in an event is among its actors."""
    for event in corpus.of(Event):
        present = {part.actor for part in event.actors}
        for index, actor in enumerate(event.met):
            if actor not in present:
                message = f"“{actor}” is under met, but not among the actors of the event"
                yield Finding(event.id, ("met", index), message)
