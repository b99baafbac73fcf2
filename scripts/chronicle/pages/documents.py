"""The page of the documents behind the papers: what was read, and how the papers use it."""

from collections import Counter

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.pages.page import Page, make_page
from chronicle.record.models import Work
from chronicle.record.models.readings import EXTENTS, VERDICTS
from chronicle.record.text import Prose
from chronicle.views import documents, ordering, selection


def page(book: Book) -> Page:
    """The documents that were read, and a table of the verdicts by paper."""
    read = documents.read(book)
    extents: Counter[str] = Counter(work.reading.extent for work in read if work.reading)
    papers = selection.papers(book.corpus)
    held = {paper: documents.tally(documents.uses(book, paper)) for paper in papers}
    return make_page(
        book=book,
        template="documents.html",
        address=addresses.DOCUMENTS,
        title=Prose("The documents"),
        description="What the cited documents say themselves, and how the papers use them.",
        cited=[work for work in book.corpus.of(Work) if not work.is_paper],
        read=sorted(read, key=lambda work: _filed(book, work)),
        extents={extent: extents[extent] for extent in EXTENTS if extents[extent]},
        held={paper: tally for paper, tally in held.items() if any(tally.values())},
        verdicts=VERDICTS,
    )


def _filed(book: Book, work: Work) -> tuple[str, tuple[object, ...]]:
    """Where a work stands in the list: by the name it bears there, issues of one name by date."""
    name = labels.short_name(work, book.corpus).as_text.partition(", ")[0]
    return ordering.alphabetical(name), work.issued.sort_key if work.issued else ()
