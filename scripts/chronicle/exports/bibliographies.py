"""Every work for reference managers: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import json
from collections.abc import Iterable

from chronicle.book import Book, once_a_book
from chronicle.citation import exchange
from chronicle.citation.csl import Item
from chronicle.citation.processor import VERSION
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
    return exchange.ris(items(book))


def bibtex(book: Book) -> str:
    """Every work as BibTeX in the dialect of biblatex; entries that stay the same are cached."""
    by_id = {item["id"]: item for item in items(book)}
    inputs = {identifier: json.dumps(item) for identifier, item in by_id.items()}

    def convert(missing: Iterable[str]) -> dict[str, str]:
        return exchange.bibtex(by_id[identifier] for identifier in missing)

    entries = book.store.entries("bibtex", VERSION, inputs, convert)
    return "\n".join(entries.values())


def _item(work: Work, book: Book) -> Item:
    item = exchange.work_item(work)
    return item | {"custom": {"permalink": permalink(work, book)} | item["custom"]}
