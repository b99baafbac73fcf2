"""Every work as reference managers read it."""

from __future__ import annotations

from chronicle.book import Book, once_a_book
from chronicle.citation import exchange
from chronicle.citation.csl import Item
from chronicle.exports.record_json import permalink
from chronicle.record.models import Work


@once_a_book
def items(book: Book) -> tuple[Item, ...]:
    """Every work as a CSL-JSON item in plain strings, with its permanent address here."""
    return tuple(_item(work, book) for work in book.corpus.of(Work))


def _item(work: Work, book: Book) -> Item:
    item = exchange.work_item(work)
    return item | {"custom": {"permalink": permalink(work, book)} | item["custom"]}
