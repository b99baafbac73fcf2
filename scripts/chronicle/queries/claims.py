"""Claims as pages list them: groups of statements, and what a reader must know of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from chronicle.corpus.corpus import Corpus, grouped
from chronicle.history import History
from chronicle.kinds.base import Record
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.question.model import Question
from chronicle.kinds.vocabulary.model import Property
from chronicle.kinds.work.model import Work
from chronicle.values.amounts import Figure, Number
from chronicle.values.days import LATEST, Day

# A group of more folds what weighs less; a table of more has a line of contents.
MANY = 8
# So many questions stand at the head of a group; all of them at the head of the page.
DISPUTES = 2


@dataclass(frozen=True)
class Statement:
    """Claims that say the same in the same words, and the statements that are parts of it."""

    claims: tuple[Claim, ...]
    parts: tuple[Statement, ...]


@dataclass(frozen=True)
class StatementGroup:
    """Claims of one property as statements, of which the first weigh most.

    `questions` are those on which all of them are disputed, or else most, each with their number.
    """

    property: Property
    claims: tuple[Claim, ...]
    questions: Mapping[Question, int]
    statements: tuple[Statement, ...]


def statements(history: History, claims: Iterable[Claim]) -> tuple[StatementGroup, ...]:
    """Group claims, each given once, by property, in the order of `ordered`."""
    groups = grouped((claim.property_, claim) for claim in ordered(claims, history.corpus))
    return tuple(_group(history.corpus, name, group) for name, group in groups.items())


def unfolded(things: Sequence[object], most: int = MANY) -> int:
    """How many of some things stand open: `most`, or all where only one would be folded."""
    return most if len(things) > most + 1 else len(things)


def about(history: History, record: Record) -> tuple[StatementGroup, ...]:
    """The statements about a record."""
    return statements(history, history.corpus.linking(Claim, record.id, "about"))


def _group(corpus: Corpus, name: str, claims: tuple[Claim, ...]) -> StatementGroup:
    """Claims of one property, given by its id."""
    asked = Counter(
        question for claim in claims for question in questions(corpus, claim)
    ).most_common(DISPUTES)
    return StatementGroup(
        property=corpus.get(Property, name),
        claims=claims,
        questions=dict([each for each in asked if each[1] == len(claims)] or asked),
        statements=_statements(claims),
    )


def _statements(claims: tuple[Claim, ...], whole: str | None = None) -> tuple[Statement, ...]:
    """The statements that claims make; or, among them, those that are parts of a `whole`."""
    ids = {claim.id for claim in claims}
    here = (claim for claim in claims if (claim.part_of if claim.part_of in ids else None) == whole)
    said = attrgetter("unit", "date", "note", "about", "part_of")
    same = grouped(((str(claim.value), said(claim)), claim) for claim in here)
    return tuple(
        Statement(alike, tuple(part for claim in alike for part in _statements(claims, claim.id)))
        for alike in same.values()
    )


def ordered(claims: Iterable[Claim], corpus: Corpus) -> list[Claim]:
    """Claims of one property together, in the order of the vocabulary.

    Greater figures come first. Words, like figures of one size, stand by the last day that their
    date can mean, so that a year follows its months; what has no date comes last.
    """
    order = {prop.id: number for number, prop in enumerate(corpus.of(Property))}

    def rank(claim: Claim) -> tuple[int, Number, Day]:
        return (
            order[claim.property_],
            -claim.value.high if isinstance(claim.value, Figure) else 0,
            claim.date.sort_key[1] if claim.date else LATEST,
        )

    return sorted(claims, key=rank)


def questions(corpus: Corpus, claim: Claim) -> tuple[Question, ...]:
    """The questions that a claim answers."""
    return corpus.linking(Question, claim.id, "positions.claims")


def is_own(claim: Claim) -> bool:
    """Whether the paper itself asserts it."""
    return all(source.work == claim.voice for source in claim.sources)


def voice_at(claim: Claim) -> str:
    """The place in a work that speaks, as the paper which reports it gives it; empty for others."""
    cited = (basis for source in claim.sources for basis in source.rests_on)
    return next((basis.at for basis in cited if basis.work == claim.voice and basis.at), "")


def known_through(history: History, claim: Claim) -> str:
    """The class of the work from which the words of an actor are known; empty for others.

    It is the first that the papers cite for it, or a paper that is a witness.
    """
    if isinstance(history.corpus[claim.voice], Work):
        return ""
    works = [basis.work for source in claim.sources for basis in source.rests_on]
    papers = (source.work for source in claim.sources)
    works += [paper for paper in papers if history.corpus.get(Work, paper).is_witness]
    return next((history.corpus.get(Work, work).evidence for work in works), "")
