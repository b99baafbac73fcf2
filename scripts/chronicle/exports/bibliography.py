"""What reference managers take home: every work, and with each work the pages of this site that rest on it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from chronicle.book import Book, once_a_book
from chronicle.citation import exchange
from chronicle.citation.exchange import Item
from chronicle.exports.record import permalink
from chronicle.record.models import Record, Work
from chronicle.store import kept
from chronicle.views import common as views


def work_item(work: Work, book: Book) -> Item:
    """A work as CSL-JSON in plain strings, with its permanent address here."""
    item = exchange.work_item(work)
    return item | {"custom": {"permalink": permalink(work, book)} | item["custom"]}


def page_item(record: Record, book: Book) -> Item:
    """What stands at the permanent address of a record, as a web page in CSL-JSON: title, site, version, date, address."""
    item: Item = exchange.plain(dict(book.items[book.addresses[record.id]]))
    del item["accessed"]  # nobody has read it yet
    return {"author": [{"literal": book.site.maker}]} | item | {"id": record.id}


def items(book: Book) -> list[Item]:
    """Every work."""
    return [_item(book, work) for work in book.corpus.of(Work)]


@once_a_book
def resting(book: Book, work: Work) -> tuple[Item, ...]:
    """A work, and the pages of all records that rest on it, each once."""
    return (_item(book, work), *(_item(book, record) for record, _ in views.resting(work, book.corpus)))


@once_a_book
def _item(book: Book, record: Record) -> Item:
    return work_item(record, book) if isinstance(record, Work) else page_item(record, book)


def bibtex(items: Iterable[Item], cache: Path | None = None) -> dict[str, str]:
    """Items as biblatex entries, by id. `cache` is a directory that keeps entries which have not changed."""
    code = Path(exchange.__file__ or "").read_text(encoding="utf-8")
    shaped_by = f"{code}{metadata.version('pypandoc-binary')}"
    given = {item["id"]: item for item in items}
    texts = {identifier: repr(item) for identifier, item in given.items()}
    return kept(
        cache / "bibtex.json" if cache else None, shaped_by, texts, lambda wanted: exchange.bibtex(given[name] for name in wanted)
    )
