"""The citations of each page as data, and works for reference managers, as files below `cite/`."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from chronicle.citation import exchange
from chronicle.citation.citable import Citable
from chronicle.citation.csl import CSLItem
from chronicle.citation.zotero_rdf import fields, people
from chronicle.corpus import addresses
from chronicle.exports import citations as data
from chronicle.frame.environment import environment
from chronicle.history import History
from chronicle.pages import families
from chronicle.queries import cited_pages, moved
from chronicle.records.work import Work

Content = TypeVar("Content")


def files(history: History) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Citations as data, and works for programs: paths below the site's root, what makes them."""
    yield data.SHARED, partial(_encoded, data.shared, history)
    pages = dict(cited_pages.all_cited(history))
    for citable in families.cited(history):
        pages[citable.address] = (citable, *pages.get(citable.address, ()))
    for address, citables in pages.items():
        yield data.path(address), partial(_data, history, address, citables)
    for address in moved.by_page(history):
        if address not in pages:
            now = cited_pages.moved_from(history, address)
            yield data.path(address), partial(_encoded, data.moved, now)

    for work in history.corpus.of(Work):
        yield addresses.unapi(work), partial(_unapi, [work])
    yield addresses.unapi(), partial(_unapi, history.corpus.of(Work))


def _data(history: History, address: str, citables: Sequence[Citable]) -> bytes:
    page = cited_pages.cited_page(history, address, citables)
    return data.written(history, page).encode()


def _encoded(write: Callable[[Content], str], what: Content) -> bytes:
    return write(what).encode()


def _unapi(works: Iterable[Work]) -> bytes:
    return offered(map(exchange.work_item, works))


def offered(items: Iterable[CSLItem]) -> bytes:
    """Works, or a page and its works, as unAPI gives them to programs.

    On a site of files nobody can be asked. So this is the answer to every question: which formats
    there are, and what there is in the only one.
    """
    template = environment().get_template("works.xml")
    return template.render(items=list(items), fields=fields, people=people).encode()
