"""What is said of the record itself and of the papers: corrections, withdrawn records, changes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from chronicle.record.models.base import Record, either
from chronicle.record.models.fields import (
    ADDRESS,
    EDTF,
    VERSION,
    AnyId,
    Locator,
    NativeText,
    PaperId,
    TouchedId,
)
from chronicle.record.models.kinds import Traits
from chronicle.record.text import Prose


def _filled(text: Prose) -> Prose:
    if text == "…":
        raise ValueError("is still to be written; say it in a sentence")
    return text


# What a person writes in the place of three points that `make check` or `make publish` proposed.
Said = Annotated[Prose, AfterValidator(_filled)]


class Correction(Record):
    """What is wrong in a paper: what it reads, and what it should read or what is to be asked."""

    traits_ = Traits(kind="correction", data_path="corrections.yml", cited=True)

    work: PaperId
    """The paper."""
    at: Locator
    """The place in the paper: p. page, n. note, ¶ paragraph."""
    kind: Literal["slip", "source", "world"] = "slip"
    """What tells it: the paper itself (a slip), the document that it cites, or a standard work."""
    reads: Prose
    """What the paper reads."""
    should_read: Prose | None = None
    """What it should read."""
    query: Prose | None = None
    """What is to be asked where the right reading is not certain."""
    why: Prose
    """The evidence that it is wrong."""
    see: tuple[AnyId, ...] = ()
    """The records beside which it stands."""

    @property
    def label(self) -> Prose:
        """Where it stands and what it reads."""
        return Prose("{}: {}").format(self.at, self.reads)

    _says_what_it_should_read = either("should_read", "query")


class Withdrawn(Record):
    """A record that was taken back: its address keeps a note that says when and why."""

    traits_ = Traits(kind="withdrawn", data_path="withdrawn.yml")

    address: Annotated[str, Field(pattern=ADDRESS)]
    """The address that it had, from the root of the site: events/1901-x/ or places/#x."""
    date: EDTF
    """When it was withdrawn."""
    label_: Annotated[NativeText | None, Field(alias="label")] = None
    """What it was called: its title or name."""
    why: Said
    """Why it was withdrawn."""
    instead: AnyId | None = None
    """What to read in its place."""
    page: Annotated[str | None, Field(pattern=ADDRESS)] = None
    """Of what was no record: the page where it is now, from the root of the site: chapters/x/."""

    @property
    def label(self) -> Prose:
        """What it was called, or its old address."""
        return Prose(self.label_ or self.address)


class Change(Record):
    """A dated entry of what changed in the record; the latest gives the version."""

    traits_ = Traits(kind="change", data_path="changes.yml", page="about/changes/")

    version: Annotated[str, Field(pattern=VERSION)]
    """Version of the record: year, month and number, such as 2026.11.0."""
    date: EDTF
    """When the version appeared."""
    what: Said
    """What changed, before all for who cited an earlier version."""
    also: tuple[Said, ...] = ()
    """What else changed, a sentence each."""
    touches: tuple[TouchedId, ...] = ()
    """The records that changed."""
    pages: tuple[Annotated[str, Field(pattern=ADDRESS)], ...] = ()
    """Pages written by hand that changed, as addresses from the root of the site: chapters/x/."""

    @property
    def label(self) -> Prose:
        """The version."""
        return Prose(self.version)

    @property
    def order(self) -> tuple[int, ...]:
        """What it is ordered by: two can be of one day, and a tenth comes after a ninth."""
        return tuple(map(int, self.version.split(".")))
