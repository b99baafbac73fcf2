"""What a deployment is."""

from typing import Annotated

from chronicle.records.base import EpigraphField, Record, Sources, Traits
from chronicle.records.fields import EDTF, ActorId, Heading, OtherId, PlaceId, Refers, See, Summary


class Deployment(Record):
    """Who sent whom where; its figures are statements about it."""

    traits_ = Traits(
        kind="deployment",
        data_path="deployments",
        url_prefix="deployments/",
        searchable=True,
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
    places: tuple[PlaceId, ...] = ()
    """Where it was."""
    standing: Annotated[OtherId, Refers("standing")]
    """How well the papers bear it out, by the vocabulary of standings."""
    summary: Summary
    """What the papers say of it, in our own words."""
    sources: Sources
    see: See = ()
    epigraph: EpigraphField = None
