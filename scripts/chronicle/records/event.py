"""Events and their participants."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from chronicle.records.base import (
    EpigraphField,
    Finding,
    KindConfig,
    Model,
    Record,
    Records,
    Sources,
    register_check,
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
    accept_plain_string,
)
from chronicle.values import Prose


class Participant(Model):
    """A participant in an event, with a role."""

    actor: ActorId
    """The actor."""
    role: Prose | None = None
    """The role of the actor in the event."""


class Event(Record):
    """An event, with its date."""

    kind_config = KindConfig(
        kind="event",
        data_path="events",
        list_address="timeline/",
        url_prefix="events/",
        is_searchable=True,
        lead_field="summary",
        subject_fields=("actors", "places", "themes"),
        has_table=True,
    )

    date: EDTF
    """The date, in the calendar that the history uses throughout."""
    title: Heading
    """The event, as a headline."""
    short: Annotated[Heading, Field(max_length=24)] | None = None
    """A short label for charts, if they should label it: at most 24 characters."""
    summary: Summary
    """A summary of the event, in our own words."""
    actors: tuple[
        Annotated[Participant, accept_plain_string("actor", ActorId | Participant)], ...
    ] = ()
    """The participants."""
    met: Annotated[tuple[ActorId, ...], Field(min_length=2)] = ()
    """Actors who met face to face: the first met each of the others."""
    places: tuple[PlaceId, ...] = ()
    """The places where it happened."""
    themes: Annotated[tuple[ThemeId, ...], Field(min_length=1)]
    """The themes of the event, from the vocabulary of themes."""
    weight: Literal["major", "minor"]
    """Whether a short history would include it."""
    argued_by: PaperId | None = None
    """The paper that makes this judgement, if others only mention it."""
    sources: Sources
    see: See = ()
    epigraph: EpigraphField = None


@register_check
def check_meeting_participants(corpus: Records) -> Iterator[Finding]:
    """Check that actors who met in an event are among its participants."""
    for event in corpus.of(Event):
        participant_ids = {participant.actor for participant in event.actors}
        for index, actor in enumerate(event.met):
            if actor not in participant_ids:
                message = f"“{actor}” is under met, but not under actors; add it there"
                yield Finding(event.id, ("met", index), message)
