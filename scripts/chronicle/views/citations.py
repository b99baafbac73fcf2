"""How something is cited: the control beside it, and all forms of its citation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.book import Book
from chronicle.citation import cited, forms, labels
from chronicle.citation.cited import Citable, PaperCited
from chronicle.citation.forms import PROGRAMS
from chronicle.corpus import addresses
from chronicle.record.models import Work
from chronicle.record.text import Prose
from chronicle.settings import Site
from chronicle.views.page import Label, Link, PageView


@dataclass(frozen=True)
class CiteControl:
    """The way to the citations of one thing among others: where they stand, its title, and its COinS for reference managers."""

    address: str
    title: str
    coins: str


@dataclass(frozen=True)
class Form:
    """A citation in one style: a key for scripts, the name of the style, and the citation as HTML."""

    key: str
    label: str
    text: Markup


@dataclass(frozen=True)
class Program:
    """A citation for programs: key, name and ending of the format; its text, or the address of a file that has it."""

    key: str
    label: str
    ending: str
    text: Markup


@dataclass(frozen=True)
class CitedPlace:
    """A place in a work: its words, and its citation in every style."""

    words: Label
    forms: tuple[Form, ...]


@dataclass(frozen=True)
class WorkCitations:
    """A work that is cited: its name, whether it is one of the papers, places in it, itself, and works as cited in it."""

    id: str
    name: Label
    is_paper: bool
    places: tuple[CitedPlace, ...]
    forms: tuple[Form, ...]
    programs: tuple[Program, ...]
    files: tuple[Link, ...]
    through: tuple[CitedPlace, ...]


@dataclass(frozen=True)
class Citations:
    """All citations of one thing: its permanent address, and those of the page and of the works that it comes from.

    `name` is the stem of files that scripts offer; `is_work` says whether the thing is itself a work.
    """

    address: str
    url: str
    site: str
    name: str
    forms: tuple[Form, ...]
    programs: tuple[Program, ...]
    is_work: bool
    works: tuple[WorkCitations, ...]


@dataclass(frozen=True)
class CitationPageView(PageView):
    """A page that has the citations of one thing among others on its page, and nothing else.

    `cited` leads to the thing; `site` and `version` are those of the whole record.
    """

    cited: Link
    citations: Citations
    site: Site
    version: str


def control(book: Book, address: str) -> CiteControl:
    """The control for what is at an address, as a link from the site's root."""
    citable = book.citables[address]
    return CiteControl(f"{citable.page}#cite", citable.title.as_text, cited.coins(book.items[address], book.site.maker))


def citations(book: Book, address: str) -> Citations:
    """All citations of what is at an address."""
    citable = book.citables[address]
    page = book.citations[address]
    return Citations(
        address,
        f"{book.site.url}{address}",
        book.site.url,
        address.replace("#", "").replace("/", "-").strip("-"),
        _forms(forms.page(page)),
        _programs(forms.programs(page)),
        isinstance(citable.record, Work),
        tuple(_work(book, paper) for paper in cited.papers(citable, book.formatted, book.corpus)),
    )


def citation_page(book: Book, citable: Citable) -> CitationPageView:
    """The page for the citations of one thing that shares its page with others."""
    title = cited.marked(citable.title.as_html, citable, book.corpus)
    return CitationPageView(
        address=citable.page,
        title=citable.title,
        description="",
        cited=Link(citable.address, Label(Markup(title))),
        citations=citations(book, citable.address),
        site=book.site,
        version=book.version,
    )


def _work(book: Book, paper: PaperCited) -> WorkCitations:
    work, formatted = paper.work, book.formatted[paper.work.id]
    files = [Link(f"{addresses.CITE}{work.id}.{ending}", Prose(label), key) for key, label, ending in PROGRAMS]
    return WorkCitations(
        work.id,
        Label(labels.paper_name(work)),
        work.is_paper,
        tuple(CitedPlace(Label(Markup.escape(place.words)), _forms(forms.place(place))) for place in paper.places),
        _forms(forms.work(formatted, whole=not paper.places)),
        () if work.is_paper else _programs(forms.programs(formatted)),
        tuple(files) if work.is_paper else (),
        tuple(CitedPlace(Label(Markup(place.words)), _forms(forms.place(place))) for place in paper.through),
    )


def _forms(rows: Iterable[forms.Row]) -> tuple[Form, ...]:
    return tuple(Form(*row) for row in rows)


def _programs(rows: Iterable[tuple[str, str, str, Markup]]) -> tuple[Program, ...]:
    return tuple(Program(*row) for row in rows)
