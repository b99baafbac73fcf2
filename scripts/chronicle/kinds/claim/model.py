"""What a claim is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from chronicle.kinds.base import Record, Source, Sources
from chronicle.kinds.dependence import Dependence
from chronicle.kinds.fields import (
    EDTF,
    ClaimId,
    Note,
    OtherId,
    Refers,
    Value,
)
from chronicle.kinds.traits import Traits
from chronicle.kinds.work.reading import Quote
from chronicle.values.text import Prose

if TYPE_CHECKING:
    from chronicle.corpus.corpus import Corpus


class Quotation(Quote):
    """The words in which a voice says what a claim says, and where they can be read."""

    source: Source
    """The document itself, if it was read, or the place in a paper that quotes it."""


class Claim(Record):
    """One assertion by one voice.

    On pages it is called a statement. Two works that give the same figure make two; none is
    merged or averaged.
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
    date: EDTF | None = None
    """The time of which the claim speaks."""
    voice: Annotated[OtherId, Refers("work", "document", "paper", "actor")]
    """Who asserts it: a work or an actor."""
    part_of: ClaimId | None = None
    """The claim of which this one counts a part: 8 of the ten."""
    sources: Sources
    quoted: Quotation | None = None
    """How the voice itself says it, where a class or a reader should see the words."""
    depends_on: tuple[Dependence, ...] = ()
    """What it has its knowledge from, where its voice and what the paper cites do not tell it."""
    note: Note = None

    def site_address(self, corpus: Corpus) -> str:
        """Where it stands on the page of what it is about."""
        page = corpus[self.about].site_address(corpus).partition("#")[0]
        return f"{page}#{self.id}"

    @property
    def is_own(self) -> bool:
        """Whether the paper itself asserts it."""
        return all(source.work == self.voice for source in self.sources)

    @property
    def learned_from(self) -> tuple[Dependence, ...]:
        """What it has its knowledge from, as its voice and what the papers cite for it tell.

        What a paper reports comes from who said it; what a paper says itself, from what it cites
        for it, or from the paper where it cites nothing.
        """
        if all(source.work != self.voice for source in self.sources):
            return (Dependence(witness=self.voice, how="reports"),)
        cited = dict.fromkeys(basis.work for source in self.sources for basis in source.rests_on)
        cited.pop(self.voice, None)
        if cited:
            return tuple(Dependence(witness=work, how="cites") for work in cited)
        return (Dependence(witness=self.voice, how="same-speaker"),)

    @property
    def label(self) -> Prose:
        """The value in words with its unit, and no full stop: it stands in lists and sentences."""
        if isinstance(self.value, Prose):
            return Prose(self.value.markup.removesuffix("."))
        words = Prose(self.value.words)
        if self.unit:
            return Prose("{} {}").format(words, self.unit)
        return words
