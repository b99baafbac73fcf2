"""Actors: who acts or is quoted."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chronicle.record.models.base import Model, Name, Record, Source, Sources
from chronicle.record.models.fields import EDTF, ActorId, LifeText, Summary, Text
from chronicle.record.text import Prose

ActorKind = Literal["state", "party", "body", "unit", "organisation", "person", "outlet"]
RelationType = Literal["led_by", "member_of", "succeeded_by", "renamed_to", "organ_of", "relative_of"]


class Relation(Model):
    """How an actor stands to another, and who says so."""

    type: RelationType
    actor: ActorId
    date: EDTF | None = None
    note: Prose | None = None
    sources: tuple[Source, ...] = ()


class Identifiers(Model):
    """Verified identifiers in public authority files."""

    wikidata: Annotated[str | None, Field(pattern=r"^Q[1-9][0-9]*$")] = None
    viaf: Annotated[str | None, Field(pattern=r"^[1-9][0-9]*$")] = None


class Life(Model):
    """What somebody does in this history, told in short, and the places in the papers it is told from."""

    text: LifeText
    sources: Sources


class Actor(Record):
    """Who acts or is quoted: a state, party, body, unit, organisation, person or outlet."""

    kind_ = "actor"

    kind: ActorKind
    name: Text
    names: tuple[Name, ...] = ()
    description: Summary
    life: Annotated[Life | None, Field(description="For those who carry the story: what they do in it, told in short.")] = None
    part_of: tuple[ActorId, ...] = ()
    relations: tuple[Relation, ...] = ()
    identifiers: Identifiers | None = None
    sources: Sources
