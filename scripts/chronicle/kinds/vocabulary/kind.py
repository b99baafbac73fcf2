"""The words that the record is ordered by, as the site has them."""

from collections.abc import Iterator
from typing import Any

from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.kinds.kind import Kind
from chronicle.kinds.vocabulary.model import (
    DeploymentKind,
    GlossaryTerm,
    Property,
    Side,
    Standing,
    Term,
    Theme,
)
from chronicle.kinds.vocabulary.page import render_glossary
from chronicle.pages.family import OnePage, every
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


def structured(term: Term, history: History) -> dict[str, Any]:
    """A word with its meaning."""
    return {"@type": "DefinedTerm", "description": term.description.as_text}


TERM = Kind(
    model=GlossaryTerm,
    documents=documents,
    structured=structured,
    pages=(OnePage(addresses.GLOSSARY, render_glossary, of=every(GlossaryTerm)),),
)
THEME = Kind(model=Theme, structured=structured)
SIDE = Kind(model=Side, structured=structured)
STANDING = Kind(model=Standing, structured=structured)
DEPLOYMENT_KIND = Kind(model=DeploymentKind, structured=structured)
PROPERTY = Kind(model=Property, structured=structured)
