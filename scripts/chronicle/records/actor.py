"""Actors: people, states and organisations that act or are quoted."""

from typing import Annotated

from pydantic import AfterValidator, Field

from chronicle.records.base import (
    EpigraphField,
    Identifiers,
    KindConfig,
    Model,
    Names,
    Record,
    Source,
    Sources,
)
from chronicle.records.fields import EDTF, ActorId, ActorKind, Note, RelationType, Summary, Text
from chronicle.values import Prose, limit_words


class Relation(Model):
    """The relation of an actor to another, with its sources."""

    type: RelationType
    """Type of the relation."""
    actor: ActorId
    """The other actor."""
    date: EDTF | None = None
    """Date or period of the relation, as far as a paper gives it."""
    note: Note = None
    sources: tuple[Source, ...] = ()
    """Passages of the papers that it is based on."""

    @property
    def date_phrase(self) -> str:
        """The date as text, or an empty string; without a known start, `until …`.

        A single date of an office or a membership is the date at which a source mentions it, not
        its term.
        """
        if self.date is None:
            return ""
        if self.date.start is None and self.date.end is not None:
            return f"until {self.date.end.words}"
        if self.type in ("led_by", "member_of") and "/" not in self.date.text:
            return f"as of {self.date.words}"
        return self.date.words


class Episode(Model):
    """A few sentences of a biography, and their sources."""

    text: Annotated[Prose, AfterValidator(limit_words(80, "a passage of a life has at most"))]
    """The text: the role of the actor in this history."""
    sources: Sources


class Actor(Record):
    """Anyone who acts or is quoted: a person, a state, an organisation."""

    kind_config = KindConfig(
        kind="actor",
        reader_names=("name", "names"),
        data_path="actors",
        url_prefix="actors/",
        is_searchable=True,
        lead_field="description",
        subject_fields=("part_of",),
        has_table=True,
    )

    kind: ActorKind
    """Kind of actor, which determines where it is listed."""
    name: Prose
    """The usual English name."""
    in_text: Prose | None = None
    """The name within a sentence, if it is a description: a defector who had been a pilot."""
    family: Text | None = None
    """Family name of a person, for sorting."""
    given: Text | None = None
    """Given names, for sorting after the family name."""
    names: Names = ()
    unnamed: bool = False
    """Whether it is a person whom no source names; such persons are listed separately."""
    died: EDTF | None = None
    """Date of death, as far as a paper gives it; the lifeline of a person ends there."""
    description: Summary
    """A description in a sentence or two."""
    life: Annotated[tuple[Episode, ...], Field(max_length=6)] = ()
    """Biography of a main actor within this history: short passages that make one text."""
    part_of: tuple[ActorId, ...] = ()
    """The larger organisations or groups that it belongs to."""
    relations: tuple[Relation, ...] = ()
    """Relations to other actors: who led it, what became of it."""
    identifiers: Identifiers | None = None
    """Identifiers in public authority files; empty if none has been verified."""
    epigraph: EpigraphField = None
    sources: Sources

    @property
    def sort_name(self) -> str:
        """The name under which it is sorted."""
        parts = [self.family, self.given] if self.family else [self.name]
        return ", ".join(filter(None, parts))
