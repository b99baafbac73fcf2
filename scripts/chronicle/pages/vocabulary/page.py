"""The page of the glossary."""

from collections.abc import Iterator

from chronicle.corpus import addresses
from chronicle.frame.context import PageContext
from chronicle.frame.family import OnePage, records_by_page
from chronicle.frame.kind import Kind
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.records import GlossaryTerm
from chronicle.search.documents import LINE, SearchDocument, cut, record_document
from chronicle.values.text import Prose


class GlossaryPage(PageContext):
    """What the glossary shows."""

    template = "glossary.html"
    style = "index"


def render_glossary(history: History) -> Page:
    """The page of the glossary."""
    return make_page(
        history,
        GlossaryPage(),
        address=addresses.GLOSSARY,
        title=Prose("Glossary"),
        description=f"Abbreviations and terms of {history.site.name}, each in a sentence or two.",
    )


def documents(history: History, term: GlossaryTerm) -> Iterator[SearchDocument]:
    """A word by its meaning."""
    yield record_document(
        history,
        term,
        kind="glossary",
        line=cut(term.description, LINE),
        texts=(term.description,),
    )


TERM = Kind(
    model=GlossaryTerm,
    documents=documents,
    pages=(OnePage(addresses.GLOSSARY, render_glossary, of=records_by_page(GlossaryTerm)),),
)
