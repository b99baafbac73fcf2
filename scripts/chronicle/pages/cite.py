"""How to cite what shares a page, or comes from many places: a page that has only its citations.

These are whole HTML files that go round MkDocs: there is one for every claim, place, work, slip and
paragraph, nobody searches them, and where scripts run they are read inside the page they were
called from.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from chronicle.book import Book
from chronicle.citation import exchange, ris
from chronicle.citation.citable import Citable
from chronicle.citation.forms import PROGRAMS, for_program
from chronicle.corpus import addresses
from chronicle.pages.environment import fill
from chronicle.record.models import Work
from chronicle.templates import BLANK_LINES
from chronicle.views import moved
from chronicle.views.citations import citation_page, where
from chronicle.views.page import PageView

UNAPI = """\
<formats><format name="ris" type="application/x-research-info-systems"/><![CDATA[
{}
]]></formats>
"""


def files(book: Book) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The pages, also for what went, and each work for programs.

    They are paths below the site's root, and what makes them.
    """
    for citable in book.citables.values():
        if (page := where(citable)) != citable.address:
            yield f"{page}index.html", partial(_page, book, citable)
    for view in moved.citation_pages(book):
        yield f"{view.address}index.html", partial(_filled, book, "cite-former.html", view)
    for work in book.corpus.of(Work):
        for name in work.ids:
            for key, _, ending in PROGRAMS:
                yield f"{addresses.CITE}{name}.{ending}", partial(_program, work, key)
        yield addresses.unapi(work), partial(_unapi, [work])
    yield addresses.unapi(), partial(_unapi, book.corpus.of(Work))


def _page(book: Book, citable: Citable) -> bytes:
    return _filled(book, "cite.html", citation_page(book, citable))


def _filled(book: Book, template: str, view: PageView) -> bytes:
    text = fill(book, template, view.address, {"view": view})
    return BLANK_LINES.sub("\n", text.lstrip()).encode()


def _program(work: Work, key: str) -> bytes:
    return f"{for_program(exchange.work_item(work), key)}\n".encode()


def _unapi(works: Iterable[Work]) -> bytes:
    """Works as unAPI gives them to programs.

    On a site of files nobody can be asked. So this is the answer to every question: which formats
    there are, and what there is in the only one.
    """
    return UNAPI.format(ris.ris(exchange.work_item(work) for work in works)).encode()
