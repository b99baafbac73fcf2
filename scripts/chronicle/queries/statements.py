"""Statements as a page shows them: beside what they say, and what of them stands elsewhere."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from chronicle.citation.labels import assertion
from chronicle.corpus.corpus import Corpus, grouped
from chronicle.history import History
from chronicle.queries import selection
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.records.question import Question
from chronicle.values.amounts import Figure

# A unit of so few words is a bare measure: “years” does not say of what.
MEASURE = 2


@dataclass(frozen=True)
class ShownClaim:
    """What a statement says beside its claim.

    It `is_here` where it has its address. Its value alone may tell nothing without the property
    (`is_bare`). What it is `about` is said where that is another page, and its date if it is dated
    apart from its words.
    """

    is_here: bool
    is_bare: bool
    is_dated_apart: bool
    about: Record | None

    @property
    def on(self) -> str:
        """What stands before what it is about: the title of an event is a sentence."""
        return "on the event: " if isinstance(self.about, Event) else "on "


@dataclass(frozen=True)
class Elsewhere:
    """Statements that bear on one record, or are made by it, and stand on the page of another."""

    record: Record
    claims: Sequence[Claim]


def elsewhere(history: History, record: Record) -> list[Elsewhere]:
    """Where other statements stand on the questions that name a record, most first.

    They are about what is related to it: the strength of a force is said of its deployment; that it
    arrived is an event.
    """
    corpus = history.corpus
    near = {other.id for other in selection.related(history, record)}
    answers: dict[Claim, None] = {}
    for question in corpus.linking(Question, record.id, "see"):
        for position in question.positions:
            answers |= dict.fromkeys(corpus.get(Claim, name) for name in position.claims)
    return by_subject(corpus, (claim for claim in answers if claim.about in near))


def by_subject(corpus: Corpus, claims: Iterable[Claim]) -> list[Elsewhere]:
    """Statements by what they are about, with which they stand; the most first."""
    subjects = grouped((claim.about, claim) for claim in claims)
    places = [Elsewhere(corpus[about], theirs) for about, theirs in subjects.items()]
    return sorted(places, key=lambda place: -len(place.claims))


def shown_claim(corpus: Corpus, claim: Claim, is_here: Callable[[Record], bool]) -> ShownClaim:
    """What a statement says beside its claim; `is_here` tells what has its address on the page."""
    about = corpus[claim.about]
    return ShownClaim(
        is_here=is_here(claim),
        is_bare=is_bare(claim),
        is_dated_apart=not isinstance(claim.value, Figure) and is_dated_apart(corpus, claim),
        about=None if is_here(about) else about,
    )


def is_bare(claim: Claim) -> bool:
    """Whether a claim needs its property said.

    A figure in a bare measure does, and words that are no sentence. A figure without a unit is
    followed by the property itself.
    """
    if isinstance(claim.value, Figure):
        return claim.unit is not None and len(claim.unit.as_text.split()) <= MEASURE
    return not claim.value.as_text.rstrip("”’)").endswith((".", "?", "!", "…"))


def is_dated_apart(corpus: Corpus, claim: Claim) -> bool:
    """Whether a claim has a date that its words do not end with."""
    if not claim.date:
        return False
    return not assertion(claim, corpus).as_text.endswith(claim.date.words)
