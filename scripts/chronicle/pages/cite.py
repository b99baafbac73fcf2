"""How to cite what shares a page with others: a page of its own that has nothing but its citations.

These are whole HTML files that go round MkDocs: there is one for every claim, place, work, slip and
paragraph, nobody searches them, and where scripts run they are read inside the page they were
called from.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.citation.forms import PROGRAMS
from chronicle.corpus import addresses
from chronicle.pages.page import fill
from chronicle.templates import BLANK_LINES
from chronicle.views import common
from chronicle.views.citations import citation_pages


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The pages, and each paper for programs: paths below the site's root, and texts."""
    for view in citation_pages(book):
        text = fill(book, "cite.html", view)
        yield f"{view.address}index.html", BLANK_LINES.sub("\n", text.lstrip())
    for paper in common.papers(book.corpus):
        for key, _, ending in PROGRAMS:
            content = getattr(book.formatted[paper.id], key)
            yield f"{addresses.CITE}{paper.id}.{ending}", f"{content}\n"
