"""Claims, which pages call statements."""

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from chronicle.problems import suggest_name
from chronicle.records.base import (
    Finding,
    KindConfig,
    Record,
    Records,
    Source,
    Sources,
    find_cycle,
    register_check,
)
from chronicle.records.dependence import Dependence
from chronicle.records.fields import (
    EDTF,
    SUBJECT_KINDS,
    ClaimId,
    ClaimValue,
    Note,
    OtherId,
    ReferenceTo,
)
from chronicle.records.reading import Quote
from chronicle.records.vocabulary import Property
from chronicle.records.work import Work
from chronicle.values import Date, Figure, Prose

# The Python type of the value of a claim, a noun for it, and the way to write it in YAML, by the
# type that a property declares. The placeholders are for the numbers in the value.
VALUE_TYPES: dict[str, tuple[type, str, str]] = {
    "figure": (
        Figure,
        "a number",
        "{0}, {{about: {0}}} or {{from: {0}, to: {1}}}, without quotation marks",
    ),
    "date": (Date, "a date", "{{date: 1903-05}}, or {{date: -1626/-1599}} for 1627–1600 BC"),
    "words": (Prose, "text", "the statement in words"),
}


class Quotation(Quote):
    """The words in which a voice states a claim, and their source."""

    source: Source
    """The document itself, if it was read, or the passage of a paper that quotes it."""


class Claim(Record):
    """One assertion by one voice.

    Pages call it a statement. If two works give the same figure, these are two claims; none is
    merged or averaged.
    """

    kind_config = KindConfig(
        kind="claim",
        reader_names=("statement", "statements"),
        data_path="claims",
        is_searchable=True,
        has_table=True,
    )

    about: Annotated[OtherId, ReferenceTo(*SUBJECT_KINDS)]
    """The record that the claim is about."""
    property_: Annotated[OtherId, ReferenceTo("property"), Field(alias="property")]
    """The property that the claim gives, from the vocabulary of properties."""
    value: ClaimValue
    """The claimed value: a figure with its uncertainty, a date, or text."""
    unit: Prose | None = None
    """The unit that the figure counts, as text."""
    date: EDTF | None = None
    """The time that the claim is about."""
    voice: Annotated[OtherId, ReferenceTo("work", "document", "paper", "actor")]
    """The work or actor that asserts it."""
    part_of: ClaimId | None = None
    """The claim of which this one counts a part: 8 of the ten."""
    sources: Sources
    quoted: Quotation | None = None
    """The words of the voice itself, if readers should see them."""
    depends_on: tuple[Dependence, ...] = ()
    """The origin of its knowledge, if its voice and the works cited do not show it."""
    note: Note = None

    def site_address(self, corpus: Records) -> str:
        """Return the URL: an anchor on the page of the record that it is about."""
        page = corpus[self.about].site_address(corpus).partition("#")[0]
        return f"{page}#{self.id}"

    @property
    def is_by_paper(self) -> bool:
        """Whether the paper itself makes the claim."""
        return all(source.work == self.voice for source in self.sources)

    @property
    def origin_ids(self) -> tuple[str, ...]:
        """The ids of the works or actors that the claim comes from, by its voice and sources.

        If a paper reports the claim, this is the voice. If a paper makes the claim, these are the
        works that the paper cites, or the paper if it cites none.
        """
        cited: tuple[str, ...] = ()
        if any(source.work == self.voice for source in self.sources):
            bases = (basis.work for source in self.sources for basis in source.rests_on)
            cited = tuple(work for work in bases if work != self.voice)
        return cited or (self.voice,)

    @property
    def label(self) -> Prose:
        """The value as text with its unit, and no full stop, for use in lists and sentences."""
        if isinstance(self.value, Prose):
            return Prose(self.value.markup.removesuffix("."))
        text = Prose(self.value.words)
        if self.unit:
            return Prose("{} {}").format(text, self.unit)
        return text


