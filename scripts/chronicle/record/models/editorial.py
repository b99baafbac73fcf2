"""What is said of the record itself and of the papers: corrections, withdrawn records, changes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from chronicle.record.models.base import Record
from chronicle.record.models.fields import ADDRESS, EDTF, VERSION, AnyId, Locator, PaperId
from chronicle.record.text import Prose


class Correction(Record):
    """A slip in one of the papers: what it reads, and what it should read or what is to be asked."""

    kind_ = "correction"

    work: PaperId
    at: Locator
    reads: Prose
    should_read: Prose | None = None
    query: Prose | None = None
    why: Prose
    see: Annotated[tuple[AnyId, ...], Field(description="The records beside which it is shown.")] = ()

    @property
    def label(self) -> Prose:
        """Where it stands and what it reads."""
        return Prose(f"{self.at}: {self.reads}")

    @model_validator(mode="after")
    def _says_what_it_should_read(self) -> Correction:
        if (self.should_read is None) == (self.query is None):
            raise ValueError("needs either should_read or query")
        return self


class Withdrawn(Record):
    """A record that was taken back: its address keeps a note that says when and why."""

    kind_ = "withdrawn"

    address: Annotated[str, Field(pattern=ADDRESS, description="Where it was: events/1901-x/ or places/#x.")]
    date: EDTF
    why: Prose
    instead: Annotated[AnyId | None, Field(description="What to read in its place.")] = None

    @property
    def label(self) -> Prose:
        """Its old address."""
        return Prose(self.address)


class Change(Record):
    """A dated entry of what changed in the record; the latest gives the version."""

    kind_ = "change"

    version: Annotated[str, Field(pattern=VERSION, description="Year, month and number of the edition: 2026.11.0")]
    date: EDTF
    what: Prose
    touches: tuple[AnyId, ...] = ()
    pages: Annotated[
        tuple[Annotated[str, Field(pattern=ADDRESS)], ...], Field(description="Pages written by hand that changed: chapters/x/")
    ] = ()

    @property
    def label(self) -> Prose:
        """The version."""
        return Prose(self.version)

    @property
    def order(self) -> tuple[int, ...]:
        """By what versions are put in order: two can be of one day, and a tenth comes after a ninth."""
        return tuple(map(int, self.version.split(".")))
