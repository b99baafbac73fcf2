"""The page of a reader's own list. A script fills it; without one it says what it would do."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Plan, render
from chronicle.views import my_list


def pages(book: Book) -> Iterator[Plan]:
    """The one page."""
    yield Plan(addresses.MY_LIST, lambda: render(book, "my-list.html", my_list.my_list(book)))
