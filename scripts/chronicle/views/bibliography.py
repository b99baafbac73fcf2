"""What the bibliography shows: every work by class of evidence; and the page of each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.citation.citable import marking
from chronicle.citation.processor import sentence
from chronicle.corpus import addresses
from chronicle.record import languages, locators
from chronicle.record.models import Record, Work
from chronicle.record.text import Label, Prose
from chronicle.record.within import sources_within
from chronicle.views import papers, record, selection
from chronicle.views.citations import CiteControl, control
from chronicle.views.ordering import alphabetical
from chronicle.views.page import (
    ChangeView,
    Group,
    Link,
    NotedLink,
    PageView,
    changes,
    counted_kinds,
    link,
    voice,
    work_label,
)
from chronicle.views.record import QuestionLink
from chronicle.views.sources import CorrectionView, first_anchor


@dataclass(frozen=True)
class DependentRecord:
    """A record that rests on a work, and the names of the papers through which it does."""

    link: Link
    through: tuple[Label, ...]


@dataclass(frozen=True)
class BibliographyEntry:
    """A work: its anchor, its entry in Chicago style, other descriptions, and what rests on it.

    `is_foreign` where it is not in English; `page` leads to the page that has what rests on it, and
    `counted` says how much that is, where it is no paper.
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

    @property
    def counted(self) -> str:
        """How many records of each kind rest on it: `2 claims, 1 event`."""
        return counted_kinds(dependent.link for dependent in self.dependents)


@dataclass(frozen=True)
class CitingPlace:
    """A place in a paper that cites a work, and what rests there on which place in the work."""

    place: Link
    uses: tuple[NotedLink, ...]


@dataclass(frozen=True)
class CitingPaper:
    """A paper, as a link, and the places in it that cite a work, in their order."""

    id: str
    paper: Link
    places: tuple[CitingPlace, ...]


@dataclass(frozen=True)
class WorkView(PageView):
    """A work that the papers cite, and all that rests on it, by the places that cite it.

    `name` is its title in its own language, `group` leads to the works of its class of evidence;
    the voice of `voiced` is the work itself, and no paper is known to cite it for them.
    """

    name: Label
    group: Link
    permalink: str
    entry: BibliographyEntry
    papers: tuple[CitingPaper, ...]
    voiced: tuple[Link, ...]


@dataclass(frozen=True)
class BibliographyView(PageView):
    """The papers in the order of the data, and the works that they cite, by class of evidence.

    `comparison` leads to the page that compares the papers.
    """

    papers: tuple[BibliographyEntry, ...]
    comparison: Link | None
    groups: tuple[Group[BibliographyEntry], ...]

    @property
    def total(self) -> int:
        """How many works the papers cite."""
        return sum(len(group.entries) for group in self.groups)


def view(book: Book) -> BibliographyView:
    """The view of the bibliography."""
    works = [work for work in book.corpus.of(Work) if not work.is_paper]
    works.sort(key=lambda work: alphabetical(book.formatted[work.id].forms["entry"]))
    groups = (_group(book, name, works) for name in book.corpus.settings.evidence)
    return BibliographyView(
        address=addresses.BIBLIOGRAPHY,
        title=Prose("Sources"),
        description="Every work that is cited, by class of evidence, and what rests on each.",
        papers=tuple(_entry(book, paper) for paper in selection.papers(book.corpus)),
        comparison=papers.comparison(book),
        groups=tuple(group for group in groups if group.entries),
    )


def _group(book: Book, evidence: str, works: Iterable[Work]) -> Group[BibliographyEntry]:
    entries = tuple(_entry(book, work) for work in works if work.evidence == evidence)
    return Group(f"evidence-{evidence}", book.corpus.settings.evidence[evidence], entries)


def works(book: Book) -> Iterator[Work]:
    """The works that have a page for what rests on them."""
    for work in book.corpus.of(Work):
        if not work.is_paper and selection.has_dependents(work, book.corpus):
            yield work


def home(book: Book, work: Work) -> str:
    """Where a reader finds most about a work: its own page, if it has one."""
    has_another = not work.is_paper and selection.has_dependents(work, book.corpus)
    return addresses.rests_on(work) if has_another else book.addresses[work.id]


def work_view(book: Book, work: Work) -> WorkView:
    """The view of a work that is none of the papers."""
    citable = book.citables[book.addresses[work.id]]
    entry = _entry(book, work)
    return WorkView(
        address=addresses.rests_on(work),
        title=citable.title,
        description=f"What on this site rests on it: {entry.counted}.",
        name=Label(Markup(marking(citable, book.corpus)(citable.title.as_html))),
        group=Link(
            f"{addresses.BIBLIOGRAPHY}#evidence-{work.evidence}",
            book.corpus.settings.evidence[work.evidence],
        ),
        permalink=book.addresses[work.id],
        entry=entry,
        papers=tuple(_citing(book, work)),
        voiced=tuple(each.link for each in entry.dependents if not each.through),
    )


def _citing(book: Book, work: Work) -> Iterator[CitingPaper]:
    """The papers that cite a work, in the order of the data."""
    uses: defaultdict[tuple[str, str], dict[NotedLink, None]] = defaultdict(dict)
    for record_, _ in selection.dependents(work, book.corpus):
        for _, source in sources_within(record_):
            for basis in source.rests_on:
                if basis.work == work.id:
                    use = NotedLink(link(book, record_), Prose(basis.at or ""))
                    uses[source.work, source.at][use] = None
    for paper in selection.papers(book.corpus):
        here = sorted((at for name, at in uses if name == paper.id), key=locators.places)
        places = (
            CitingPlace(
                Link(f"{book.addresses[paper.id]}#{first_anchor(at)}", Prose(at), "place"),
                tuple(uses[paper.id, at]),
            )
            for at in here
        )
        if here:
            yield CitingPaper(paper.id, voice(book, paper), tuple(places))


def _entry(book: Book, work: Work) -> BibliographyEntry:
    address = book.addresses[work.id]
    dependents = () if work.is_paper else selection.dependents(work, book.corpus)
    page = None
    if work.is_paper:
        page = link(book, work, "What this site draws from it")
    elif dependents:
        page = Link(addresses.rests_on(work), Prose("What rests on it"), work.kind_)
    return BibliographyEntry(
        id=work.id,
        entry=Label(Markup(sentence(book.formatted[work.id].forms["entry"]))),
        is_foreign=(work.language or "en") != "en",
        page=page,
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
    return Markup(languages.mark(str(Markup.escape(words))))


def _dependent(book: Book, record: Record, papers: Iterable[str]) -> DependentRecord:
    through = (book.corpus.get(Work, paper) for paper in papers)
    names = tuple(work_label(book, paper, labels.paper_name) for paper in through)
    return DependentRecord(link(book, record), names)
