"""Every work for reference managers: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from chronicle.book import Book, once_a_book
from chronicle.citation import exchange
from chronicle.citation.csl import Item
from chronicle.exports.record_json import permalink
from chronicle.record.models import Work
from chronicle.store import cached


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
    code = Path(exchange.__file__ or "").read_text(encoding="utf-8")
    shaped_by = code + metadata.version("pypandoc-binary")
    by_id = {item["id"]: item for item in items(book)}
    texts = {identifier: repr(item) for identifier, item in by_id.items()}
    cache = book.cache / "bibtex.json" if book.cache else None
    entries = cached(cache, shaped_by, texts, lambda missing: exchange.bibtex(map(by_id.__getitem__, missing)))
    return "\n".join(entries.values())


def _item(work: Work, book: Book) -> Item:
    item = exchange.work_item(work)
    return item | {"custom": {"permalink": permalink(work, book)} | item["custom"]}
