"""What changed, version by version."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, make
from chronicle.record.models import Change


def pages(book: Book) -> Iterator[Page]:
    """The one page, the latest change first, where there are any."""
    changes = sorted(book.corpus.of(Change), key=lambda change: change.order, reverse=True)
    if changes:
        yield make(book, addresses.CHANGES, "changes.html", "What changed", "The versions of the record.", changes=changes)
