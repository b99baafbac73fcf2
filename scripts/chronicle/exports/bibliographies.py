"""Every work for reference managers: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

from chronicle.book import Book, once_a_book
from chronicle.citation import bibtex as in_bibtex
from chronicle.citation import exchange
from chronicle.citation import ris as in_ris
from chronicle.citation.csl import Item
from chronicle.exports.record_json import permalink
from chronicle.record.models import Work


@once_a_book
def items(book: Book) -> tuple[Item, ...]:
    """Every work as a CSL-JSON item in plain strings, with its permanent address here."""
    return tuple(_item(work, book) for work in book.corpus.of(Work))


def csl_json(book: Book) -> str:
    """Every work as CSL-JSON."""
    return exchange.csl_json(items(book))


def ris(book: Book) -> str:
    """Every work as RIS."""
    return in_ris.ris(items(book))


def bibtex(book: Book) -> str:
    """Every work as BibTeX in the dialect of biblatex."""
    return in_bibtex.bibtex(items(book))


def _item(work: Work, book: Book) -> Item:
    item = exchange.work_item(work)
    return item | {"custom": {"permalink": permalink(work, book)} | item["custom"]}
