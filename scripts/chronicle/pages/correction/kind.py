"""Corrections of the papers’ text and queries on it, as the site has them."""

from collections.abc import Iterator

from chronicle.citation import labels
from chronicle.corpus.corpus import Corpus
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.records.correction import Correction
from chronicle.records.work import Work
from chronicle.search.documents import BOOSTS, EXCERPT, SearchDocument, cut, joined


def _paper(correction: Correction, corpus: Corpus) -> str:
    return labels.paper_name(corpus.get(Work, correction.work), corpus).as_text


def documents(history: History, correction: Correction) -> Iterator[SearchDocument]:
    """One by what is printed and what is said of that."""
    paper = _paper(correction, history.corpus)
    text = joined(correction.reads, correction.we_read, correction.query, correction.why)
    yield SearchDocument(
        kind="correction or query",
        address=history.addresses[correction.id],
        title=cut(correction.reads, EXCERPT),
        text=text,
        line=f"{paper}, {correction.at}",
        boost=BOOSTS["passage"],
        is_named=False,
    )


CORRECTION = Kind(
    model=Correction,
    documents=documents,
)
