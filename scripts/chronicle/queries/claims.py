"""Claims as pages show them: grouped by property, each with its parts."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chronicle.citation.labels import assertion
from chronicle.corpus import Corpus, group_by_key
from chronicle.history import History
from chronicle.records import Claim, Property, Record
from chronicle.values import LATEST, Date, Day, Figure, Number

# Of many things so many are shown at first.
MOST_OPEN = 8


class Statement(NamedTuple):
    """A claim, and the statements that are parts of it."""

    claim: Claim
    parts: "Sequence[Statement]"


class PropertyClaims(NamedTuple):
    """The claims of one property, and the same claims as statements with their parts."""

    property: Property
    claims: Sequence[Claim]
    statements: Sequence[Statement]


def group_claims(history: History, claims: Iterable[Claim]) -> tuple[PropertyClaims, ...]:
    """The claims of each property, also as statements, in the order of `in_vocabulary_order`.

    Each claim is given once.
    """
    ordered = in_vocabulary_order(claims, history.corpus)
    groups = group_by_key((claim.property_, claim) for claim in ordered)
    found = []
    for name, group in groups.items():
        property_ = history.corpus.get(Property, name)
        found.append(PropertyClaims(property_, group, _statements(group)))
    return tuple(found)


def _statements(claims: Sequence[Claim], whole: str | None = None) -> list[Statement]:
    """The statements among some claims, each with its parts; or the parts of a whole, by its id."""
    ids = {claim.id for claim in claims}
    found = []
    for claim in claims:
        part_of = claim.part_of if claim.part_of in ids else None
        if part_of == whole:
            parts = _statements(claims, claim.id)
            found.append(Statement(claim, parts))
    return found


def count_open(things: Sequence[object]) -> int:
    """The number of things that are shown at first: all where only one would be folded."""
    if len(things) <= MOST_OPEN + 1:
        return len(things)
    return MOST_OPEN


def claims_about(history: History, record: Record) -> tuple[PropertyClaims, ...]:
    """The claims about a record."""
    return group_claims(history, history.corpus.linking(Claim, record.id, "about"))


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
        date = claim.value if isinstance(claim.value, Date) else claim.date
        last_day = date.last if date else LATEST
        return order[claim.property_], -size, last_day

    return sorted(claims, key=rank)


def voice_at(claim: Claim) -> str:
    """The place in a work that a paper reports, as the paper cites it; empty for other voices."""
    for source in claim.sources:
        for basis in source.rests_on:
            if basis.work == claim.voice and basis.at:
                return basis.at
    return ""


def is_dated_apart(history: History, claim: Claim) -> bool:
    """Whether a claim in words has a date, and its words do not end with that."""
    if not claim.date or isinstance(claim.value, Figure):
        return False
    words = assertion(claim, history.corpus).as_text
    return not words.endswith(claim.date.words)
