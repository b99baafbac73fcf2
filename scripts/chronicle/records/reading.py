"""What was read of a cited work itself, and how the papers use it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from chronicle.records.base import Model, Source
from chronicle.records.fields import EDTF, AnyId, Language, Locator, NativeText, PaperId, Text, Url
from chronicle.values import Prose, at_most, locators

BRIEF = AfterValidator(at_most(25, "a document is quoted with at most"))


class Quote(Model):
    """Words of a document, and what they mean in English where they are in another language."""

    original: Annotated[NativeText, BRIEF]
    """The words of the document, in its language."""
    english: Annotated[Text, BRIEF] | None = None
    """The same in English."""

    @property
    def in_english(self) -> str:
        """What it says in English, where it is in another language; else its own words."""
        return self.english or self.original


class Judged(Model):
    """By how many readers, who did not know of each other, something was judged, and when."""

    by: Annotated[int, Field(ge=1)]
    """How many they were."""
    date: EDTF
    """The day on which the last of them judged it."""


class Use(Model):
    """A place where a paper uses a work, and how far the paper agrees with what was read."""

    paper: PaperId
    """The paper."""
    at: Locator
    """The place in the paper: p. page, n. note, ¶ paragraph."""
    verdict: Literal["agrees", "agrees-report", "shortens", "shifts", "differs", "not-seen"]
    """How the paper stands to what was read, a sentence with two senses read in the kinder one."""
    why: Prose
    """What the paper has and what the work has, in a sentence."""
    has_exception: Annotated[bool, Field(alias="exception")] = False
    """Whether it agrees but for a difference in what it draws from the work, as its mark says."""
    about: tuple[AnyId, ...] = ()
    """The records that it concerns; without any, all that rest on the work at that place."""
    judged: Judged | None = None
    """Who came to the verdict. One that parts the paper from the work needs two, or has `by: 1`."""

    @property
    def source(self) -> Source:
        """The place in the paper."""
        return Source(work=self.paper, at=self.at)


class Reading(Model):
    """What was read of a work itself: how far, where and when, what it says, how papers use it."""

    extent: Literal["whole", "beginning", "summary"]
    """How much was read: the whole, a part such as the beginning, or only what others say of it."""
    date: EDTF
    """The day on which the stored copy was read."""
    address: Url
    """Where it was read."""
    is_copy: Annotated[bool, Field(alias="copy")] = False
    """Whether it was read in a copy, not with its publisher or archive. A report is no copy."""
    language: Language | None = None
    """Language of what was read (BCP 47)."""
    says: Annotated[Prose, AfterValidator(at_most(120, "a digest has at most"))]
    """What it says on what the papers cite it for, in our own words."""
    whose: Prose | None = None
    """What stands under its `quotes` where these are not its own words: A letter, quoted in it."""
    quotes: tuple[Quote, ...] = ()
    """Its own words, where these matter."""
    uses: Annotated[tuple[Use, ...], Field(min_length=1)]
    """The places where papers use it."""

    @property
    def is_report(self) -> bool:
        """Whether not the work itself was read, but what a report, catalogue or abstract says."""
        return self.extent == "summary"

    @model_validator(mode="after")
    def _claims_what_was_read(self) -> Reading:
        """Refuse to say of a report that a document agrees, and the reverse."""
        if self.extent == "beginning":  # of the rest there may be reports
            return self
        refused, better = ("agrees", "agrees-report")
        if not self.is_report:
            refused, better = better, refused
        for use in self.uses:
            if use.verdict == refused:
                how = "in reports only" if self.is_report else "itself"
                write = f"of {use.paper}, {use.at}, write verdict: {better}"
                raise ValueError(f"was read {how}; {write}")
        return self

    def at(self, source: Source) -> Iterator[Use]:
        """The uses at a place of a paper."""
        places = set(locators.passages(source.at))
        for use in self.uses:
            if use.paper == source.work and not places.isdisjoint(locators.passages(use.at)):
                yield use

    def uses_at(self, source: Source, record: str) -> tuple[Use, ...]:
        """The uses of the work by a paper that concern a record.

        They are those that name the record; without any, those at the place that the record cites
        and that name no record.
        """
        naming = [use for use in self.uses if use.paper == source.work and record in use.about]
        return tuple(naming or (use for use in self.at(source) if not use.about))
