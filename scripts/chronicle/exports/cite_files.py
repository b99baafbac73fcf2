"""Files in `cite/`: citations as data, and works for reference managers."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

from markupsafe import Markup

from chronicle.citation import csl
from chronicle.citation.citable import Citable
from chronicle.citation.export_formats import RIS
from chronicle.corpus import addresses
from chronicle.exports import citations as data
from chronicle.history import History, cached_per_history
from chronicle.queries import cited_pages
from chronicle.records import Work

UNAPI_FORMATS = '<formats xmlns="http://unapi.info/"><format name="ris"/>'


def page_citation_json(history: History, address: str) -> Markup:
    """Return the citations of the page at a URL as JSON for scripts; empty without any."""
    return Markup(data.page_citations(history, cited_pages.citables_on_page(history, address)))


def cite_files(history: History) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the path of each file in `cite/` and the function that returns its content."""
    yield data.FORMS_FILE, lambda: data.citation_patterns(history, _all_cited(history))
    for work in history.corpus.of(Work):
        yield f"{addresses.CITE}works/{work.id}.json", partial(_work_data, history, work.id)
        yield addresses.unapi_path(work), partial(_unapi_response, [work])
    yield addresses.unapi_path(), partial(_unapi_response, history.corpus.of(Work))


def _all_cited(history: History) -> Iterable[Citable]:
    return chain.from_iterable(cited_pages.citables_by_page(history).values())


@cached_per_history
def _works_data(history: History) -> Mapping[str, str]:
    return data.work_forms(history, _all_cited(history))


def _work_data(history: History, name: str) -> str:
    return _works_data(history)[name]


def _unapi_response(works: Iterable[Work]) -> str:
    """Return works as a unAPI response in XML.

    A static site cannot answer requests, so this file is the response to every request: it contains
    the list of formats and the data in the only format.
    """
    ris_text = RIS.write(map(csl.work_item, works)).replace("]]>", "]] >")  # would end CDATA
    return f"{UNAPI_FORMATS}<![CDATA[\n{ris_text}]]></formats>\n"
