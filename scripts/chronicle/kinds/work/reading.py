"""What was read of a cited work itself, and how the papers use it."""

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from chronicle.kinds.base import Model, Source
from chronicle.kinds.fields import EDTF, AnyId, Language, Locator, NativeText, PaperId, Text, Url
from chronicle.values import locators
from chronicle.values.text import Prose, at_most

BRIEF = AfterValidator(at_most(25, "a document is quoted with at most"))


class Quote(Model):
    """Words of a document, and what they mean in English where they are in another language."""

    original: Annotated[NativeText, BRIEF]
    """The words of the document, in its language."""
    english: Annotated[Text, BRIEF] | None = None
    """The same in English."""


class Use(Model):
    """A place where a paper uses a work, and how far the paper agrees with what was read."""

    paper: PaperId
    """The paper."""
    at: Locator
    """The place in the paper: p. page, n. note, ¶ paragraph."""
    verdict: Literal["agrees", "shortens", "shifts", "differs", "not-seen"]
    """Whether the paper agrees, leaves out what matters, moves something, or says otherwise."""
    why: Prose
    """What the paper has and what the work has, in a sentence."""
    about: tuple[AnyId, ...] = ()
    """The records that it concerns; without any, all that rest on the work at that place."""


class Reading(Model):
    """What was read of a work itself: how far, where and when, what it says, how papers use it."""

    extent: Literal["whole", "beginning", "summary"]
    """How much was read: the whole, a part such as the beginning, or only what others say of it."""
    date: EDTF
    """The day on which the stored copy was read."""
    address: Url
    """Where it was read."""
    is_copy: Annotated[bool, Field(alias="copy")] = False
    """Whether that is not the page of its publisher or archive."""
    language: Language | None = None
    """Language of what was read (BCP 47)."""
    translator: Text | None = None
    """Who translated what was read."""
    says: Annotated[Prose, AfterValidator(at_most(120, "a digest has at most"))]
    """What it says on what the papers cite it for, in our own words."""
    quotes: tuple[Quote, ...] = ()
    """Its own words, where these matter."""
    uses: Annotated[tuple[Use, ...], Field(min_length=1)]
    """The places where papers use it."""

    def uses_at(self, source: Source, record: str) -> tuple[Use, ...]:
        """The uses that concern a record by its id, which rests on the work at a place of a paper.

        They are those that name the record, or else those at that place which name none.
        """
        here = set(locators.places(source.at))
        uses = [use for use in self.uses if use.paper == source.work]
        return tuple(use for use in uses if record in use.about) or tuple(
            use for use in uses if not use.about and here & set(locators.places(use.at))
        )


VERDICTS: tuple[str, ...] = get_args(Use.model_fields["verdict"].annotation)
EXTENTS: tuple[str, ...] = get_args(Reading.model_fields["extent"].annotation)
