"""Works: everything that is cited, including the papers that the record is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property, partial
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, model_validator

from chronicle.records.base import (
    CitedPassage,
    EpigraphField,
    Finding,
    KindConfig,
    Model,
    Record,
    Records,
    register_check,
    require_exactly_one,
)
from chronicle.records.dependence import Dependence
from chronicle.records.fields import (
    EDTF,
    ActorId,
    ClaimId,
    Doi,
    Evidence,
    Isbn,
    Language,
    Locator,
    NativeText,
    Note,
    PaperId,
    PlainText,
    Text,
    Url,
)
from chronicle.records.reading import Reading, Use
from chronicle.records.settings import Settings
from chronicle.records.traversal import iter_sources, record_sources
from chronicle.values import Date, Paragraphs, Prose, locators, text

# Enough words of a paragraph to find it, and too few to copy it.
OPENING_WORDS = range(4, 7)


class Person(Model):
    """A name in CSL: family and given, or literal for a corporate or undivided name."""

    family: Text | None = None
    """Family name, with a particle if lists include it: du Toit, De Quincey."""
    given: Text | None = None
    """Given name."""
    static_ordering: Annotated[bool | None, Field(alias="static-ordering")] = None
    """Whether the family name comes first, if the language of the work does not imply it."""
    literal: Text | None = None
    """A name that is not divided: of an organisation, or a single name."""
    actor: ActorId | None = None
    """The actor of the record with this name."""

    @model_validator(mode="after")
    def _check_name(self) -> Person:
        is_in_parts = self.family is not None
        is_whole = self.literal is not None
        if is_in_parts == is_whole or (self.literal and self.given):
            raise ValueError("needs either family (and given) or literal")
        return self


People = tuple[Person, ...]


def _check_opening(opening: str) -> str:
    count = text.count_words(opening)
    if count not in OPENING_WORDS:
        fewest = OPENING_WORDS[0]
        most = OPENING_WORDS[-1]
        raise ValueError(f"has {count} words; copy the first {fewest} to {most} of the paragraph")
    return opening


class Opening(Model):
    """The first words of a paragraph of a paper, by which it is found in any copy."""

    paragraph: int
    """Number of the paragraph, as counted by this site."""
    words: Annotated[Text, AfterValidator(_check_opening)]
    """The first four to six words of the paragraph, never a full sentence."""


class GuideLine(Model):
    """The text next to a passage in the collapsed list of passages of a paper."""

    at: Locator
    """The passage."""
    says: ClaimId | None = None
    """The claim that summarizes the passage and has a source there."""
    words: Prose | None = None
    """The topic of the passage, or a description of it: Two sentences of ¶9 again, in a box."""
    _check = require_exactly_one("says", "words")


def _check_passage_name(name: str) -> str:
    if "," in name or locators.parse_passages(name)[0].unit != "named":
        raise ValueError(
            f"“{name}” is not a valid name; give numbers as first and last, and write no comma"
        )
    return name


def _check_range_ascends(numbers: tuple[int, int]) -> tuple[int, int]:
    first, last = numbers
    if first > last:
        raise ValueError(f"has the last before the first; write [{last}, {first}]")
    return numbers


# Passages are listed one by one, and no locator in use has more digits.
_Number = Annotated[int, Field(le=99_999)]
_Numbers = Annotated[tuple[_Number, _Number], AfterValidator(_check_range_ascends)]


class Lost(Model):
    """Citations of a paper that are missing from the copy that was used."""

    at: Locator
    """The passages that contained them."""
    what: Text
    """A description, as a remark on a claim: the original links are lost."""
    claims: tuple[ClaimId, ...] = ()
    """The claims that they were for; without this list, all claims that cite the passages."""


class Locators(Model):
    """The passages of a paper: first and last of those that are numbered, and names of others."""

    page: _Numbers | None = None
    """First and last page."""
    note: _Numbers | None = None
    """First and last note."""
    paragraph: _Numbers | None = None
    """First and last paragraph, as the paper numbers them or as this site counts them."""
    named: tuple[Annotated[Text, AfterValidator(_check_passage_name)], ...] = ()
    """Names of all other passages: table, ch. 4, entry of 3 September 1666, 2.117, fol. 3v."""
    counting: Prose | None = None
    """How to count the paragraphs in a copy of the paper."""
    openings: tuple[Opening, ...] = ()
    """The first words of every paragraph, in order, to find the paragraph in any copy."""
    guide: tuple[GuideLine, ...] = ()
    """Summaries of passages on the page of the paper, if the first claim does not suffice."""
    lost: Lost | None = None
    """Citations that are missing from the copy that was used."""

    @model_validator(mode="after")
    def _check_openings(self) -> Locators:
        first, last = self.paragraph or (1, 0)
        numbers = [opening.paragraph for opening in self.openings]
        if numbers and numbers != list(range(first, last + 1)):
            expected = f"each of ¶¶{first}–{last} once" if self.paragraph else "none"
            raise ValueError(
                f"has openings of {len(numbers)} paragraphs; expected {expected}, in order"
            )
        return self

    @property
    def guide_lines_by_passage(self) -> Mapping[locators.Passage, GuideLine]:
        """The guide line of each passage that has one."""
        return {
            passage: line for line in self.guide for passage in locators.parse_passages(line.at)
        }

    def opening_words(self, passage: locators.Passage) -> str:
        """Return the first words of a paragraph; empty for other passages, and if not given."""
        for opening in self.openings:
            if passage == locators.Passage("paragraph", opening.paragraph):
                return opening.words
        return ""

    @property
    def words(self) -> str:
        """The passages of the paper: “pp. 11–36, table, nn. 1–119”."""
        return locators.format_locator(self.passages)

    @property
    def unit(self) -> str:
        """The unit of the first passages that are neither notes nor named; else “place”."""
        units = (passage.unit for passage in self.passages)
        return next((unit for unit in units if unit not in ("named", "note")), "place")

    @cached_property
    def passages(self) -> Mapping[locators.Passage, None]:
        """Every passage of the paper, in the order of lists."""
        passages: dict[locators.Passage, None] = {}
        for unit in locators.LABELS_BY_UNIT:
            passage = partial(locators.Passage, unit)
            if unit == "named":
                passages |= {passage(0, name): None for name in self.named}
            elif bounds := getattr(self, unit):
                passages |= dict.fromkeys(map(passage, range(bounds[0], bounds[1] + 1)))
        return passages

    def missing_passages(self, locator: str) -> list[locators.Passage]:
        """Return the passages in a locator that do not exist in the paper; see `parse_passages`."""
        return [
            passage for passage in locators.parse_passages(locator) if passage not in self.passages
        ]


# The fields of a work that are CSL variables; no other field is imported from or exported to
# CSL-JSON.
CSL_VARIABLES = (
    "type",
    "title",
    "title-short",
    "language",
    "author",
    "editor",
    "translator",
    "recipient",
    "container-title",
    "collection-title",
    "collection-number",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "number",
    "page",
    "edition",
    "genre",
    "archive",
    "archive_location",
    "URL",
    "DOI",
    "ISBN",
    "issued",
    "accessed",
)


def _yaml_name(field: str) -> str:
    """Return the name of a field in YAML: with hyphens if it is a CSL variable."""
    variable = field.replace("_", "-")
    if variable in CSL_VARIABLES:
        return variable
    return field


CSLType = Literal[
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "book",
    "chapter",
    "document",
    "interview",
    "manuscript",
    "motion_picture",
    "personal_communication",
    "post-weblog",
    "report",
    "speech",
    "thesis",
    "webpage",
]


class Work(Record):
    """Anything that is cited, in the variables of the Citation Style Language 1.0.2.

    The papers that the record is drawn from are included.
    """

    model_config = ConfigDict(alias_generator=_yaml_name)
    kind_config = KindConfig(
        kind="work",
        data_path="works",
        list_address="bibliography/",
        is_searchable=True,
        has_table=True,
    )

    type: CSLType
    """Its type in the Citation Style Language."""
    title: NativeText
    """Original title in its own script, in sentence case; a description is in square brackets."""
    title_en: Text | None = None
    """English translation of the title, in sentence case."""
    title_en_short: Text | None = None
    """First words of a long translation, for labels that would truncate it differently."""
    title_short: Text | None = None
    """Short form of the title."""
    language: Language | None = None
    """Language of the work (BCP 47)."""
    evidence: Evidence
    """Class of evidence, as explained in the method of the site."""
    author: People = ()
    """Authors."""
    editor: People = ()
    """Editors."""
    translator: People = ()
    """Translators."""
    recipient: People = ()
    """Recipients."""
    container_title: NativeText | None = None
    """Newspaper, journal, book or site that contains it."""
    container_title_en: Text | None = None
    """English translation of the title of its container."""
    collection_title: NativeText | None = None
    """Series."""
    collection_number: Text | None = None
    """Number in the series."""
    publisher: NativeText | None = None
    """Publisher."""
    publisher_place: NativeText | None = None
    """Place of publication."""
    volume: Text | None = None
    """Volume."""
    issue: Text | None = None
    """Issue number of a newspaper or journal."""
    number: Text | None = None
    """Number, for example of a report."""
    page: Text | None = None
    """Pages, as printed."""
    edition: Text | None = None
    """Edition."""
    genre: Text | None = None
    """Kind of document."""
    archive: Text | None = None
    """Archive that holds it, and the place of the archive."""
    archive_location: Text | None = None
    """Shelf mark in the archive."""
    URL: Url | None = None
    """URL that the papers or a catalogue give for it."""
    DOI: Doi | None = None
    """Digital object identifier, without the resolver."""
    ISBN: Isbn | None = None
    """International standard book number."""
    issued: EDTF | None = None
    """Date of publication or writing."""
    spoken: EDTF | None = None
    """Date when it was said or written, if it was published much later."""
    accessed: EDTF | None = None
    """Date of access on the web, as the paper gives it."""
    in_short: Prose | None = None
    """Its nature and its relevance here, in a sentence or two, if no title shows them."""
    also: tuple[NativeText, ...] = ()
    """Other descriptions under which a paper cites it."""
    draws_on: PlainText | None = None
    """The evidence of a study, as stated by it or a paper, to end a sentence: army documents."""
    identified_in: tuple[PaperId, ...] = ()
    """Papers that do not name it, where the project identified it as the work cited or reported."""
    note: Note = None
    epigraph: EpigraphField = None
    depends_on: tuple[Dependence, ...] = ()
    """The origin of its knowledge."""
    argument: Paragraphs | None = None
    """Of a paper: its argument, in our own words."""
    unknown: tuple[Prose, ...] = ()
    """Of a paper: facts about it that are not known."""
    locators: Locators | None = None
    """Of a paper: its passages, by which it is cited."""
    reading: Reading | None = None
    """Of a cited work: its own content, if it could be read."""

    def site_address(self, corpus: Records) -> str:
        """Return the URL of the page of a paper, or of the bibliography entry of another work."""
        if self.is_paper:
            return f"papers/{self.id}/"
        return super().site_address(corpus)

    def main_page(self, corpus: Records) -> str:
        """Return the URL of the page about the work, in papers/ or in bibliography/."""
        if self.is_paper:
            return self.site_address(corpus)
        return f"{self.kind_config.list_address}{self.id}/"

    def cited_passages(self) -> Iterator[CitedPassage]:
        """Yield the passages of papers that use the work, and its own passages in its guide."""
        if self.locators:
            for number, line in enumerate(self.locators.guide):
                yield CitedPassage(("locators", "guide", number, "at"), self.id, line.at)
            if self.locators.lost:
                yield CitedPassage(("locators", "lost", "at"), self.id, self.locators.lost.at)
        for number, use in enumerate(self.uses):
            yield CitedPassage(("reading", "uses", number, "at"), use.paper, use.at)

    @property
    def uses(self) -> tuple[Use, ...]:
        """The passages where papers use the work; empty if it was not read."""
        if self.reading:
            return self.reading.uses
        return ()

    @property
    def creation_date(self) -> Date | None:
        """The date when the work was said or written, if given; else the date of publication."""
        return self.spoken or self.issued

    @property
    def effective_date(self) -> Date | None:
        """The date of publication; else the date when it was said or written."""
        return self.issued or self.spoken

    @property
    def doi_address(self) -> str:
        """The URL of the DOI, percent-encoded; empty if the work has no DOI."""
        if self.DOI:
            return f"https://doi.org/{text.percent_encode(self.DOI)}"
        return ""

    @property
    def is_paper(self) -> bool:
        """Whether this is one of the papers that the history is drawn from."""
        return self.locators is not None

    @property
    def class_of_evidence(self) -> str:
        """The class of evidence of the work."""
        return self.evidence

    def is_primary(self, settings: Settings) -> bool:
        """Return whether the work is a primary source, such as a letter, and not a study."""
        return not settings.evidence[self.evidence].secondary

    @property
    def is_description(self) -> bool:
        """Whether a description replaces the title, because the work has none."""
        return self.title.startswith("[")

    @property
    def is_newspaper_issue(self) -> bool:
        """Whether this is a newspaper issue, whose title is the name of the newspaper."""
        return self.type == "article-newspaper" and self.container_title is None


# Verdicts that a paper deviates from a work, the most serious first.
DISAGREEING_VERDICTS = ("differs", "shifts", "shortens")


@register_check
def check_verdict_targets(corpus: Records) -> Iterator[Finding]:
    """Check that verdicts name only records that are based on the work through that paper."""
    for work in corpus.of(Work):
        for number, use in enumerate(work.uses):
            for index, identifier in enumerate(use.about):
                record = corpus.records.get(identifier)
                if record is None:
                    continue
                sources = [source for _, source in iter_sources(record) if source.work == use.paper]
                bases = [basis.work for source in sources for basis in source.rests_on]
                if work.id not in bases:
                    message = f"“{identifier}” is not based on {work.id} through {use.paper}"
                    yield Finding(work.id, ("reading", "uses", number, "about", index), message)


@register_check
def check_locators(corpus: Records) -> Iterator[Finding]:
    """Check that the papers contain all passages that records cite.

    All findings on one unit (page, note or paragraph) of a paper have the same cause.
    """
    papers = {work.id: work.locators for work in corpus.of(Work) if work.locators}
    for record in corpus.records.values():
        for path, work, at in _cited_passages(record):
            locators_ = papers.get(work)
            if locators_ is None:
                continue
            try:
                for passage in locators_.missing_passages(at):
                    message = f"{work} has no {passage}; it has {locators_.words}"
                    yield Finding(record.id, path, message, f"{work} {passage.unit}")
            except ValueError as error:
                yield Finding(record.id, path, f"at {error}")


@cache
def _cited_passages(record: Record) -> list[CitedPassage]:
    """Return all passages that a record cites: directly, as sources, or as bases of sources."""
    passages = [*record.cited_passages()]
    for path, source in iter_sources(record):
        passages.append(CitedPassage((*path, "at"), source.work, source.at))
        for index, basis in enumerate(source.rests_on):
            if basis.at:
                locator_path = (*path, "rests_on", index, "at")
                passages.append(CitedPassage(locator_path, basis.work, basis.at))
    return passages


@register_check
def check_guide_lines(corpus: Records) -> Iterator[Finding]:
    """Check that each claim that summarizes a passage in `Locators.guide` cites this passage."""
    for work in corpus.of(Work):
        if not work.locators:
            continue
        for number, line in enumerate(work.locators.guide):
            record = corpus.records.get(line.says or "")
            if record is None:
                continue
            passages = _passages_in_work(record, work)
            if not passages.issuperset(locators.parse_passages(line.at)):
                message = f"“{line.says}” has no source at {line.at} of {work.id}; correct one"
                yield Finding(work.id, ("locators", "guide", number, "says"), message)


def _passages_in_work(record: Record, work: Work) -> set[locators.Passage]:
    """Return the passages of a work that a record cites as sources."""
    passages: set[locators.Passage] = set()
    for source in record_sources(record):
        if source.work == work.id:
            passages.update(locators.parse_passages(source.at))
    return passages


@register_check
def check_lost_citations(corpus: Records) -> Iterator[Finding]:
    """Check that each claim in `Lost.claims` cites one of the passages."""
    for work in corpus.of(Work):
        lost = work.locators.lost if work.locators else None
        if lost is None:
            continue
        for number, identifier in enumerate(lost.claims):
            record = corpus.records.get(identifier)
            if record is None:
                continue
            if _passages_in_work(record, work).isdisjoint(locators.parse_passages(lost.at)):
                message = f"“{identifier}” has no source at {lost.at} of {work.id}; correct one"
                yield Finding(work.id, ("locators", "lost", "claims", number), message)


@register_check
def check_disagreement_readers(corpus: Records) -> Iterator[Finding]:
    """Check that a verdict of disagreement says how many readers reached it."""
    for work in corpus.of(Work):
        for number, use in enumerate(work.uses):
            if use.verdict in DISAGREEING_VERDICTS and use.judged is None:
                message = (
                    f"“{use.verdict}” says that {use.paper} disagrees with its source; it needs "
                    "two independent readers: judged: {by: 2, date: 2026-12-31}; for one reader, "
                    "write by: 1"
                )
                yield Finding(work.id, ("reading", "uses", number, "verdict"), message)


@register_check
def check_missing_verdicts(corpus: Records) -> Iterator[Finding]:
    """Check that each use of a work that was read has a verdict; `not-seen` is one."""
    for record in corpus.records.values():
        for path, source in iter_sources(record):
            for index, basis in enumerate(source.rests_on):
                work = corpus.find(Work, basis.work)
                if work and work.reading and not any(work.reading.uses_of_passage(source)):
                    remedy = "add it; if it was not seen, write verdict: not-seen"
                    message = f"the uses of {work.id} omit {source.work}, {source.at}; {remedy}"
                    yield Finding(record.id, (*path, "rests_on", index, "work"), message)
