"""What an audit is: records drawn by lot, and what a reader found each of them to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from chronicle.kinds.base import Model, Record
from chronicle.kinds.fields import EDTF, VERSION, Note, TouchedId, version_words
from chronicle.kinds.traits import Traits
from chronicle.values import rates
from chronicle.values.rates import Rate
from chronicle.values.text import Prose

# What a record is found to be, and what that means.
VERDICTS = {
    "right": "the sources say just this, no more and no less surely",
    "shade": "a word is stronger, weaker or another than the sources allow",
    "wrong": "a figure, a date, a name, a speaker or the sense is another",
    "unseen": "the source was not at hand; the record does not count",
}
# An older audit may only say how many had a fault.
FAULT = "fault"
MEANINGS = {**VERDICTS, FAULT: "a shade or wrong; of which sort was not noted"}


class Counts(Model):
    """How many of a sample had which verdict, where no list of them was kept."""

    right: Annotated[int, Field(ge=0)] = 0
    """Of how many the sources say just this."""
    shade: Annotated[int, Field(ge=0)] = 0
    """In how many a word is stronger, weaker or another than the sources allow."""
    wrong: Annotated[int, Field(ge=0)] = 0
    """In how many a figure, a date, a name, a speaker or the sense is another."""
    fault: Annotated[int, Field(ge=0)] = 0
    """How many had a fault, where nobody noted of which sort."""


class Audited(Model):
    """A record of the lot, and what it was found to be."""

    record: TouchedId
    """The record."""
    at: Prose
    """Where it was looked up, as the sample gives its places."""
    verdict: Literal["right", "shade", "wrong", "unseen"]
    """What it was found to be."""
    note: Note = None


class Audit(Record):
    """A lot of records, drawn from all that have sources and held against these by a reader."""

    traits_ = Traits(kind="audit", data_path="audits.yml", page="about/audits/", related=False)

    date: EDTF
    """When."""
    version: Annotated[str, Field(pattern=VERSION)] | None = None
    """The version from which it was drawn, if that is known."""
    seed: int | None = None
    """What the lot began with; the same seed draws the same again from the same version."""
    drawn_from: Prose
    """Of what it was drawn."""
    reader: Prose
    """What kind of reader held the records against their sources, and with what before it."""
    records: tuple[Audited, ...] = ()
    """The records of the lot, in the order in which they were drawn."""
    found: Counts | None = None
    """How many had which verdict, if no list was kept."""
    done: Prose
    """What was done about what was found."""

    @model_validator(mode="after")
    def _has_a_list_or_counts(self) -> Audit:
        if not self.records and not self.found:
            raise ValueError("has neither records nor how many had which verdict")
        listed = Counter(one.verdict for one in self.records if one.verdict != "unseen")
        if self.records and self.found and Counter(self.found.model_dump()) != listed:
            raise ValueError("counts other verdicts than its records have; a list is enough")
        return self

    @property
    def label(self) -> Prose:
        """When it was, and of how many records."""
        return Prose(f"{self.size} records, {self.date.words}")

    @property
    def how_drawn(self) -> str:
        """With which seed it was drawn, and from which version, in a sentence; empty if unknown."""
        if self.seed is None:
            return ""
        if self.version is None:
            return f"Drawn with seed {self.seed}."
        return f"Drawn with seed {self.seed} from version {version_words(self.version)}."

    @property
    def counts(self) -> Mapping[str, int]:
        """How many had which verdict, by its name."""
        if self.found and not self.records:
            return self.found.model_dump()
        return Counter(one.verdict for one in self.records)

    @property
    def size(self) -> int:
        """How many were held against a source."""
        return sum(self.counts.values()) - self.counts.get("unseen", 0)

    @property
    def rates(self) -> tuple[Rate, ...]:
        """The rate of each verdict, but for those of which there is none in older audits."""
        told = ["right", "shade", "wrong"]
        if self.counts.get(FAULT):
            told = ["right", FAULT]
        return tuple(rates.rate(name, self.counts.get(name, 0), self.size) for name in told)

    @property
    def not_right(self) -> Rate:
        """The rate of what was not right, in whatever way."""
        return rates.rate("not right", self.size - self.counts.get("right", 0), self.size)
