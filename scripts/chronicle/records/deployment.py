"""Deployments: who was sent where."""

from typing import Annotated

from chronicle.records.base import EpigraphField, KindConfig, Record, Sources
from chronicle.records.fields import (
    EDTF,
    ActorId,
    Heading,
    OtherId,
    PlaceId,
    ReferenceTo,
    See,
    Summary,
)


class Deployment(Record):
    """A deployment of people or things by an actor; its figures are claims about it."""

    kind_config = KindConfig(
        kind="deployment",
        data_path="deployments",
        url_prefix="deployments/",
        is_searchable=True,
        lead_field="summary",
        subject_fields=("sender", "host", "unit", "places"),
        has_table=True,
    )

    title: Heading
    """The title: who was sent where, in a few words."""
    sender: ActorId
    """The actor that sent it."""
    host: ActorId | None = None
    """The receiving actor, if any: a ship that measures an ocean visits none."""
    side: Annotated[OtherId, ReferenceTo("side")] | None = None
    """Its side, from the vocabulary of sides; omitted if there are none."""
    unit: ActorId | None = None
    """The unit that was sent."""
    kind: Annotated[OtherId, ReferenceTo("deployment-kind")]
    """Its purpose, from the vocabulary of kinds."""
    date: EDTF | None = None
    """From arrival to departure; omitted if no source gives a date."""
    places: tuple[PlaceId, ...] = ()
    """The places where it was."""
    standing: Annotated[OtherId, ReferenceTo("standing")]
    """The strength of its support in the papers, from the vocabulary of standings."""
    summary: Summary
    """A summary of the papers' statements about it, in our own words."""
    sources: Sources
    see: See = ()
    epigraph: EpigraphField = None
