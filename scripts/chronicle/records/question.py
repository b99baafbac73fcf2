"""Questions, and the answers to them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import Annotated, Literal

from pydantic import Field

from chronicle.records.base import (
    FieldPath,
    Finding,
    KindConfig,
    Model,
    Record,
    Records,
    find_duplicates,
    register_check,
)
from chronicle.records.claim import Claim, check_value_types
from chronicle.records.fields import (
    EDTF,
    Answer,
    ClaimId,
    ClaimIds,
    Heading,
    Id,
    Note,
    OtherId,
    ReferenceTo,
    See,
    ThemeId,
)
from chronicle.records.traversal import iter_values
from chronicle.values import Date, Paragraphs, Prose

# A number, including a year, but not a decade, as in “the 1990s”.
NUMBER = re.compile(r"\d+(?:\.\d+)?\b")
FIELDS_NAMING_CLAIMS = {"id", "part_of", "depends_on"}
DescribedId = Annotated[OtherId, ReferenceTo("actor", "deployment", "event", "place")]


class Position(Model):
    """One answer to a question, and the claims that give it."""

    anchor: Id | None = None
    """Its name within the question, which gives it a URL."""
    answer: Prose
    """One answer to the question."""
    date: EDTF | None = None
    """The date according to this answer, if the question asks for one."""
    claims: ClaimIds
    """The claims that give this answer."""
    note: Note = None


class Axis(Model):
    """Figures or dates of the answers, shown next to each other."""

    unit: Prose
    """The unit that they count: people, guilders."""
    claims: ClaimIds
    """The claims whose figures are shown; they are among those of the answers."""


class Question(Record):
    """A question on which the works of the record, or those whom they cite, disagree."""

    kind_config = KindConfig(
        kind="question",
        data_path="questions.yml",
        url_prefix="questions/",
        is_in_see_also=False,
        is_searchable=True,
        has_table=True,
    )

    title: Heading
    """The question, as a reader would ask it."""
    answer: Answer | None = None
    """The answer and its certainty, in one sentence to quote."""
    quote: ClaimId | None = None
    """The safest claim to cite: it gives one of the answers, and no other answer denies it."""
    rank: Literal["great", "open", "reference"] = "open"
    """Whether it is great (one of the few to read first), open, or one for a work of reference."""
    axis: Axis | None = None
    """The figures of its answers that can be compared, and their unit."""
    theme: ThemeId | None = None
    """The theme under which it is listed."""
    why: Prose
    """The reason for the question."""
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    """The answers to the question."""
    assessment: Paragraphs
    """The conclusions that the sources allow. A blank line begins a paragraph."""
    settle: Prose
    """The evidence that would settle the question."""
    differ_on: tuple[DescribedId, ...] = ()
    """The records of which its answers give different accounts; their pages say so."""
    see: See = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that give its answers."""
        return tuple(claim for position in self.positions for claim in position.claims)


@register_check
def check_distinct_answers(corpus: Records) -> Iterator[Finding]:
    """Check that a claim gives only one answer to a question, and that anchors are unique.

    An anchor must differ from all other anchors and claims of the question.
    """
    for question in corpus.of(Question):
        claims: list[tuple[str, FieldPath]] = []
        anchors: list[tuple[str, FieldPath]] = []
        for number, position in enumerate(question.positions):
            for index, claim in enumerate(position.claims):
                claims.append((claim, ("positions", number, "claims", index)))
            if position.anchor:
                anchors.append((position.anchor, ("positions", number, "anchor")))
        names = ((name, (name, path)) for name, path in claims + anchors)
        for (name, path), _ in find_duplicates(names):
            message = f"“{name}” is already used in this question; remove or rename it"
            yield Finding(question.id, path, message)


@register_check
def check_axis_claims(corpus: Records) -> Iterator[Finding]:
    """Check that the axis of a question names only figures or dates of its answers."""
    incomplete = {finding.record_id for finding in check_value_types(corpus)}
    for question in corpus.of(Question):
        if not question.axis:
            continue
        for number, identifier in enumerate(question.axis.claims):
            claim = corpus.find(Claim, identifier)
            path = ("axis", "claims", number)
            if identifier not in question.claims:
                message = (
                    f"“{identifier}” is not listed under any answer; add it to the claims of one"
                )
                yield Finding(question.id, path, message)
            elif not claim or identifier in incomplete:
                continue  # another check reports this
            elif isinstance(claim.value, Prose):
                message = f"“{identifier}” is neither a number nor a date, and cannot be drawn"
                yield Finding(question.id, path, message)


@register_check
def check_quoted_claim(corpus: Records) -> Iterator[Finding]:
    """Check that `quote`, the claim to cite, gives one of the answers."""
    for question in corpus.of(Question):
        if question.quote and question.quote not in question.claims:
            message = f"“{question.quote}” is not listed under any answer; name a claim that is"
            yield Finding(question.id, ("quote",), message)


@register_check
def check_differing_voices(corpus: Records) -> Iterator[Finding]:
    """Check that answers to a question with `differ_on` have different voices.

    At least two answers must each have a voice that the other answer does not have.
    """
    voices = {claim.id: claim.voice for claim in corpus.of(Claim)}
    for question in corpus.of(Question):
        answers = [{voices.get(claim) for claim in answer.claims} for answer in question.positions]
        differ = any(one - other and other - one for one, other in combinations(answers, 2))
        are_known = not any(None in answer for answer in answers)
        if question.differ_on and are_known and not differ:
            message = "no two voices give different answers; remove `differ_on`"
            yield Finding(question.id, ("differ_on",), message)


@register_check
def check_answers_match_claims(corpus: Records) -> Iterator[Finding]:
    """Check that the numbers in an answer occur in its claims, and that its date fits theirs."""
    for question in corpus.of(Question):
        sections: list[tuple[FieldPath, Question | Position]] = [((), question)]
        sections += ((("positions", n), position) for n, position in enumerate(question.positions))
        for path, section in sections:
            claims = [
                claim for identifier in section.claims if (claim := corpus.find(Claim, identifier))
            ]
            if len(claims) < len(section.claims):
                continue  # another check reports this
            known_numbers = set[str]().union(*map(_claim_numbers, claims))
            for number in NUMBER.findall(str(section.answer).replace(",", "")):
                if number not in known_numbers:
                    message = f"says {number}, but none of its claims does; check which is right"
                    yield Finding(question.id, (*path, "answer"), message)
            days = (day for claim in claims for day in (claim.value, claim.date))
            dates = [day for day in days if isinstance(day, Date)]
            date = getattr(section, "date", None)
            if date and dates and not any(map(date.overlaps, dates)):
                message = "has a date that none of its claims has; check which is right"
                yield Finding(question.id, (*path, "date"), message)


@cache
def _claim_numbers(claim: Claim) -> set[str]:
    """Return the numbers in a claim, with those of its dates as displayed: 312 for -0311.

    They are cached, because each rebuild needs them.
    """
    dates = (date.words for _, date in iter_values(Date, claim))
    text = " ".join([claim.model_dump_json(exclude=FIELDS_NAMING_CLAIMS), *dates])
    return {*NUMBER.findall(text)}
