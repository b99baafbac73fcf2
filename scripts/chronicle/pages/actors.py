"""One page for every actor, and the page that lists them by kind."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.drawing import network
from chronicle.pages.page import Page, render
from chronicle.views import actors


def pages(book: Book) -> Iterator[Page]:
    """The list, then a page for each actor."""
    yield render(book, "actors.html", actors.overview(book))
    for view in actors.actors(book):
        near = view.neighbourhood
        drawing = network.draw(near, view.address) if near else None
        yield render(book, "actor.html", view, drawing=drawing)
