"""The page of the documents behind the papers: what was read, and how the papers use it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.history import History
from chronicle.kinds.work.model import Work
from chronicle.kinds.work.reading import EXTENTS
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import documents, ordering, selection
from chronicle.queries.documents import DocumentUse
from chronicle.values.text import Prose


@dataclass(frozen=True, kw_only=True)
class DocumentsPage(PageContext):
    """What the page of documents shows."""

    template = "documents.html"
    style = "paper documents"

    cited: Sequence[Work]
    """All works that the papers cite."""
    read: Sequence[Work]
    """Those that were read, by who wrote them."""
    extents: Mapping[str, int]
    """How many were read to each extent."""
    uses: Mapping[Work, Sequence[DocumentUse]]
    """How each paper uses what was read."""
    held: Mapping[Work, Mapping[str, int]]
    """How many verdicts of each kind there are for a paper."""


def render_documents(history: History) -> Page:
    """The documents that were read, a table of the verdicts by paper, and where they part."""
    read = documents.read(history)
    extents: Counter[str] = Counter(work.reading.extent for work in read if work.reading)
    uses = {}
    held = {}
    for paper in selection.papers(history.corpus):
        uses[paper] = documents.uses(history, paper)
        if uses[paper]:
            held[paper] = documents.tally(uses[paper])
    return make_page(
        history,
        DocumentsPage(
            cited=[work for work in history.corpus.of(Work) if not work.is_paper],
            read=sorted(read, key=lambda work: _filed(history, work)),
            extents={extent: extents[extent] for extent in EXTENTS if extents[extent]},
            uses=uses,
            held=held,
        ),
        address=addresses.DOCUMENTS,
        title=Prose("The documents"),
        description="What the cited documents say themselves, and how the papers use them.",
    )


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
