"""What a review of the site is, and a criterion by which it judges."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from chronicle.kinds.base import Model, Record
from chronicle.kinds.fields import EDTF, VERSION, NativeText, OtherId, Refers, version_words
from chronicle.kinds.traits import Traits
from chronicle.kinds.vocabulary.model import Term
from chronicle.values.text import Prose

# How a site stands to a criterion, and what that means.
VERDICTS = {
    "exceeds": "does more than one may ask of such a site",
    "meets": "does what one may ask",
    "partly": "does some of it; the reason says what is lacking",
    "fails": "does not do it",
}


class Criterion(Term):
    """What a reviewer is asked to judge."""

    traits_ = Traits(
        kind="criterion", data_path="criteria.yml", page="about/reviews/", permanent=False
    )


class Judgement(Model):
    """How the site stands to a criterion, and why."""

    criterion: Annotated[OtherId, Refers("criterion")]
    """The criterion."""
    verdict: Literal["exceeds", "meets", "partly", "fails"]
    """How the site stands to it."""
    why: Prose
    """Because of what, with the address of an example."""


class Review(Record):
    """What somebody who had no part in the site found of it."""

    traits_ = Traits(kind="review", data_path="reviews.yml", page="about/reviews/", related=False)

    by: NativeText
    """Who reviewed it."""
    standing: Prose
    """Who that is, and what he or she knows of the subject or of such sites."""
    interest: Prose
    """Whether the reviewer has to do with the site, its papers or their authors."""
    date: EDTF
    """When."""
    version: Annotated[str, Field(pattern=VERSION)]
    """The version that was reviewed."""
    looked_at: Prose
    """What was read and tried, and against what it was held."""
    judgements: Annotated[tuple[Judgement, ...], Field(min_length=1)]
    """What was found, by criterion; one that was not judged is left out."""
    reply: Prose | None = None
    """What was done about it, by whoever publishes the site."""

    @property
    def label(self) -> Prose:
        """Who reviewed which version."""
        return Prose(f"{self.by}, of version {version_words(self.version)}")
