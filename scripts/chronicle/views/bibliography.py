"""What the bibliography shows: every work by class of evidence, with what rests on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.citation.processor import sentence
from chronicle.corpus import addresses
from chronicle.record import languages
from chronicle.record.models import EVIDENCE, Record, Work
from chronicle.record.text import Prose
from chronicle.views import papers, record, selection
from chronicle.views.citations import CiteControl, control
from chronicle.views.ordering import alphabetical
from chronicle.views.page import ChangeView, Label, Link, PageView, changes, link
from chronicle.views.record import QuestionLink
from chronicle.views.sources import CorrectionView

# The heading of each class of evidence.
HEADINGS = {
    "archive": "Contemporary documents",
    "official-history": "Official histories",
    "state-media": "State media and published speeches",
    "press": "Press",
    "memoir": "Memoirs",
    "testimony": "Testimony",
    "scholarship": "Scholarship",
    "fiction": "Novels and films",
    "site-visit": "Site visits",
    "reference": "Works of reference",
}


@dataclass(frozen=True)
class DependentRecord:
    """A record that rests on a work, and the names of the papers through which it does."""

    link: Link
    through: tuple[Label, ...]


@dataclass(frozen=True)
class BibliographyEntry:
    """A work: its anchor, its entry in Chicago style, other descriptions, and what rests on it.

    `is_foreign` where it is not in English; `page` leads to the page of its own that a paper has.
    """

    id: str
    entry: Label
    is_foreign: bool
    page: Link | None
    also: tuple[Label, ...]
    note: Prose | None
    changes: tuple[ChangeView, ...]
    corrections: tuple[CorrectionView, ...]
    questions: tuple[QuestionLink, ...]
    dependents: tuple[DependentRecord, ...]
    cite: CiteControl


@dataclass(frozen=True)
class EvidenceGroup:
    """The works of a class of evidence, in the order of the alphabet."""

    evidence: str
    heading: str
    works: tuple[BibliographyEntry, ...]


@dataclass(frozen=True)
class BibliographyView(PageView):
    """The papers in the order of the data, and the works that they cite, by class of evidence.

    `comparison` leads to the page that compares the papers.
    """

    papers: tuple[BibliographyEntry, ...]
    comparison: Link | None
    groups: tuple[EvidenceGroup, ...]

    @property
    def total(self) -> int:
        """How many works the papers cite."""
        return sum(len(group.works) for group in self.groups)


def view(book: Book) -> BibliographyView:
    """The view of the bibliography."""
    works = [work for work in book.corpus.of(Work) if not work.is_paper]
    works.sort(key=lambda work: alphabetical(book.formatted[work.id].entry))
    groups = (_group(book, name, works) for name in EVIDENCE)
    return BibliographyView(
        address=addresses.BIBLIOGRAPHY,
        title=Prose("Sources"),
        description="""\
Every work that is cited, by class of evidence, with everything on the site that rests on it.""",
        papers=tuple(_entry(book, paper) for paper in selection.papers(book.corpus)),
        comparison=papers.comparison(book),
        groups=tuple(group for group in groups if group.works),
    )


def _group(book: Book, evidence: str, works: Iterable[Work]) -> EvidenceGroup:
    entries = tuple(_entry(book, work) for work in works if work.evidence == evidence)
    return EvidenceGroup(evidence, HEADINGS[evidence], entries)


def _entry(book: Book, work: Work) -> BibliographyEntry:
    address = book.addresses[work.id]
    page = link(book, work, "What this site draws from it")
    dependents = () if work.is_paper else selection.dependents(work, book.corpus)
    return BibliographyEntry(
        id=work.id,
        entry=Label(Markup(sentence(book.formatted[work.id].entry))),
        is_foreign=(work.language or "en") != "en",
        page=page if work.is_paper else None,
        also=tuple(Label(_marked(words)) for words in work.also),
        note=work.note,
        changes=changes(book, work),
        corrections=record.corrections(book, work),
        questions=record.questions(book, work),
        dependents=tuple(_dependent(book, other, papers) for other, papers in dependents),
        cite=control(book, address),
    )


def _marked(words: str) -> Markup:
    """Words as HTML in which what is not English says its language."""
    return Markup(languages.marked(str(Markup.escape(words))))


def _dependent(book: Book, record: Record, papers: Iterable[str]) -> DependentRecord:
    through = (book.corpus.get(Work, paper) for paper in papers)
    names = tuple(Label(labels.paper_name(paper)) for paper in through)
    return DependentRecord(link(book, record), names)
