"""Statements as a page shows them: beside what they say, and what of them stands elsewhere."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from chronicle.citation.labels import assertion
from chronicle.corpus.corpus import Corpus, group_by_key
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.values.amounts import Figure
from chronicle.values.dates import Date


@dataclass(frozen=True)
class ShownClaim:
    """What a page shows of a statement beside its claim.

    `is_here` is true on the page that has its address; `about` is what it is about, if that has
    another page; `date` is that of words which do not end with it.
    """

    is_here: bool
    about: Record | None
    date: Date | None


@dataclass(frozen=True)
class Elsewhere:
    """Statements about one record that are listed on the page of another."""

    record: Record
    claims: Sequence[Claim]


def by_subject(corpus: Corpus, claims: Iterable[Claim]) -> list[Elsewhere]:
    """Statements by what they are about, the largest group first."""
    subjects = group_by_key((claim.about, claim) for claim in claims)
    places = [Elsewhere(corpus[about], theirs) for about, theirs in subjects.items()]
    return sorted(places, key=lambda place: -len(place.claims))


def shown_claim(corpus: Corpus, claim: Claim, is_here: Callable[[Record], bool]) -> ShownClaim:
    """What a page shows of a statement; `is_here` says which records have their address on it."""
    about: Record | None = corpus[claim.about]
    if is_here(corpus[claim.about]):
        about = None
    date = None
    if not isinstance(claim.value, Figure) and is_dated_apart(corpus, claim):
        date = claim.date
    return ShownClaim(is_here(claim), about, date)


def is_dated_apart(corpus: Corpus, claim: Claim) -> bool:
    """Whether a claim has a date that its words do not end with."""
    if not claim.date:
        return False
    return not assertion(claim, corpus).as_text.endswith(claim.date.words)
