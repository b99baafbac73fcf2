"""How to cite what shares a page, or comes from many places: a page that has only its citations.

These are whole HTML files that go round MkDocs: there is one for every claim, place, work, slip and
paragraph, nobody searches them, and where scripts run they are read inside the page they were
called from.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from chronicle.book import Book
from chronicle.citation import exchange, ris
from chronicle.citation.citable import Citable, citation_page, marking
from chronicle.citation.forms import PROGRAMS, for_program
from chronicle.corpus import addresses
from chronicle.pages.environment import fill
from chronicle.record.languages import mark
from chronicle.record.models import Work
from chronicle.templates import BLANK_LINES
from chronicle.views import moved, offers
from chronicle.views.citations import where
from chronicle.views.moved import Note

UNAPI = """\
<formats><format name="ris" type="application/x-research-info-systems"/><![CDATA[
{}
]]></formats>
"""


def files(book: Book) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The pages, also for what went, and each work for programs.

    They are paths below the site's root, and what makes them.
    """
    living = {where(citable): citable for citable in book.citables.values()}
    for page, citable in living.items():
        if page != citable.address:
            yield f"{page}index.html", partial(_page, book, citable)
    for was, note in moved.once_cited(book):
        if (page := citation_page(was)) not in living:
            yield f"{page}index.html", partial(_former, book, was, note)
    for work in book.corpus.of(Work):
        for name in work.ids:
            for key, _, ending in PROGRAMS:
                yield f"{addresses.CITE}{name}.{ending}", partial(_program, work, key)
        yield addresses.unapi(work), partial(_unapi, [work])
    yield addresses.unapi(), partial(_unapi, book.corpus.of(Work))


def _page(book: Book, citable: Citable) -> bytes:
    heading = mark(citable.called.as_html, *marking(citable, book.corpus))
    return _filled(
        book,
        "cite.html",
        where(citable),
        was=citable.address,
        one=citable,
        heading=Markup(heading),
        offer=offers.citable(book, citable),
    )


def _former(book: Book, was: str, note: Note) -> bytes:
    """Where the citations are of what had an address before: those of what is in its place."""
    now = book.citables.get(note.now.address) if note.now else None
    citations = f"{where(now)}#cite" if now else ""
    page = citation_page(was)
    return _filled(book, "cite-former.html", page, was=was, note=note, citations=citations)


def _filled(book: Book, template: str, address: str, **values: Any) -> bytes:
    return BLANK_LINES.sub("\n", fill(book, template, address, values).lstrip()).encode()


def _program(work: Work, key: str) -> bytes:
    return f"{for_program(exchange.work_item(work), key)}\n".encode()


def _unapi(works: Iterable[Work]) -> bytes:
    """Works as unAPI gives them to programs.

    On a site of files nobody can be asked. So this is the answer to every question: which formats
    there are, and what there is in the only one.
    """
    return UNAPI.format(ris.ris(exchange.work_item(work) for work in works)).encode()
