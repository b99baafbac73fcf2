"""Works: whatever is cited, and the papers that the record is drawn from."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import ConfigDict, Field, model_validator

from chronicle.record import locators
from chronicle.record.models.base import Model, Record
from chronicle.record.models.fields import DOI, EDTF, Language, NativeText, Text, Url
from chronicle.record.text import Prose

Evidence = Literal[
    "archive", "official-history", "state-media", "press", "memoir", "testimony", "scholarship", "fiction", "site-visit",
    "reference",
]  # fmt: skip
EVIDENCE: tuple[str, ...] = get_args(Evidence)


class Person(Model):
    """A name in CSL: family and given, or literal for a corporate or undivided name."""

    family: Text | None = None
    given: Text | None = None
    literal: Text | None = None

    @model_validator(mode="after")
    def _is_one_name(self) -> Person:
        if (self.literal is None) == (self.family is None) or (self.literal and self.given):
            raise ValueError("needs either family (and given) or literal")
        return self


People = tuple[Person, ...]


class Locators(Model):
    """The places a paper has: first and last page, note and paragraph, and the names of unnumbered places."""

    page: tuple[int, int] | None = None
    note: tuple[int, int] | None = None
    paragraph: tuple[int, int] | None = None
    named: tuple[Text, ...] = ()

    def holds(self, place: locators.Place) -> bool:
        """Whether the paper has this place."""
        if place.unit == "named":
            return place.name in self.named
        bounds: tuple[int, int] | None = getattr(self, place.unit)
        return bounds is not None and bounds[0] <= place.number <= bounds[1]


# CSL joins its variables with hyphens, all but these; the others here are ours.
UNDERSCORED = {"archive_location", "archive_collection", "title_en", "container_title_en"}


def _csl_variable(field: str) -> str:
    return field if field in UNDERSCORED else field.replace("_", "-")


CSLType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "book", "broadcast", "chapter", "document",
    "entry", "interview", "manuscript", "map", "motion_picture", "pamphlet", "paper-conference", "personal_communication",
    "post", "post-weblog", "report", "review", "speech", "thesis", "treaty", "webpage",
]  # fmt: skip


class Work(Record):
    """Anything that is cited, in the variables of the Citation Style Language 1.0.2; the papers carry `locators`."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, alias_generator=_csl_variable)
    kind_ = "work"

    type: CSLType
    title: NativeText
    title_en: Text | None = None
    title_short: Text | None = None
    language: Language | None = None
    evidence: Evidence
    author: People = ()
    editor: People = ()
    translator: People = ()
    container_author: People = ()
    collection_editor: People = ()
    director: People = ()
    recipient: People = ()
    container_title: NativeText | None = None
    container_title_en: Text | None = None
    collection_title: NativeText | None = None
    collection_number: Text | None = None
    publisher: NativeText | None = None
    publisher_place: NativeText | None = None
    event_title: Text | None = None
    event_place: Text | None = None
    volume: Text | None = None
    issue: Text | None = None
    number: Text | None = None
    page: Text | None = None
    edition: Text | None = None
    genre: Text | None = None
    medium: Text | None = None
    section: Text | None = None
    archive: Text | None = None
    archive_collection: Text | None = None
    archive_location: Text | None = None
    archive_place: Text | None = None
    URL: Url | None = None
    DOI: Annotated[str | None, Field(pattern=DOI)] = None
    ISBN: Text | None = None
    ISSN: Text | None = None
    issued: EDTF | None = None
    accessed: EDTF | None = None
    also: Annotated[tuple[NativeText, ...], Field(description="Other descriptions under which a paper cites it.")] = ()
    note: Prose | None = None
    argument: Annotated[Prose | None, Field(description="For a paper: what it argues, in our words.")] = None
    unknown: Annotated[tuple[Prose, ...], Field(description="For a paper: what is not known of it.")] = ()
    locators: Annotated[Locators | None, Field(description="Only for the papers the record is drawn from.")] = None

    @property
    def is_paper(self) -> bool:
        """Whether it is one of the papers that the record is drawn from."""
        return self.locators is not None
