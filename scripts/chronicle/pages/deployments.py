"""One page for every deployment, and the page that lists them by side."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.drawing import locator_map
from chronicle.pages.page import Page, render
from chronicle.views import deployments


def pages(book: Book) -> Iterator[Page]:
    """The list, then a page for each deployment."""
    yield render(book, "deployments.html", deployments.overview(book))
    atlas = locator_map.atlas(book)
    for view in deployments.deployments(book):
        yield render(book, "deployment.html", view, where=atlas.locate(view.located))
