"""The chain of evidence: places in the papers, and what the papers cite there."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from chronicle.book import Book, once_a_book
from chronicle.citation import labels
from chronicle.citation.processor import sentence
from chronicle.corpus import addresses
from chronicle.record import locators
from chronicle.record.locators import CitablePlace
from chronicle.record.models import Basis, Source, Work
from chronicle.record.text import Label
from chronicle.views.page import Link, place_name, work_label, work_name


@dataclass(frozen=True)
class BasisView:
    """A work that a paper cites: its link, its name in few words, the place in it, its evidence."""

    link: Link
    compact: Label
    at: str
    evidence: str


@dataclass(frozen=True)
class SourceView:
    """A place in a paper, as a link to it, and the works that the paper cites there."""

    place: Link
    rests_on: tuple[BasisView, ...]


def source(book: Book, source: Source) -> SourceView:
    """A source of a record as a reader sees it."""
    address = f"{addresses.PAPERS}{source.work}/#{first_anchor(source.at)}"
    place = Link(address, place_name(book, source.work, source.at), "place")
    return SourceView(place, tuple(basis(book, rest) for rest in source.rests_on))


def sources(book: Book, cited: tuple[Source, ...]) -> tuple[SourceView, ...]:
    """The sources of a record as a reader sees them."""
    return tuple(source(book, one) for one in cited)


def basis(book: Book, basis: Basis) -> BasisView:
    """A work that a paper cites."""
    work = book.corpus.get(Work, basis.work)
    long = Link(book.addresses[work.id], work_label(book, work, labels.long), work.kind_)
    return BasisView(long, work_name(book, work), basis.at or "", work.evidence)


@once_a_book
def entry(book: Book, work: Work) -> Label:
    """The entry of a work in a bibliography, as a sentence."""
    return Label(Markup(sentence(book.formatted[work.id]["entry"])))


def place_anchor(place: CitablePlace) -> str:
    """The anchor of a place of a paper on the paper's page: `p-25`, `n-75`, `para-19`, `table`."""
    letter = {"page": "p", "note": "n", "paragraph": "para"}.get(place.unit)
    return f"{letter}-{place.number}" if letter else place.name.replace(" ", "-")


def first_anchor(locator: str) -> str:
    """The anchor of the first place that a locator names."""
    return place_anchor(locators.places(locator)[0])
