"""The words that the record is ordered by, as the site has them."""

from collections.abc import Iterator

from chronicle.corpus import addresses
from chronicle.frame.family import OnePage, records_by_page
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.vocabulary.page import render_glossary
from chronicle.records.vocabulary import (
    DeploymentKind,
    GlossaryTerm,
    Property,
    Side,
    Standing,
    Theme,
)
from chronicle.search.documents import BOOSTS, LINE, SearchDocument, cut, record_document


def documents(history: History, term: GlossaryTerm) -> Iterator[SearchDocument]:
    """A word by its meaning."""
    yield record_document(
        history,
        term,
        kind="glossary",
        line=cut(term.description, LINE),
        texts=(term.description,),
        boost=BOOSTS["term"],
    )


TERM = Kind(
    model=GlossaryTerm,
    documents=documents,
    pages=(OnePage(addresses.GLOSSARY, render_glossary, of=records_by_page(GlossaryTerm)),),
)
THEME = Kind(model=Theme)
SIDE = Kind(model=Side)
STANDING = Kind(model=Standing)
DEPLOYMENT_KIND = Kind(model=DeploymentKind)
PROPERTY = Kind(model=Property)