@register_check
def check_value_types(corpus: Records) -> Iterator[Finding]:
    """Check that the value of a claim is a number, a date or text, as its property requires."""
    for claim in corpus.of(Claim):
        prop = corpus.find(Property, claim.property_)
        if not prop:
            continue  # another check reports this
        expected, noun, remedy = VALUE_TYPES[prop.value]
        if not isinstance(claim.value, expected):
            numbers = re.findall(r"\d+", claim.label.replace(",", ""))
            form = remedy.format(*numbers, "…", "…")
            message = f"is “{claim.label}”, but “{prop.id}” needs {noun}; write {form}"
            yield Finding(claim.id, ("value",), message)


@register_check
def check_units(corpus: Records) -> Iterator[Finding]:
    """Check that a figure has a unit if other figures of the same property have one."""
    units = {claim.property_: claim.unit for claim in corpus.of(Claim) if claim.unit}
    for claim in corpus.of(Claim):
        unit = units.get(claim.property_)
        if isinstance(claim.value, Figure) and unit and not claim.unit:
            examples = f"add a unit, such as unit: {unit}"
            message = f"does not say what {claim.value.words} counts; {examples}"
            yield Finding(claim.id, ("value",), message)


@register_check
def check_author_voice(corpus: Records) -> Iterator[Finding]:
    """Check that a claim by the author of a paper, in that paper, has the paper as its voice."""
    for claim in corpus.of(Claim):
        for source in claim.sources:
            work = corpus.find(Work, source.work)
            if not work or not work.is_paper:
                continue
            if claim.voice in (author.actor for author in work.author):
                message = f"{claim.voice} wrote {work.id}; write voice: {work.id}"
                yield Finding(claim.id, ("voice",), message)


@register_check
def check_paper_quotations(corpus: Records) -> Iterator[Finding]:
    """Check that quotations are the words of a document or a witness, never of a paper."""
    for claim in corpus.of(Claim):
        voice = corpus.find(Work, claim.voice)
        if claim.quoted and voice and voice.is_paper:
            message = (
                f"quotes {claim.voice}, which is a paper; paraphrase it, or, if it is a document, "
                "give it `reading` instead of `locators`"
            )
            yield Finding(claim.id, ("quoted",), message)


@register_check
def check_epigraph_quotations(corpus: Records) -> Iterator[Finding]:
    """Check that the epigraph of a page is a claim with a quotation."""
    claims_with_quotation = [claim.id for claim in corpus.of(Claim) if claim.quoted]
    for record in corpus.records.values():
        epigraph = vars(record).get("epigraph")
        if epigraph and epigraph.of in corpus.records and epigraph.of not in claims_with_quotation:
            remedy = (
                f"name a claim that has quoted{suggest_name(epigraph.of, claims_with_quotation)}"
            )
            message = f"“{epigraph.of}” has no quotation; {remedy}"
            yield Finding(record.id, ("epigraph", "of"), message)


@register_check
def check_additional_passages(corpus: Records) -> Iterator[Finding]:
    """Check that a further source of a reported claim has a reason.

    A further source is in another work, or has no basis although the first source has one.
    """
    for claim in corpus.of(Claim):
        if claim.note or any(source.work == claim.voice for source in claim.sources):
            continue
        first, *additional = claim.sources
        for number, source in enumerate(additional, start=1):
            if source.work != first.work or (first.rests_on and not source.rests_on):
                message = (
                    f"{source.work}, {source.at}, may not report what {claim.voice} says; explain "
                    "in a note why it is listed here, or remove it"
                )
                yield Finding(claim.id, ("sources", number), message)


@register_check
def check_self_dependence(corpus: Records) -> Iterator[Finding]:
    """Check that nothing depends on itself, directly or through others."""
    graph: dict[str, list[str]] = {}
    for work in corpus.of(Work):
        graph[work.id] = [dependence.witness for dependence in work.depends_on]
    for claim in corpus.of(Claim):
        graph[claim.id] = [
            *(dependence.witness for dependence in claim.depends_on),
            *claim.origin_ids,
        ]
    cycle = find_cycle(graph)
    for identifier in cycle:
        if vars(corpus[identifier]).get("depends_on"):
            message = f"depends on itself: {' → '.join(reversed(cycle))}"
            yield Finding(identifier, ("depends_on",), message)
            break
