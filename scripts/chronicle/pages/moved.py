"""A note for every address that went: on the page where it was, or on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.views import moved


def with_notes(pages: Iterable[Page], book: Book) -> Iterator[Page]:
    """The pages with a note for every address that went, and pages for those that are left."""
    former = dict(moved.by_page(book))
    for page in pages:
        if here := former.pop(page.address, None):
            note = render(book, "former.html", moved.view(here, alone=False))
            page = replace(page, body=page.body.rstrip() + note.body)
        yield page
    for here in former.values():
        yield render(book, "former.html", moved.view(here, alone=True))
