"""Readings of cited works, and the uses of these works in papers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from chronicle.records.base import Model, Source
from chronicle.records.fields import EDTF, AnyId, Language, Locator, NativeText, PaperId, Text, Url
from chronicle.values import Prose, limit_words, locators

BRIEF_QUOTATION = AfterValidator(limit_words(25, "a document is quoted with at most"))


class Quote(Model):
    """Words of a document, with an English translation if they are in another language."""

    original: Annotated[NativeText, BRIEF_QUOTATION]
    """The words of the document, in its language."""
    english: Annotated[Text, BRIEF_QUOTATION] | None = None
    """The English translation."""

    @property
    def in_english(self) -> str:
        """The English translation if there is one, else the original."""
        return self.english or self.original


class Judged(Model):
    """The number of independent readers who judged something, and the date."""

    by: Annotated[int, Field(ge=1)]
    """Number of readers."""
    date: EDTF
    """The day on which the last of them judged it."""


class Use(Model):
    """A passage where a paper uses a work, and its agreement with the text that was read."""

    paper: PaperId
    """The paper."""
    at: Locator
    """The locator in the paper: p. page, n. note, ¶ paragraph."""
    verdict: Literal["agrees", "agrees-report", "shortens", "shifts", "differs", "not-seen"]
    """The comparison of the paper with the work; ambiguous sentences are read charitably."""
    why: Prose
    """The contents of the paper and of the work on this point, in a sentence."""
    has_exception: Annotated[bool, Field(alias="exception")] = False
    """Whether it agrees except for one difference in the content taken from the work."""
    about: tuple[AnyId, ...] = ()
    """The records concerned; by default all that are based on the work at that passage."""
    judged: Judged | None = None
    """The readers who reached the verdict. A disagreement needs two, or `by: 1`."""

    @property
    def source(self) -> Source:
        """The passage of the paper that uses the work."""
        return Source(work=self.paper, at=self.at)


class Reading(Model):
    """A reading of a cited work: its extent, date and URL, its content, and its uses by papers."""

    extent: Literal["whole", "beginning", "summary"]
    """The extent: the whole, a part such as the beginning, or only reports about it."""
    date: EDTF
    """The day on which the stored copy was read."""
    address: Url
    """The URL at which it was read."""
    is_copy: Annotated[bool, Field(alias="copy")] = False
    """Whether it was read in a copy, not at its publisher or archive. A report of it is no copy."""
    language: Language | None = None
    """Language of the text that was read (BCP 47)."""
    says: Annotated[Prose, AfterValidator(limit_words(120, "a digest has at most"))]
    """Its content on the topics for which papers cite it, in our own words."""
    whose: Prose | None = None
    """The label of `quotes` that are not its own words: A letter, quoted in it."""
    quotes: tuple[Quote, ...] = ()
    """Quotations from it, if the wording matters."""
    uses: tuple[Use, ...] = ()
    """The passages where papers use it; none for a report that no paper cites."""

    @property
    def is_report(self) -> bool:
        """Whether only a report, catalogue or abstract of the work was read."""
        return self.extent == "summary"

    @model_validator(mode="after")
    def _check_verdicts(self) -> Reading:
        """Reject “agrees” if only reports were read, and “agrees-report” if the work itself was."""
        if self.extent == "beginning":  # reports may describe the rest of the work
            return self
        rejected = "agrees"
        allowed = "agrees-report"
        if not self.is_report:
            rejected, allowed = allowed, rejected
        for use in self.uses:
            if use.verdict == rejected:
                manner = "in reports only" if self.is_report else "itself"
                write = f"of {use.paper}, {use.at}, write verdict: {allowed}"
                raise ValueError(f"was read {manner}; {write}")
        return self

    def uses_of_passage(self, source: Source) -> Iterator[Use]:
        """Yield the uses at a passage of a paper."""
        passages = set(locators.parse_passages(source.at))
        for use in self.uses:
            if use.paper == source.work and not passages.isdisjoint(
                locators.parse_passages(use.at)
            ):
                yield use

    def uses_concerning(self, source: Source, record: str) -> tuple[Use, ...]:
        """Return the uses of the work by a paper that concern a record.

        These are the uses that name the record; if there are none, those at the passage of the
        source that name no record.
        """
        uses_naming_record = [
            use for use in self.uses if use.paper == source.work and record in use.about
        ]
        return tuple(
            uses_naming_record or (use for use in self.uses_of_passage(source) if not use.about)
        )
