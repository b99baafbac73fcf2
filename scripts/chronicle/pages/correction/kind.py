"""Corrections of the papers’ text and queries on it, as the site has them."""

from collections.abc import Iterator

from chronicle.citation import labels
from chronicle.citation.citable import Citable
from chronicle.corpus.corpus import Corpus
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.queries.links import place_name
from chronicle.records.base import Source
from chronicle.records.correction import Correction
from chronicle.records.settings import Settings
from chronicle.records.work import Work
from chronicle.search.documents import BOOSTS, EXCERPT, SearchDocument, cut, joined
from chronicle.values.text import Label, Prose


def _paper(correction: Correction, corpus: Corpus) -> str:
    return labels.paper_name(corpus.get(Work, correction.work), corpus).as_text


def label(history: History, correction: Correction) -> Label:
    """One by the paper and the place."""
    paper = history.corpus.get(Work, correction.work)
    return place_name(history, paper, correction.at)


def citables(correction: Correction, corpus: Corpus) -> Iterator[Citable]:
    """One by the paper and the place, from where it comes."""
    paper = _paper(correction, corpus)
    place = Source(work=correction.work, at=correction.at)
    yield Citable(
        address=correction.site_address(corpus),
        title=Prose(f"{correction.heading} {paper}, {correction.at}"),
        sources=(place,),
        record=correction,
    )


def documents(history: History, slip: Correction) -> Iterator[SearchDocument]:
    """One by what is printed and what is said of that."""
    paper = _paper(slip, history.corpus)
    text = joined(slip.reads, slip.we_read, slip.query, slip.why)
    yield SearchDocument(
        kind="correction or query",
        address=history.addresses[slip.id],
        title=cut(slip.reads, EXCERPT),
        text=text,
        line=f"{paper}, {slip.at}",
        boost=BOOSTS["passage"],
        is_named=False,
    )


def names(settings: Settings) -> tuple[str, str]:
    """What readers see one and many called."""
    return "correction or query", "corrections and queries"


CORRECTION = Kind(
    model=Correction,
    names=names,
    label=label,
    citables=citables,
    documents=documents,
)
