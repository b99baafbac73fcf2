"""Events, and deployments."""

from typing import Annotated, Literal

from pydantic import Field

from chronicle.record.models.base import Model, Record, Sources
from chronicle.record.models.fields import (
    EDTF,
    ActorId,
    Heading,
    OtherId,
    PlaceId,
    Refers,
    See,
    Summary,
    ThemeId,
    Words,
    mapping,
)
from chronicle.record.models.kinds import Traits
from chronicle.record.text import Prose


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
        below="events/",
        cited=True,
        subject=True,
        found=True,
        table=True,
    )

    date: EDTF
    """When it happened, in the calendar that the history keeps throughout."""
    as_given: Prose | None = None
    """How a source gives the date, where that is otherwise: 7 March 1708/9, Old Style."""
    title: Heading
    """What happened, as a headline."""
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
    sources: Sources
    see: See = ()
    words: Words = ()


class Deployment(Record):
    """Who sent whom where; its figures are claims about it."""

    traits_ = Traits(
        kind="deployment",
        data_path="deployments",
        page="deployments/",
        below="deployments/",
        cited=True,
        subject=True,
        found=True,
        table=True,
    )

    title: Heading
    """Who was sent where, in a few words."""
    sender: ActorId
    """Who sent."""
    host: ActorId | None = None
    """To whom it was sent, if to anybody: a ship that measures an ocean visits none."""
    side: Annotated[OtherId, Refers("side")] | None = None
    """On whose side it stood, by the vocabulary of sides; without one where there are none."""
    unit: ActorId | None = None
    """The unit that was sent."""
    kind: Annotated[OtherId, Refers("deployment-kind")]
    """What it was for, by the vocabulary of kinds."""
    date: EDTF
    """From arrival to departure."""
    as_given: Prose | None = None
    """How a source gives the date, where that is otherwise: 7 March 1708/9, Old Style."""
    places: tuple[PlaceId, ...] = ()
    """Where it was."""
    standing: Annotated[OtherId, Refers("standing")]
    """How well the papers bear it out, by the vocabulary of standings."""
    summary: Summary
    """What the papers say of it, in our own words."""
    sources: Sources
    see: See = ()
    words: Words = ()
