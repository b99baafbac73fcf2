"""Events, and deployments."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chronicle.record.models.base import Model, Record, Sources
from chronicle.record.models.fields import (
    EDTF,
    ActorId,
    AnyId,
    DeploymentKindId,
    Heading,
    PlaceId,
    SideId,
    StandingId,
    Summary,
    ThemeId,
    mapping,
)
from chronicle.record.text import Prose


class Participant(Model):
    """Who took part in an event, and as what."""

    actor: ActorId
    role: Prose | None = None


class Event(Record):
    """What happened, as the papers date it."""

    kind_ = "event"

    date: EDTF
    title: Heading
    summary: Summary
    actors: tuple[Annotated[Participant, mapping("actor")], ...] = ()
    met: Annotated[tuple[ActorId, ...], Field(description="Who met face to face: the first met each of the others.")] = ()
    places: tuple[PlaceId, ...] = ()
    themes: Annotated[tuple[ThemeId, ...], Field(min_length=1)]
    weight: Literal["major", "minor"]
    sources: Sources
    see: tuple[AnyId, ...] = ()


class Deployment(Record):
    """Who sent whom where; strengths and losses are claims about it."""

    kind_ = "deployment"

    title: Heading
    sender: ActorId
    host: ActorId
    side: SideId
    unit: ActorId | None = None
    kind: DeploymentKindId
    date: EDTF
    places: tuple[PlaceId, ...] = ()
    standing: StandingId
    summary: Summary
    sources: Sources
    see: tuple[AnyId, ...] = ()
