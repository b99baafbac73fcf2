"""Claims as tables show them: the figure or assertion, who says so, where, and resting on what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, groupby

from chronicle.book import Book, once_a_book
from chronicle.corpus.corpus import Corpus
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Lesson, Property, Question, Record, Work
from chronicle.record.text import Prose, capital
from chronicle.views.citations import CiteControl, control
from chronicle.views.page import Link, link, links, voice
from chronicle.views.sources import SourceView, sources

# A group of more folds what weighs less; a table of more has a line of contents.
MANY = 8
# So many questions stand at the head of a group; all of them at the head of the page.
DISPUTES = 2


@dataclass(frozen=True)
class ClaimView:
    """A claim as a row: a figure and what it counts, or an assertion in words.

    `named` is its property. `voice_at` is the place in a work that speaks; `is_own` says that the
    paper itself asserts it. `evidence` is the class of a voice that is a work; another is known
    through what the papers cite: `known_through` is the class of the first such work, empty where
    they cite none. `questions` are those that it answers, `charts` and `lessons` those that name
    it.
    """

    id: str
    link: Link
    figure: str
    words: Prose
    counted: Prose
    date: str
    named: Prose
    about: Link
    note: Prose | None
    voice: Link
    voice_at: str
    is_own: bool
    evidence: str
    known_through: str
    sources: tuple[SourceView, ...]
    questions: tuple[Link, ...]
    charts: tuple[Link, ...]
    lessons: tuple[Link, ...]
    cite: CiteControl

    @property
    def assertion(self) -> Prose:
        """A figure with what it counts, or words: with a capital and no full stop, for lists."""
        words = f"{self.figure} {self.counted}" if self.figure else self.words.removesuffix(".")
        return Prose(capital(words))


@dataclass(frozen=True)
class Statement:
    """Claims that say the same in the same words, and the statements that are parts of it."""

    claims: tuple[ClaimView, ...]
    parts: tuple[Statement, ...]

    @property
    def claim(self) -> ClaimView:
        """What all of its claims say."""
        return self.claims[0]


@dataclass(frozen=True)
class StatementGroup:
    """Statements of one property, whose id is the anchor; the `folded` ones weigh less.

    `questions` are those on which most of them are disputed; `entries` are all claims, one by one.
    """

    anchor: str
    title: Prose
    questions: tuple[Link, ...]
    shown: tuple[Statement, ...]
    folded: tuple[Statement, ...]
    entries: tuple[ClaimView, ...]


@dataclass(frozen=True)
class ClaimTable:
    """Claims as statements, in groups of one property each."""

    groups: tuple[StatementGroup, ...]

    def __len__(self) -> int:
        return sum(len(group.entries) for group in self.groups)

    @property
    def many(self) -> bool:
        """Whether it opens with the way to each group."""
        return len(self.groups) > 1 and len(self) > MANY


def table(book: Book, claims: Iterable[Claim], most: int = MANY) -> ClaimTable:
    """A table of some claims, in the order of `ordered`; a group shows `most` of its statements."""
    groups = groupby(ordered(claims, book.corpus), key=lambda claim: claim.property_)
    return ClaimTable(tuple(_group(book, name, list(group), most) for name, group in groups))


def about(book: Book, record: Record) -> ClaimTable:
    """The table of the claims about a record."""
    return table(book, book.corpus.linking(Claim, record.id, "about"))


def _group(book: Book, name: str, claims: list[Claim], most: int) -> StatementGroup:
    """Claims of one property, given by its id. One more than `most` is not folded alone."""
    said = _statements(book, claims)
    first = most if len(said) > most + 1 else len(said)
    entries = tuple(claim(book, one) for one in claims)
    asked = Counter(chain.from_iterable(one.questions for one in entries))
    return StatementGroup(
        anchor=name,
        title=book.corpus[name].label,
        questions=tuple(question for question, _ in asked.most_common(DISPUTES)),
        shown=said[:first],
        folded=said[first:],
        entries=entries,
    )


def _statements(book: Book, claims: list[Claim], whole: str | None = None) -> tuple[Statement, ...]:
    """The statements that claims make; or, among them, those that are parts of a `whole`."""
    ids = {one.id for one in claims}
    same: dict[object, list[Claim]] = {}
    for one in claims:
        if (one.part_of if one.part_of in ids else None) == whole:
            words = (str(one.value), one.unit, one.date, one.note, one.about, one.part_of)
            same.setdefault(words, []).append(one)
    return tuple(
        Statement(
            tuple(claim(book, one) for one in alike),
            tuple(part for one in alike for part in _statements(book, claims, one.id)),
        )
        for alike in same.values()
    )


def ordered(claims: Iterable[Claim], corpus: Corpus) -> list[Claim]:
    """Claims of one property together, in the order of the vocabulary; greater figures first."""
    order = {prop.id: number for number, prop in enumerate(corpus.of(Property))}

    def rank(claim: Claim) -> tuple[int, float]:
        return order[claim.property_], -claim.value.high if isinstance(claim.value, Figure) else 0.0

    return sorted(claims, key=rank)


@once_a_book
def claim(book: Book, claim: Claim) -> ClaimView:
    """A claim as a reader sees it."""
    corpus, address = book.corpus, book.addresses[claim.id]
    figure = isinstance(claim.value, Figure)
    speaker = corpus[claim.voice]
    prop = corpus.get(Property, claim.property_)
    return ClaimView(
        id=claim.id,
        link=link(book, claim),
        figure=claim.value.words if isinstance(claim.value, Figure) else "",
        words=Prose("" if figure else claim.value),
        counted=Prose(claim.unit or prop.name),
        date=claim.date.words if claim.date else "",
        named=Prose(prop.name),
        about=link(book, corpus[claim.about]),
        note=claim.note,
        voice=voice(book, speaker),
        voice_at=_voice_at(claim),
        is_own=all(source.work == claim.voice for source in claim.sources),
        evidence=speaker.evidence if isinstance(speaker, Work) else "",
        known_through="" if isinstance(speaker, Work) else _known_through(claim, corpus),
        sources=sources(book, claim.sources),
        questions=links(book, corpus.linking(Question, claim.id, "positions.claims")),
        charts=links(book, corpus.linking(Chart, claim.id)),
        lessons=links(book, corpus.linking(Lesson, claim.id, "voices", "exercise.claims")),
        cite=control(book, address),
    )


def _voice_at(claim: Claim) -> str:
    """The place in a work that speaks, as the paper which reports it gives it."""
    cited = (basis for source in claim.sources for basis in source.rests_on)
    return next((basis.at for basis in cited if basis.work == claim.voice and basis.at), "")


def _known_through(claim: Claim, corpus: Corpus) -> str:
    works = (basis.work for source in claim.sources for basis in source.rests_on)
    return next((corpus.get(Work, work).evidence for work in works), "")
