"""What the bibliography shows: every work by class of evidence; and the page of each of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from markupsafe import Markup

from chronicle.book import Book
from chronicle.citation.citable import marking
from chronicle.corpus import addresses
from chronicle.record import locators
from chronicle.record.languages import mark
from chronicle.record.models import Record, Work
from chronicle.record.text import Label, Prose
from chronicle.record.within import sources_within
from chronicle.views import papers, selection
from chronicle.views.ordering import alphabetical, most_first
from chronicle.views.page import Group, Link, PageView, counted_kinds, home
from chronicle.views.sources import entry, first_anchor

# The records that rest on a work at each place in a paper, and the place in the work.
Cited = Mapping[Link, Sequence[tuple[Record, str]]]


@dataclass(frozen=True)
class WorkView(PageView):
    """A work that the papers cite, and what rests on it by the papers and their places.

    `name` is its title in its own language, `heading` that of its class of evidence; the voice of
    `voiced` is the work itself, and no paper is known to cite it for them.
    """

    name: Label
    work: Work
    heading: Prose
    papers: Mapping[Work, Cited]
    voiced: tuple[Record, ...]


@dataclass(frozen=True)
class BibliographyView(PageView):
    """The papers in the order of the data, and the works that they cite, by class of evidence.

    In a group of many those come first on which most rests. `comparison` leads to the page that
    compares the papers.
    """

    papers: tuple[Work, ...]
    comparison: Link | None
    groups: tuple[Group[Work], ...]


def view(book: Book) -> BibliographyView:
    """The view of the bibliography."""
    works = [work for work in book.corpus.of(Work) if not work.is_paper]
    works.sort(key=lambda work: alphabetical(entry(book, work).as_html))
    groups = (_group(book, evidence, works) for evidence in book.corpus.settings.evidence)
    return BibliographyView(
        address=addresses.BIBLIOGRAPHY,
        title=Prose("Sources"),
        description="Every work that is cited, by class of evidence, and what rests on each.",
        papers=tuple(selection.papers(book.corpus)),
        comparison=papers.comparison(book),
        groups=tuple(group for group in groups if group.entries),
    )


def _group(book: Book, evidence: str, works: Iterable[Work]) -> Group[Work]:
    here = [work for work in works if work.evidence == evidence]
    ordered = most_first(here, lambda work: len(selection.dependents(book, work)))
    return Group(f"evidence-{evidence}", book.corpus.settings.evidence[evidence], tuple(ordered))


def works(book: Book) -> Iterator[Work]:
    """The works that have a page for what rests on them."""
    return (work for work in book.corpus.of(Work) if selection.dependents(book, work))


def work_view(book: Book, work: Work) -> WorkView:
    """The view of a work that is none of the papers."""
    citable = book.citables[book.addresses[work.id]]
    cited, rests = _cited(book, work), selection.dependents(book, work)
    uses = chain.from_iterable(places.values() for places in cited.values())
    through = {record for record, _ in chain.from_iterable(uses)}
    return WorkView(
        address=home(book, work),
        title=citable.title,
        description=f"What on this site rests on it: {counted_kinds(one.kind_ for one in rests)}.",
        name=Label(Markup(mark(citable.title.as_html, *marking(citable, book.corpus)))),
        work=work,
        heading=book.corpus.settings.evidence[work.evidence],
        papers=cited,
        voiced=tuple(record for record in rests if record not in through),
    )


def _cited(book: Book, work: Work) -> Mapping[Work, Cited]:
    """The papers that cite a work, in the order of the data, and where they do."""
    uses: defaultdict[tuple[str, str], dict[tuple[Record, str], None]] = defaultdict(dict)
    for record in selection.dependents(book, work):
        for _, source in sources_within(record):
            for basis in source.rests_on:
                if basis.work == work.id:
                    uses[source.work, source.at][record, basis.at or ""] = None
    cited: dict[Work, Cited] = {}
    for paper in selection.papers(book.corpus):
        here = sorted((at for name, at in uses if name == paper.id), key=locators.places)
        if here:
            page = book.addresses[paper.id]
            cited[paper] = {
                Link(f"{page}#{first_anchor(at)}", Prose(at)): tuple(uses[paper.id, at])
                for at in here
            }
    return cited
