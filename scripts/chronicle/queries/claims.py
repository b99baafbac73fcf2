"""Claims as pages list them: groups of statements, and what a reader must know of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter

from chronicle.corpus.corpus import Corpus, group_by_key
from chronicle.history import History
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.question import Question
from chronicle.records.vocabulary import Property
from chronicle.values.amounts import Figure, Number
from chronicle.values.days import LATEST, Day

# The fields, besides the value, in which claims that say the same agree.
SAID = attrgetter("unit", "date", "note", "about", "part_of")


@dataclass(frozen=True)
class Statement:
    """Claims that say the same in the same words, and the statements that are parts of it."""

    claims: tuple[Claim, ...]
    parts: tuple[Statement, ...]


@dataclass(frozen=True)
class StatementGroup:
    """The claims of one property, as statements."""

    property: Property
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]


def statements(history: History, claims: Iterable[Claim]) -> tuple[StatementGroup, ...]:
    """Group claims, each given once, by property, in the order of `in_vocabulary_order`."""
    groups = group_by_key(
        (claim.property_, claim) for claim in in_vocabulary_order(claims, history.corpus)
    )
    return tuple(_group(history.corpus, name, group) for name, group in groups.items())


def count_open(things: Sequence[object], most: int = 8) -> int:
    """How many of some things stand open: all where only one would be folded."""
    if len(things) <= most + 1:
        return len(things)
    return most


def about(history: History, record: Record) -> tuple[StatementGroup, ...]:
    """The statements about a record."""
    return statements(history, history.corpus.linking(Claim, record.id, "about"))


def parts_of(
    groups: Iterable[StatementGroup], anchor: str
) -> list[tuple[str, str, Sequence[Statement]]]:
    """The parts of a page that list groups: of each its anchor, its heading and its statements."""
    return [(f"{anchor}-{one.property.id}", one.property.name, one.statements) for one in groups]


def part_by_question(
    history: History, groups: Sequence[StatementGroup]
) -> tuple[Mapping[Question, Sequence[Statement]], Sequence[StatementGroup]]:
    """The questions that hold several statements of many groups, with these, and what is left.

    A statement stands under the question that holds most of them; few groups stay as they are.
    """
    counts = Counter[Question]()
    held: dict[Question, list[Statement]] = {}
    if len(groups) > count_open(groups):
        for group in groups:
            counts.update(
                chain.from_iterable(_questions_with(history, one) for one in group.statements)
            )
    left = []
    for group in groups:
        alone = []
        for one in group.statements:
            question = max(_questions_with(history, one), key=counts.__getitem__, default=None)
            if question and counts[question] > 1:
                held.setdefault(question, []).append(one)
            else:
                alone.append(one)
        if alone:
            left.append(replace(group, statements=tuple(alone)))
    return held, left


def _questions_with(history: History, statement: Statement) -> tuple[Question, ...]:
    """The questions whose answers have a statement."""
    claim = statement.claims[0]
    return tuple(history.corpus.linking(Question, claim.id, "positions.claims"))


def _group(corpus: Corpus, name: str, claims: tuple[Claim, ...]) -> StatementGroup:
    """Claims of one property, given by its id."""
    return StatementGroup(corpus.get(Property, name), claims, _statements(claims))


def _statements(claims: tuple[Claim, ...], whole: str | None = None) -> tuple[Statement, ...]:
    """The statements that claims make; with a `whole`, only those that are parts of it."""
    ids = {claim.id for claim in claims}
    same: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        whole_of_claim = claim.part_of if claim.part_of in ids else None
        if whole_of_claim == whole:
            said = (str(claim.value), *SAID(claim))
            same.setdefault(said, []).append(claim)

    statements = []
    for alike in same.values():
        parts: list[Statement] = []
        for claim in alike:
            parts += _statements(claims, claim.id)
        statements.append(Statement(tuple(alike), tuple(parts)))
    return tuple(statements)


def in_vocabulary_order(claims: Iterable[Claim], corpus: Corpus) -> list[Claim]:
    """Claims of one property together, in the order of the vocabulary.

    Figures stand by size, the greatest first. Words, like figures of one size, stand by the last
    day that their date can mean, so that a year follows its months; what has no date comes last.
    """
    order = {prop.id: number for number, prop in enumerate(corpus.of(Property))}

    def rank(claim: Claim) -> tuple[int, Number, Day]:
        size: Number = 0
        if isinstance(claim.value, Figure):
            size = claim.value.high
        last_day = LATEST
        if claim.date:
            last_day = claim.date.sort_key[1]
        return order[claim.property_], -size, last_day

    return sorted(claims, key=rank)


def voice_at(claim: Claim) -> str:
    """Where a work that a paper reports says it, as the paper cites it; empty for other voices."""
    for source in claim.sources:
        for basis in source.rests_on:
            if basis.work == claim.voice and basis.at:
                return basis.at
    return ""
