"""What is said of the record itself: withdrawn records, changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from pydantic import AfterValidator, Field

from chronicle.records.base import ByID, Record
from chronicle.records.fields import (
    ADDRESS,
    EDTF,
    VERSION,
    AnyId,
    NativeText,
    TouchedId,
    version_words,
)
from chronicle.records.findings import Finding, Records, records_of
from chronicle.records.traits import Traits
from chronicle.values.text import Paragraphs, Prose


def _filled(text: Prose) -> Prose:
    if text == "…":
        raise ValueError("is still to be written; say it in a sentence")
    return text


# What a person writes in the place of three points that `make check` or `make publish` proposed.
Said = Annotated[Paragraphs, AfterValidator(_filled)]


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

    def page_named(self) -> tuple[str, str]:
        """The page where what is no record went."""
        return "page", self.page or ""

    def site_address(self, corpus: ByID) -> str:
        """The address at which it was published."""
        return self.address

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
    """What changed in what somebody could have cited: a sense, a figure, a name, an address."""
    touches: tuple[TouchedId, ...] = ()
    """The records that changed."""
    pages: tuple[Annotated[str, Field(pattern=ADDRESS)], ...] = ()
    """Pages written by hand that changed, as addresses from the root of the site: chapters/x/."""

    @property
    def label(self) -> Prose:
        """The version, as readers have it."""
        return Prose(self.words)

    @property
    def words(self) -> str:
        """The version in words, which no reader takes for a day."""
        return version_words(self.version)

    @property
    def order(self) -> tuple[int, ...]:
        """What it is ordered by: two can be of one day, and a tenth comes after a ninth."""
        return tuple(map(int, self.version.split(".")))


def versions_rise(records: Records) -> Iterator[Finding]:
    """Each version is higher than the one before it in the file."""
    for before, after in pairwise(records_of(Change, records)):
        if after.order <= before.order:
            message = f"{after.version} is not higher than {before.version}, the version before it"
            yield Finding(after.id, ("version",), message)


CHECKS = (versions_rise,)
