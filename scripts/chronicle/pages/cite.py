"""How to cite what shares a page, or comes from many places: a page that has only its citations.

These are whole HTML files that go round MkDocs: there is one for every claim, place, work, slip and
paragraph, nobody searches them, and where scripts run they are read inside the page they were
called from.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from chronicle.citation import exchange, ris
from chronicle.citation.citable import Citable, citation_page, marking
from chronicle.citation.forms import PROGRAMS, for_program
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.pages.environment import fill
from chronicle.queries import metadata, moved
from chronicle.queries.citations import where
from chronicle.queries.moved import Note
from chronicle.record.languages import mark
from chronicle.record.models import Work
from chronicle.templates import BLANK_LINES

UNAPI = """\
<formats><format name="ris" type="application/x-research-info-systems"/><![CDATA[
{}
]]></formats>
"""


def files(history: History) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The pages, also for what went, and each work for programs.

    They are paths below the site's root, and what makes them.
    """
    living = {where(citable): citable for citable in history.citables.values()}
    for page, citable in living.items():
        if page != citable.address:
            yield f"{page}index.html", partial(_page, history, citable)
    for was, note in moved.once_cited(history):
        if (page := citation_page(was)) not in living:
            yield f"{page}index.html", partial(_former, history, was, note)
    for work in history.corpus.of(Work):
        for name in work.ids:
            for key, _, ending in PROGRAMS:
                yield f"{addresses.CITE}{name}.{ending}", partial(_program, work, key)
        yield addresses.unapi(work), partial(_unapi, [work])
    yield addresses.unapi(), partial(_unapi, history.corpus.of(Work))


def _page(history: History, citable: Citable) -> bytes:
    heading = mark(citable.called.as_html, *marking(citable, history.corpus))
    return _filled(
        history,
        "cite.html",
        where(citable),
        was=citable.address,
        one=citable,
        heading=Markup(heading),
        metadata=metadata.citable_metadata(history, citable),
    )


def _former(history: History, was: str, note: Note) -> bytes:
    """Where the citations are of what had an address before: those of what is in its place."""
    now = history.citables.get(note.now.address) if note.now else None
    citations = f"{where(now)}#cite" if now else ""
    page = citation_page(was)
    return _filled(history, "cite-former.html", page, was=was, note=note, citations=citations)


def _filled(history: History, template: str, address: str, **values: Any) -> bytes:
    return BLANK_LINES.sub("\n", fill(history, template, address, values).lstrip()).encode()


def _program(work: Work, key: str) -> bytes:
    return f"{for_program(exchange.work_item(work), key)}\n".encode()


def _unapi(works: Iterable[Work]) -> bytes:
    """Works as unAPI gives them to programs.

    On a site of files nobody can be asked. So this is the answer to every question: which formats
    there are, and what there is in the only one.
    """
    return UNAPI.format(ris.ris(exchange.work_item(work) for work in works)).encode()
