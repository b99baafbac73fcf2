"""The witnesses that papers share: works at which two or more chains of evidence meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.record.models import Work
from chronicle.record.text import Label
from chronicle.record.within import sources_within
from chronicle.views import selection
from chronicle.views.page import Link


@dataclass(frozen=True)
class PaperUse:
    """A paper that cites a work: its id and name, and for how many records it does."""

    paper: str
    name: Label
    records: int


@dataclass(frozen=True)
class SharedWork:
    """A work that more than one paper cites: its link, its class of evidence, and who cites it."""

    link: Link
    evidence: str
    uses: tuple[PaperUse, ...]


def shared(book: Book) -> tuple[SharedWork, ...]:
    """The works that more than one paper cites, near each other where the same papers do."""
    papers = {paper.id: place for place, paper in enumerate(selection.papers(book.corpus))}
    counts = _counts(book)
    works = [
        _shared(book, work, {paper: counts[work.id, paper] for paper in papers})
        for work in book.corpus.of(Work)
        if sum((work.id, paper) in counts for paper in papers) > 1
    ]
    return tuple(sorted(works, key=lambda work: fmean(papers[use.paper] for use in work.uses)))


def _counts(book: Book) -> Counter[tuple[str, str]]:
    """For how many records each work is cited by each paper."""
    counts: Counter[tuple[str, str]] = Counter()
    for record in book.corpus.records.values():
        sources = [source for _, source in sources_within(record)]
        counts.update({(rest.work, one.work) for one in sources for rest in one.rests_on})
    return counts


def _shared(book: Book, work: Work, counts: Mapping[str, int]) -> SharedWork:
    uses = (_use(book, paper, count) for paper, count in counts.items() if count)
    address = Link(book.addresses[work.id], labels.compact(work), work.kind_)
    return SharedWork(address, work.evidence, tuple(uses))


def _use(book: Book, paper: str, count: int) -> PaperUse:
    return PaperUse(paper, labels.paper_name(book.corpus.get(Work, paper)), count)
