"""Claims, and the questions on which they differ."""

from typing import Annotated, Literal

from pydantic import Field

from chronicle.record.amounts import Figure
from chronicle.record.models.base import Model, Record, Source, Sources
from chronicle.record.models.charts import Axis
from chronicle.record.models.fields import (
    EDTF,
    Answer,
    ClaimId,
    Heading,
    Id,
    Note,
    OtherId,
    Refers,
    See,
    ThemeId,
    Value,
    Words,
)
from chronicle.record.models.kinds import Traits
from chronicle.record.text import Prose


class Claim(Record):
    """One assertion by one voice.

    Two works that give the same figure are two claims; none is merged or averaged.
    """

    traits_ = Traits(kind="claim", data_path="claims", cited=True, table=True)

    about: Annotated[OtherId, Refers(trait="subject")]
    """The record that the claim is about."""
    property_: Annotated[OtherId, Refers("property"), Field(alias="property")]
    """What the claim gives, by the vocabulary of properties."""
    value: Value
    """What is claimed: a figure with its doubt, or words."""
    unit: Prose | None = None
    """What the figure counts, in words."""
    unit_singular: Prose | None = None
    """The same after the figure 1, where it differs: centimetre a year."""
    date: EDTF | None = None
    """The time of which the claim speaks."""
    as_given: Prose | None = None
    """How a source gives the date, where that is otherwise: 7 March 1708/9, Old Style."""
    voice: Annotated[OtherId, Refers("work", "document", "paper", "actor")]
    """Who asserts it: a work or an actor."""
    part_of: ClaimId | None = None
    """The claim of which this one counts a part: 8 of the ten."""
    sources: Sources
    note: Note = None

    @property
    def label(self) -> Prose:
        """The value in words with its unit, and no full stop: it stands in lists and sentences."""
        if isinstance(self.value, Prose):
            return Prose(self.value.markup.removesuffix("."))
        words = Prose(self.value.words)
        counted = self.counted
        return Prose("{} {}").format(words, counted) if counted else words

    @property
    def counted(self) -> Prose | None:
        """What its figure counts, in the singular after 1."""
        is_one = isinstance(self.value, Figure) and self.value.is_one
        return (self.unit_singular if is_one else None) or self.unit


class Position(Model):
    """One answer to a question, and the claims that give it."""

    anchor: Id | None = None
    """Its own name in the question, which gives it an address."""
    answer: Prose
    """One answer to the question."""
    claims: Annotated[tuple[ClaimId, ...], Field(min_length=1)]
    """The claims that give this answer."""
    note: Note = None


class Question(Record):
    """Where the works of the record, or those whom they cite, disagree."""

    traits_ = Traits(
        kind="question",
        data_path="questions.yml",
        page="questions/",
        below="questions/",
        cited=True,
        subject=True,
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
    """What the figures of its answers count, where claims say so in different words."""
    theme: ThemeId | None = None
    """The theme under which it is listed."""
    why: Prose
    """Why it matters."""
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    """The answers to the question, side by side."""
    assessment: Prose
    """What the sources allow one to say."""
    settle: Prose
    """What would settle the question."""
    sources: tuple[Source, ...] = ()
    """The places in the papers that raise the question itself."""
    see: See = ()
    words: Words = ()
