"""Claims as tables show them: the figure or assertion, who says so, where, and resting on what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from chronicle.book import Book, once_a_book
from chronicle.corpus.corpus import Corpus
from chronicle.record.amounts import Figure
from chronicle.record.models import Chart, Claim, Lesson, Property, Question, Work
from chronicle.record.text import Prose, capital
from chronicle.views.citations import CiteControl, control
from chronicle.views.page import ChangeView, Group, Link, changes, link, links, voice
from chronicle.views.sources import SourceView, sources

# A table of more rows is parted by property and opens with the way to each part.
MANY = 8


@dataclass(frozen=True)
class ClaimView:
    """A claim as a row: a figure and what it counts, or an assertion in words.

    `named` is its property. `evidence` is the class of a voice that is a work; another is known
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
    changes: tuple[ChangeView, ...]
    voice: Link
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

    @property
    def is_supported(self) -> bool:
        """Whether a paper cites anything for it."""
        return any(source.rests_on for source in self.sources)


@dataclass(frozen=True)
class ClaimTable:
    """A table of claims in groups of one property each, whose anchors are their ids."""

    groups: tuple[Group[ClaimView], ...]

    def __len__(self) -> int:
        return sum(len(group.entries) for group in self.groups)

    @property
    def many(self) -> bool:
        """Whether it is parted by property."""
        return len(self) > MANY


def table(book: Book, claims: Iterable[Claim]) -> ClaimTable:
    """A table of some claims, in the order of `ordered`."""
    groups = groupby(ordered(claims, book.corpus), key=lambda claim: claim.property_)
    return ClaimTable(
        tuple(
            Group(name, book.corpus[name].label, tuple(claim(book, one) for one in group))
            for name, group in groups
        )
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
        changes=changes(book, claim),
        voice=voice(book, speaker),
        evidence=speaker.evidence if isinstance(speaker, Work) else "",
        known_through="" if isinstance(speaker, Work) else _known_through(claim, corpus),
        sources=sources(book, claim.sources),
        questions=links(book, corpus.linking(Question, claim.id, "positions.claims")),
        charts=links(book, corpus.linking(Chart, claim.id)),
        lessons=links(book, corpus.linking(Lesson, claim.id, "voices", "exercise.claims")),
        cite=control(book, address),
    )


def _known_through(claim: Claim, corpus: Corpus) -> str:
    works = (basis.work for source in claim.sources for basis in source.rests_on)
    return next((corpus.get(Work, work).evidence for work in works), "")
