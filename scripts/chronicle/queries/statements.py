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
from chronicle.records.vocabulary import Property
from chronicle.values.amounts import Figure


@dataclass(frozen=True)
class ShownClaim:
    """What a page shows of a statement beside its claim.

    `is_here` is true on the page that has its address; `is_bare` if its property must be said;
    `is_dated_apart` if its words do not have its date. `about` is what it is about, if that has
    another page.
    """

    is_here: bool
    is_bare: bool
    is_dated_apart: bool
    about: Record | None

    @property
    def on(self) -> str:
        """The words before what it is about; the title of an event is a sentence."""
        if isinstance(self.about, Event):
            return "on the event: "
        return "on "


@dataclass(frozen=True)
class Elsewhere:
    """Statements about one record that are listed on the page of another."""

    record: Record
    claims: Sequence[Claim]


def elsewhere(history: History, record: Record) -> list[Elsewhere]:
    """Other statements on the questions that name a record, by what they are about, most first.

    They are about related records: the strength of a force is a statement about its deployment,
    its arrival an event.
    """
    corpus = history.corpus
    near = {other.id for other in selection.related(history, record)}
    answers: dict[Claim, None] = {}
    for question in corpus.linking(Question, record.id, "see"):
        for position in question.positions:
            answers |= dict.fromkeys(corpus.get(Claim, name) for name in position.claims)
    return by_subject(corpus, (claim for claim in answers if claim.about in near))


def by_subject(corpus: Corpus, claims: Iterable[Claim]) -> list[Elsewhere]:
    """Statements by what they are about, the largest group first."""
    subjects = grouped((claim.about, claim) for claim in claims)
    places = [Elsewhere(corpus[about], theirs) for about, theirs in subjects.items()]
    return sorted(places, key=lambda place: -len(place.claims))


def shown_claim(corpus: Corpus, claim: Claim, is_here: Callable[[Record], bool]) -> ShownClaim:
    """What a page shows of a statement; `is_here` tells which records have their address on it."""
    about: Record | None = corpus[claim.about]
    if is_here(corpus[claim.about]):
        about = None
    is_figure = isinstance(claim.value, Figure)
    return ShownClaim(
        is_here=is_here(claim),
        is_bare=is_bare(corpus, claim),
        is_dated_apart=not is_figure and is_dated_apart(corpus, claim),
        about=about,
    )


def is_bare(corpus: Corpus, claim: Claim) -> bool:
    """Whether a claim needs its property said: its unit does not tell it, or it is no sentence.

    A figure without a unit is followed by the property itself.
    """
    if isinstance(claim.value, Figure):
        property_ = corpus.get(Property, claim.property_)
        return claim.unit is not None and not property_.told_by_unit
    return not claim.value.as_text.rstrip("”’)").endswith((".", "?", "!", "…"))


def is_dated_apart(corpus: Corpus, claim: Claim) -> bool:
    """Whether a claim has a date that its words do not end with."""
    if not claim.date:
        return False
    return not assertion(claim, corpus).as_text.endswith(claim.date.words)
