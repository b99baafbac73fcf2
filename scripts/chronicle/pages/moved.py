"""A note for every address that went, on the page where it was; a page of its own where the page went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from chronicle.book import Book
from chronicle.pages.page import Page, make
from chronicle.views.moved import Moved, moved


def with_notes(pages: Iterable[Page], book: Book) -> Iterator[Page]:
    """The pages, and on each a note for every address that went from it; a page of its own where the page went."""
    notes: dict[str, list[Moved]] = {}
    for found in moved(book.corpus):
        notes.setdefault(found.address.partition("#")[0], []).append(found)
    for page in pages:
        if found_here := notes.pop(page.address, None):
            note = make(book, page.address, "former.html", "", "", gone=found_here, alone=False)
            page = replace(page, body=page.body.rstrip() + note.body)
        yield page
    for address, found_here in notes.items():
        title = found_here[0].title
        description = f"Nothing has this address any more: {found_here[0].why}"
        yield make(book, address, "former.html", title, description, gone=found_here, alone=True)
