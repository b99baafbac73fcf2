"""What a question is, and an answer to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from chronicle.kinds.base import Model, Record
from chronicle.kinds.fields import (
    EDTF,
    Answer,
    Asked,
    ClaimId,
    Heading,
    Id,
    Note,
    See,
    ThemeId,
    Words,
)
from chronicle.kinds.traits import Traits
from chronicle.values.text import Paragraphs, Prose

if TYPE_CHECKING:
    pass


class Position(Model):
    """One answer to a question, and the claims that give it."""

    anchor: Id | None = None
    """Its own name in the question, which gives it an address."""
    answer: Prose
    """One answer to the question."""
    date: EDTF | None = None
    """When it was, by this answer, where the question asks that."""
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims that give this answer."""
    note: Note = None


class Axis(Model):
    """A line on which figures of the answers stand."""

    unit: Prose
    """What they count: people, guilders."""
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims whose figures stand on it; they are among those of the answers."""


class Question(Record):
    """Where the works of the record, or those whom they cite, disagree."""

    traits_ = Traits(
        kind="question",
        data_path="questions.yml",
        page="questions/",
        below="questions/",
        cited=True,
        subject=True,
        related=False,
        found=True,
        table=True,
    )

    title: Heading
    """The question, as a reader would ask it."""
    answer: Answer | None = None
    """What can be said, and how surely, in one sentence to quote."""
    rank: Literal["great", "open", "reference"] = "open"
    """Whether it is great (one of the few to read first), open, or one for a work of reference."""
    axis: Axis | None = None
    """The figures of its answers that can be compared, and what they count."""
    theme: ThemeId | None = None
    """The theme under which it is listed."""
    why: Prose
    """Why it is asked."""
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    """The answers to the question, side by side."""
    assessment: Paragraphs
    """What the sources allow one to say. A blank line begins a paragraph."""
    settle: Prose
    """What would settle the question."""
    see: See = ()
    words: Words = ()
    asked: Asked = ()
