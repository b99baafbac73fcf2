"""Claims, and the questions on which they differ."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chronicle.record.models.base import Model, Record, Source, Sources
from chronicle.record.models.fields import EDTF, Answer, AnyId, ClaimId, Heading, PropertyId, SubjectId, ThemeId, Value, VoiceId
from chronicle.record.text import Prose


class Claim(Record):
    """One assertion by one voice."""

    kind_ = "claim"

    about: SubjectId
    property_: Annotated[PropertyId, Field(alias="property")]
    value: Value
    unit: Prose | None = None
    date: EDTF | None = None
    voice: VoiceId
    sources: Sources
    note: Prose | None = None

    @property
    def label(self) -> Prose:
        """The value in words, with its unit; an assertion without its full stop, since it stands in lists and sentences."""
        value = self.value.removesuffix(".") if isinstance(self.value, str) else self.value.words
        return Prose(f"{value} {self.unit}" if self.unit else value)


class Position(Model):
    """One answer to a question, and the claims that give it."""

    answer: Prose
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    note: Prose | None = None


class Question(Record):
    """Where the papers or their sources disagree."""

    kind_ = "question"

    title: Heading
    answer: Annotated[Answer | None, Field(description="One sentence to quote: what can be said, and how surely.")] = None
    rank: Annotated[
        Literal["great", "open", "reference"],
        Field(description="great: one of the few to read first; reference: a reference work would settle it."),
    ] = "open"
    theme: Annotated[ThemeId | None, Field(description="Under which heading it is listed.")] = None
    why: Prose
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    assessment: Prose
    settle: Annotated[Prose, Field(description="What would settle it.")]
    sources: tuple[Source, ...] = ()
    see: tuple[AnyId, ...] = ()
