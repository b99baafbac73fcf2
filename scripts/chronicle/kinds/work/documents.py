"""The page of the documents behind the papers: what was read, and how the papers use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.history import History
from chronicle.kinds.work.model import Work
from chronicle.kinds.work.reading import EXTENTS
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import documents, ordering, selection
from chronicle.queries.documents import DocumentUse
from chronicle.values.text import Prose, capital


@dataclass(frozen=True, kw_only=True)
class DocumentsPage(PageContext):
    """What the page of documents shows."""

    template = "documents.html"
    style = "paper documents"

    cited: Sequence[Work]
    """All works that the papers cite."""
    read: Sequence[Work]
    """Those that were read, by who wrote them."""
    extents: Mapping[str, Sequence[Work]]
    """These by how much of them was read."""
    uses: Sequence[DocumentUse]
    """How the papers use what was read."""
    parting: Sequence[DocumentUse]
    """Where they part from it, the gravest first."""
    verdicts: Mapping[str, int]
    """How many verdicts there are of each kind, by its words."""
    held: Mapping[Work, Mapping[str, int]]
    """The same for each paper."""


def render_documents(history: History) -> Page:
    """The documents that were read, a table of the verdicts by paper, and where they part."""
    read = sorted(documents.read(history), key=lambda work: _filed(history, work))
    by_extent = grouped((str(work.reading.extent), work) for work in read if work.reading)
    uses = []
    held = {}
    for paper in selection.papers(history.corpus):
        of_paper = documents.uses(history, paper)
        uses += of_paper
        if of_paper:
            held[paper] = _tally(of_paper)
    return make_page(
        history,
        DocumentsPage(
            cited=[work for work in history.corpus.of(Work) if not work.is_paper],
            read=read,
            extents={extent: by_extent[extent] for extent in EXTENTS if extent in by_extent},
            uses=uses,
            parting=documents.parting(uses),
            verdicts=_tally(uses),
            held=held,
        ),
        address=addresses.DOCUMENTS,
        title=Prose("The documents"),
        description="What the cited documents say themselves, and how the papers use them.",
    )


def _tally(uses: Iterable[DocumentUse]) -> dict[str, int]:
    """How often each verdict was given, by its words with a capital."""
    counts = documents.tally(uses)
    return {capital(documents.VERDICT_WORDS[verdict]): counts[verdict] for verdict in counts}


def _filed(history: History, work: Work) -> tuple[str, tuple[object, ...]]:
    """Where a work stands in the list: by its author or the name it bears, of one name by date."""
    name = None
    if work.author and not labels.is_issue(work):
        name = work.author[0].family
    if not name:
        name, _, _ = labels.short_name(work, history.corpus).as_text.partition(", ")
    date: tuple[object, ...] = ()
    if work.issued:
        date = work.issued.sort_key
    return ordering.alphabetical(name), date
