"""Notes on the text of the papers, as the site has them."""

from collections.abc import Iterator

from chronicle.citation import labels
from chronicle.citation.citable import Citable
from chronicle.corpus.corpus import Corpus
from chronicle.history import History
from chronicle.kinds.base import Source
from chronicle.kinds.correction.model import Correction
from chronicle.kinds.kind import Kind
from chronicle.kinds.work.model import Work
from chronicle.queries.links import place_name
from chronicle.search.documents import BOOSTS, EXCERPT, SearchDocument, cut, joined
from chronicle.values.text import Label, Prose


def _paper(correction: Correction, corpus: Corpus) -> str:
    return labels.paper_name(corpus.get(Work, correction.work), corpus).as_text


def label(history: History, correction: Correction) -> Label:
    """A slip by the paper and the place."""
    paper = history.corpus.get(Work, correction.work)
    return place_name(history, paper, correction.at)


def citables(correction: Correction, corpus: Corpus) -> Iterator[Citable]:
    """A slip by the paper and the place, from where it comes."""
    yield Citable(
        address=correction.site_address(corpus),
        title=Prose(f"Correction to {_paper(correction, corpus)}, {correction.at}"),
        sources=(Source(work=correction.work, at=correction.at),),
        record=correction,
    )


def documents(history: History, slip: Correction) -> Iterator[SearchDocument]:
    """A slip by what the paper reads and what is said of that."""
    yield SearchDocument(
        kind="slip",
        address=history.addresses[slip.id],
        title=cut(slip.reads, EXCERPT),
        text=joined(slip.reads, slip.should_read, slip.query, slip.why),
        line=f"{_paper(slip, history.corpus)}, {slip.at}",
        boost=BOOSTS["passage"],
        is_named=False,
    )


CORRECTION = Kind(model=Correction, order=80, label=label, citables=citables, documents=documents)
