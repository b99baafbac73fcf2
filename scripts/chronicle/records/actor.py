"""Actors: who acts or is quoted."""

from typing import Annotated

from pydantic import AfterValidator, Field

from chronicle.records.base import (
    EpigraphField,
    Identifiers,
    Model,
    Names,
    Record,
    Source,
    Sources,
    Traits,
)
from chronicle.records.fields import EDTF, ActorId, ActorKind, Note, RelationType, Summary, Text
from chronicle.values import Prose, at_most


class Relation(Model):
    """How an actor stands to another, and who says so."""

    type: RelationType
    """How the one actor stands to the other."""
    actor: ActorId
    """The other actor."""
    date: EDTF | None = None
    """When it held, as far as a paper says."""
    note: Note = None
    sources: tuple[Source, ...] = ()
    """The places in the papers that it comes from."""

    @property
    def when(self) -> str:
        """Its date in words; what had no known start held until its end. Empty without one."""
        if self.date is None:
            return ""
        if self.date.start is None and self.date.end is not None:
            return f"until {self.date.end.words}"
        return self.date.words


class Episode(Model):
    """A few sentences of a life, and the places in the papers that they come from."""

    text: Annotated[Prose, AfterValidator(at_most(80, "a passage of a life has at most"))]
    """What somebody does in this history."""
    sources: Sources


class Actor(Record):
    """Who acts or is quoted: a person, a state, an organisation."""

    traits_ = Traits(
        kind="actor",
        names=("name", "names"),
        data_path="actors",
        url_prefix="actors/",
        searchable=True,
        table=True,
    )

    kind: ActorKind
    """What it is; decides where it is listed."""
    name: Prose
    """The usual English name."""
    family: Text | None = None
    """Family name, under which the alphabet has a person."""
    given: Text | None = None
    """Given names, which follow it there."""
    names: Names = ()
    unnamed: bool = False
    """Whether it is a person whom no source names; such persons are listed apart."""
    died: EDTF | None = None
    """When a person died, as far as a paper says: where the line of a life ends."""
    description: Summary
    """Who or what it is, in a sentence or two."""
    life: Annotated[tuple[Episode, ...], Field(max_length=6)] = ()
    """What somebody who carries the story does in it, in short: passages that make one text."""
    part_of: tuple[ActorId, ...] = ()
    """The larger wholes that it belongs to."""
    relations: tuple[Relation, ...] = ()
    """How it stands to other actors: who led it, what became of it."""
    identifiers: Identifiers | None = None
    """Its identifiers in public authority files; empty where nobody verified one."""
    epigraph: EpigraphField = None
    sources: Sources

    @property
    def sorted_by(self) -> str:
        """What it stands under in the alphabet."""
        parts = [self.family, self.given] if self.family else [self.name]
        return ", ".join(filter(None, parts))
