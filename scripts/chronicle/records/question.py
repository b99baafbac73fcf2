"""What a question is, and an answer to it."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from chronicle.records.base import (
    FieldPath,
    Finding,
    Model,
    Record,
    Records,
    Traits,
    check,
    repeats,
)
from chronicle.records.claim import Claim, values_fit_their_properties
from chronicle.records.fields import (
    EDTF,
    Answer,
    ClaimId,
    ClaimIds,
    Heading,
    Id,
    Note,
    See,
    ThemeId,
)
from chronicle.values import Date, Paragraphs, Prose

# A number, also a year; not a decade, as in “the 1990s”.
NUMBER = re.compile(r"\d+(?:\.\d+)?\b")
FIELDS_NAMING_CLAIMS = {"id", "part_of", "depends_on"}


class Position(Model):
    """One answer to a question, and the claims that give it."""

    anchor: Id | None = None
    """Its own name in the question, which gives it an address."""
    answer: Prose
    """One answer to the question."""
    date: EDTF | None = None
    """When it was, by this answer, where the question asks that."""
    claims: ClaimIds
    """The claims that give this answer."""
    note: Note = None


class Axis(Model):
    """Figures or dates of the answers that are drawn side by side."""

    unit: Prose
    """What they count: people, guilders."""
    claims: ClaimIds
    """The claims whose figures are drawn; they are among those of the answers."""


class Question(Record):
    """Where the works of the record, or those whom they cite, disagree."""

    traits_ = Traits(
        kind="question",
        data_path="questions.yml",
        url_prefix="questions/",
        in_see_also=False,
        searchable=True,
        table=True,
    )

    title: Heading
    """The question, as a reader would ask it."""
    answer: Answer | None = None
    """What can be said, and how surely, in one sentence to quote."""
    quote: ClaimId | None = None
    """The claim that is safest to cite: of one of its answers, and as careful as that."""
    rank: Literal["great", "open", "reference"] = "open"
    """Whether it is great (one of the few to read first), open, or one for a work of reference."""
    axis: Axis | None = None
    """The figures of its answers that can be compared, and what they count."""
    theme: ThemeId | None = None
    """The theme under which it is listed."""
    why: Prose
    """Why it is asked."""
    positions: Annotated[tuple[Position, ...], Field(min_length=2)]
    """The answers to the question, side by side."""
    assessment: Paragraphs
    """What the sources allow one to say. A blank line begins a paragraph."""
    settle: Prose
    """What would settle the question."""
    see: See = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that give its answers."""
        return tuple(one for position in self.positions for one in position.claims)


@check
def answers_are_told_apart(corpus: Records) -> Iterator[Finding]:
    """A claim gives one answer to a question; an answer has an anchor that nothing else there has.

    Neither another answer nor a claim has it.
    """
    for question in corpus.of(Question):
        claims: list[tuple[str, FieldPath]] = []
        anchors: list[tuple[str, FieldPath]] = []
        for number, position in enumerate(question.positions):
            for index, claim in enumerate(position.claims):
                claims.append((claim, ("positions", number, "claims", index)))
            if position.anchor:
                anchors.append((position.anchor, ("positions", number, "anchor")))
        named = ((name, (name, path)) for name, path in claims + anchors)
        for (name, path), _ in repeats(named):
            message = f"“{name}” is already used in this question; remove or rename it"
            yield Finding(question.id, path, message)


@check
def a_line_of_answers_holds_figures(corpus: Records) -> Iterator[Finding]:
    """What the axis of a question names is a figure of one of its answers."""
    incomplete = {finding.record for finding in values_fit_their_properties(corpus)}
    for question in corpus.of(Question):
        if not question.axis:
            continue
        for number, identifier in enumerate(question.axis.claims):
            claim = corpus.find(Claim, identifier)
            path = ("axis", "claims", number)
            if identifier not in question.claims:
                message = (
                    f"“{identifier}” is not listed under any answer; add it to `claims` of one"
                )
                yield Finding(question.id, path, message)
            elif not claim or identifier in incomplete:
                continue  # another check reports it
            elif isinstance(claim.value, Prose):
                message = f"“{identifier}” is neither a number nor a date, and cannot be drawn"
                yield Finding(question.id, path, message)


@check
def what_is_quoted_is_an_answer(corpus: Records) -> Iterator[Finding]:
    """What is safest to cite gives one of the answers."""
    for question in corpus.of(Question):
        if question.quote and question.quote not in question.claims:
            message = f"“{question.quote}” is not listed under any answer; name a claim that is"
            yield Finding(question.id, ("quote",), message)


@check
def answers_say_what_claims_say(corpus: Records) -> Iterator[Finding]:
    """A number in an answer stands in a claim that gives it, and its date meets one of theirs."""
    for question in corpus.of(Question):
        parts: list[tuple[FieldPath, Question | Position]] = [((), question)]
        parts += ((("positions", n), each) for n, each in enumerate(question.positions))
        for path, part in parts:
            claims = [claim for one in part.claims if (claim := corpus.find(Claim, one))]
            if len(claims) < len(part.claims):
                continue  # another check reports it
            said = set[str]().union(*map(_numbers_in, claims))
            for number in NUMBER.findall(str(part.answer).replace(",", "")):
                if number not in said:
                    message = f"says {number}, but none of its claims does; check which is right"
                    yield Finding(question.id, (*path, "answer"), message)
            dates = list(_dates_of(claims))
            date = getattr(part, "date", None)
            if date and dates and not any(map(date.covers, dates)):
                message = "has a date that none of its claims has; check which is right"
                yield Finding(question.id, (*path, "date"), message)


def _dates_of(claims: Iterable[Claim]) -> Iterator[Date]:
    """The dates that some claims give or have."""
    for claim in claims:
        for day in (claim.value, claim.date):
            if isinstance(day, Date):
                yield day


@cache
def _numbers_in(claim: Claim) -> set[str]:
    """The numbers in what a claim says; kept, since a server asks for the same at every save."""
    return {*NUMBER.findall(claim.model_dump_json(exclude=FIELDS_NAMING_CLAIMS))}
