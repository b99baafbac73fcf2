"""How to cite what shares a page with others: a page of its own that holds nothing but its citations.

These are whole HTML files that go round MkDocs: there is one for every claim, place, work, slip and paragraph, nobody
searches them, and where scripts run they are read inside the page they were called from.
"""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.citation.forms import PROGRAMS
from chronicle.corpus import addresses
from chronicle.pages.page import environment
from chronicle.templates import BLANK_LINES, compact
from chronicle.views import common as views


def files(book: Book) -> Iterator[tuple[str, str]]:
    """The pages, and each of the papers for programs: paths below the site's root, and texts."""
    template = environment().get_template("cite.html")
    for citable in book.citables.values():
        here = citable.page
        if here != citable.address:
            text = template.render(
                book=book,
                citable=citable,
                title=citable.title.as_text,
                href=lambda there, here=here: addresses.relative(here, there),
            )
            yield f"{here}index.html", BLANK_LINES.sub("\n", text.lstrip())
    for paper in views.papers(book.corpus):
        for key, _, ending in PROGRAMS:
            yield f"cite/{paper.id}.{ending}", f"{getattr(book.formatted[paper.id], key)}\n"


def folded(book: Book, address: str) -> str:
    """All citations of a page written by hand, folded."""
    module = environment().get_template("citations.html").make_module({"book": book})
    html: str = module.folded(address, book, lambda there: addresses.relative(address, there))  # type: ignore[attr-defined]
    return compact(html)


def link(book: Book, address: str) -> str:
    """The way to the citations of a paragraph of a page written by hand."""
    module = environment().get_template("citations.html").make_module({"book": book})
    page = address.partition("#")[0]
    html: str = module.cite(address, book, lambda there: addresses.relative(page, there))  # type: ignore[attr-defined]
    return html.strip()
