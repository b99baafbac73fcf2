"""What is said of the record itself: withdrawn records, changes."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from chronicle.records.base import Finding, Record, Records, Traits, check
from chronicle.records.fields import (
    CALENDAR_VERSION,
    EDTF,
    SITE_ADDRESS,
    AnyId,
    NativeText,
    TouchedId,
)
from chronicle.values import MONTHS, Paragraphs, Prose, capital

# Editions as pages call them, and as citations do.
EDITIONS = {
    1: ("first", "1st"),
    2: ("second", "2nd"),
    3: ("third", "3rd"),
    4: ("fourth", "4th"),
    5: ("fifth", "5th"),
}


def _check_filled(text: Prose) -> Prose:
    if text == "…":
        raise ValueError("is not written yet; describe the change in a sentence")
    return text


# What a person writes in the place of three points that `make check` or `make publish` proposed.
Said = Annotated[Paragraphs, AfterValidator(_check_filled)]


class Withdrawn(Record):
    """A record that was taken back: its address keeps a note that says when and why."""

    traits_ = Traits(kind="withdrawn", data_path="withdrawn.yml")

    address: Annotated[str, Field(pattern=SITE_ADDRESS)]
    """The address that it had, from the root of the site: events/1901-x/ or places/#x."""
    date: EDTF
    """When it was withdrawn."""
    label_: Annotated[NativeText | None, Field(alias="label")] = None
    """What it was called: its title or name."""
    why: Said
    """Why it was withdrawn."""
    instead: AnyId | None = None
    """What to read in its place."""
    page: Annotated[str | None, Field(pattern=SITE_ADDRESS)] = None
    """Of what was no record: the page where it is now, from the root of the site: chapters/x/."""

    def site_address(self, corpus: Records) -> str:
        """The address at which it was published."""
        return self.address


class Change(Record):
    """A dated entry of what changed in the record; the latest gives the version."""

    traits_ = Traits(kind="change", data_path="changes.yml", page="about/changes/")

    version: Annotated[
        str, Field(pattern=CALENDAR_VERSION, coerce_numbers_to_str=True, strict=False)
    ]
    """Version of the record: year, month and number, such as 2026.11.0."""
    date: EDTF
    """When the version appeared."""
    edition: Annotated[int, Field(ge=1, le=len(EDITIONS))] | None = None
    """The number of the edition that it is, if it is one: 1."""
    what: Said
    """What changed in what somebody could have cited: a sense, a figure, a name, an address."""
    touches: tuple[TouchedId, ...] = ()
    """The records that changed."""
    pages: tuple[Annotated[str, Field(pattern=f"^$|{SITE_ADDRESS}")], ...] = ()
    """Pages written by hand that changed, by address: chapters/x/; empty is the front page."""
    since: ClassVar[str] = ""  # what follows its name where it is no longer what was published

    @property
    def label(self) -> Prose:
        """The version, as it is called at the beginning of a sentence."""
        return Prose(capital(self.words))

    @property
    def words(self) -> str:
        """What it is called: first edition, or by its number."""
        if self.edition:
            in_words, _ = EDITIONS[self.edition]
            return f"{in_words} edition{self.since}"
        return self.version_name

    @property
    def citation_name(self) -> str:
        """What it is called in a citation: 1st ed., or by its number."""
        if self.edition:
            return f"{self.ordinal} ed."
        return self.version_name

    @property
    def ordinal(self) -> str:
        """The number of an edition: 1st; empty where it is none."""
        if self.edition:
            _, ordinal = EDITIONS[self.edition]
            return ordinal
        return ""

    @property
    def version_name(self) -> str:
        """The number of the version in words; in files it has the form of a day."""
        _, _, number = self.order
        return f"version no. {number} of {self.month}{self.since}"

    @property
    def month(self) -> str:
        """The month in which its number was counted, in words."""
        year, month, _ = self.order
        return f"{MONTHS[month - 1]} {year}"

    @property
    def order(self) -> tuple[int, ...]:
        """The key by which versions are sorted: year, month and number as integers."""
        return tuple(map(int, self.version.split(".")))


@check
def versions_rise(corpus: Records) -> Iterator[Finding]:
    """Each version is higher than the one before it in the file, and of its own year and month."""
    for change in corpus.of(Change):
        if change.order[:2] != change.date.first[:2]:
            better = "correct one of them"
            message = f"{change.version} does not match the year and month of its date; {better}"
            yield Finding(change.id, ("version",), message)
    for before, after in pairwise(corpus.of(Change)):
        if after.order <= before.order:
            message = f"{after.version} is not higher than {before.version}, the version before it"
            yield Finding(after.id, ("version",), message)


@check
def editions_rise(corpus: Records) -> Iterator[Finding]:
    """Editions are numbered from one, in the order of the file."""
    editions = [change for change in corpus.of(Change) if change.edition]
    for number, change in enumerate(editions, 1):
        if change.edition != number:
            message = f"{change.edition} is not the number of the next edition, which is {number}"
            yield Finding(change.id, ("edition",), message)
