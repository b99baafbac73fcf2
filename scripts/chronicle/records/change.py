"""Records about the record itself: withdrawn records, changes."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import Field

from chronicle.records.base import Finding, KindConfig, Record, Records, register_check
from chronicle.records.fields import (
    CALENDAR_VERSION,
    EDTF,
    SITE_ADDRESS,
    AnyId,
    NativeText,
    TouchedId,
)
from chronicle.values import MONTHS, Paragraphs, Prose, capitalize_first


class Withdrawn(Record):
    """A withdrawn record: its URL shows a note with the date and the reason."""

    kind_config = KindConfig(kind="withdrawn", data_path="withdrawn.yml")

    address: Annotated[str, Field(pattern=SITE_ADDRESS)]
    """Its previous URL, relative to the site root: events/1901-x/ or places/#x."""
    date: EDTF
    """Date of the withdrawal."""
    label_: Annotated[NativeText | None, Field(alias="label")] = None
    """Its label: its title or name."""
    why: Paragraphs
    """Reason for the withdrawal."""
    instead: AnyId | None = None
    """The record to read instead."""
    page: Annotated[str | None, Field(pattern=SITE_ADDRESS)] = None
    """For a page or passage: the URL of its content now, relative to the site: chapters/x/."""

    def site_address(self, corpus: Records) -> str:
        """Return the previous URL."""
        return self.address


class Change(Record):
    """A dated entry of changes in the record; the latest gives the version."""

    kind_config = KindConfig(kind="change", data_path="changes.yml", list_address="about/changes/")

    version: Annotated[
        str, Field(pattern=CALENDAR_VERSION, coerce_numbers_to_str=True, strict=False)
    ]
    """Version of the record: year, month and number, such as 2026.11.0."""
    date: EDTF
    """Date of the version."""
    what: Paragraphs
    """Changes in anything that may have been cited: a meaning, a figure, a name, a URL."""
    touches: tuple[TouchedId, ...] = ()
    """The records that changed."""
    pages: tuple[Annotated[str, Field(pattern=f"^$|{SITE_ADDRESS}")], ...] = ()
    """Markdown pages that changed, by URL: chapters/x/; empty for the home page."""
    # The suffix of the version if the record has changed since it was published.
    change_suffix: ClassVar[str] = ""

    @property
    def label(self) -> Prose:
        """The version, capitalized for the beginning of a sentence."""
        return Prose(capitalize_first(self.name))

    @property
    def name(self) -> str:
        """The version number as text: version 2026.11.0."""
        return f"version {self.version}{self.change_suffix}"

    @property
    def month(self) -> str:
        """The month of the version number, as text."""
        year, month, _ = self.sort_key
        return f"{MONTHS[month - 1]} {year}"

    @property
    def sort_key(self) -> tuple[int, ...]:
        """The key for sorting versions: year, month and number."""
        return tuple(map(int, self.version.split(".")))


@register_check
def check_version_order(corpus: Records) -> Iterator[Finding]:
    """Check that versions ascend in the file, and have the year and month of their dates."""
    for change in corpus.of(Change):
        if change.sort_key[:2] != change.date.first_day[:2]:
            remedy = "correct one of them"
            message = f"{change.version} does not match the year and month of its date; {remedy}"
            yield Finding(change.id, ("version",), message)
    for before, after in pairwise(corpus.of(Change)):
        if after.sort_key <= before.sort_key:
            message = f"{after.version} is not higher than {before.version}, the version before it"
            yield Finding(after.id, ("version",), message)
