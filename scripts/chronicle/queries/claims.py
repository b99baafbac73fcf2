"""Claims as shown on pages: grouped by property, each with its components."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chronicle.citation.labels import claim_assertion
from chronicle.corpus import Corpus, group_by_key
from chronicle.history import History
from chronicle.records import Claim, Property, Record
from chronicle.values import LATEST_DAY, Date, Day, Figure, Number

# The number of items in a long list that are shown initially.
MAX_INITIAL_ITEMS = 8
# The number of groups of claims that are shown initially if there are many groups.
INITIAL_GROUPS = 3


class Statement(NamedTuple):
    """A claim, and the statements that are part of it."""

    claim: Claim
    nested_statements: "Sequence[Statement]"


class PropertyClaims(NamedTuple):
    """The claims of one property, and the same claims as nested statements."""

    property: Property
    claims: Sequence[Claim]
    statements: Sequence[Statement]


def group_claims(history: History, claims: Iterable[Claim]) -> tuple[PropertyClaims, ...]:
    """Group claims by property, also as statements, in the order of `sort_by_vocabulary`.

    Each claim occurs once.
    """
    ordered = sort_by_vocabulary(claims, history.corpus)
    groups = group_by_key((claim.property_, claim) for claim in ordered)
    claim_groups = []
    for name, group in groups.items():
        property_ = history.corpus.get(Property, name)
        claim_groups.append(PropertyClaims(property_, group, _nest_statements(group)))
    return tuple(claim_groups)


def _nest_statements(claims: Sequence[Claim], parent: str | None = None) -> list[Statement]:
    """Return the top-level statements of claims, or those that are part of the claim `parent`."""
    ids = {claim.id for claim in claims}
    statements = []
    for claim in claims:
        part_of = claim.part_of if claim.part_of in ids else None
        if part_of == parent:
            parts = _nest_statements(claims, claim.id)
            statements.append(Statement(claim, parts))
    return statements


def initial_count(items: Sequence[object]) -> int:
    """Return the number of items to show initially; a single item is never collapsed."""
    if len(items) <= MAX_INITIAL_ITEMS + 1:
        return len(items)
    return MAX_INITIAL_ITEMS


def split_groups(
    groups: Sequence[PropertyClaims],
) -> tuple[Sequence[PropertyClaims], Sequence[PropertyClaims]]:
    """Return the groups to show initially and those to collapse.

    If there are many groups, those with the most claims are shown.
    """
    if len(groups) <= initial_count(groups):
        return groups, ()
    largest = sorted(groups, key=lambda group: -len(group.claims))[:INITIAL_GROUPS]
    collapsed = [group for group in groups if group not in largest]
    return [group for group in groups if group in largest], collapsed


def claims_about(history: History, record: Record) -> tuple[PropertyClaims, ...]:
    """Return the claims about a record, by property."""
    return group_claims(history, history.corpus.records_linking_to(Claim, record.id, "about"))


def sort_by_vocabulary(claims: Iterable[Claim], corpus: Corpus) -> list[Claim]:
    """Sort claims by property, in the order of the vocabulary.

    Figures are in descending order. Dates, texts and equal figures are sorted by the last day of
    their date, so that a year follows its months; undated claims come last.
    """
    order = {prop.id: number for number, prop in enumerate(corpus.of(Property))}

    def sort_key(claim: Claim) -> tuple[int, Number, Day]:
        size: Number = 0
        if isinstance(claim.value, Figure):
            size = claim.value.high
        date = claim.value if isinstance(claim.value, Date) else claim.date
        last_day = date.last_day if date else LATEST_DAY
        return order[claim.property_], -size, last_day

    return sorted(claims, key=sort_key)


def reported_locator(claim: Claim) -> str:
    """Return the locator in a reported work, as cited by the paper; empty for other voices."""
    for source in claim.sources:
        for basis in source.rests_on:
            if basis.work == claim.voice and basis.at:
                return basis.at
    return ""


def has_separate_date(history: History, claim: Claim) -> bool:
    """Return whether a claim that is not a figure needs its date in addition to its text."""
    if not claim.date or isinstance(claim.value, Figure):
        return False
    text = claim_assertion(claim, history.corpus).as_text
    return not text.endswith(claim.date.words)
