"""How something is cited: the control beside it, and all forms of its citation."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from chronicle.book import Book
from chronicle.citation import forms, labels
from chronicle.citation.citable import Citable, coins, mark_languages
from chronicle.citation.cited_works import CitedWork, Pinpoint, cited_works
from chronicle.citation.forms import PROGRAMS, Form, Program
from chronicle.corpus import addresses
from chronicle.record.models import Work
from chronicle.record.text import Prose
from chronicle.settings import Site
from chronicle.views.page import Label, Link, PageView


@dataclass(frozen=True)
class CiteControl:
    """The way to the citations of one thing among others.

    It has the address of these citations, the title of the thing, and its COinS, by which reference
    managers find it.
    """

    address: str
    title: str
    coins: str


@dataclass(frozen=True)
class CitedPlace:
    """A place in a work: its words, and its citation in every style."""

    words: Label
    forms: tuple[Form, ...]


@dataclass(frozen=True)
class WorkCitations:
    """A work that is cited: places in it, itself in every form, and works as cited in it.

    One of the papers has `files` for programs, another work has these forms in `programs`.
    """

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
    """All citations of one thing: those of the page, and those of the works that it comes from.

    `url` is its permanent address, `site` that of the site; `name` is the stem of files that
    scripts offer; `is_work` says whether the thing is itself a work.
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
    title = coins(book.item(address), book.site.maker)
    return CiteControl(f"{citable.page}#cite", citable.title.as_text, title)


def citations(book: Book, address: str) -> Citations:
    """All citations of what is at an address."""
    citable = book.citables[address]
    page = book.citations(address)
    return Citations(
        address=address,
        url=f"{book.site.url}{address}",
        site=book.site.url,
        name=address.replace("#", "").replace("/", "-").strip("-"),
        forms=tuple(forms.page(page)),
        programs=tuple(forms.programs(page)),
        is_work=isinstance(citable.record, Work),
        works=tuple(_work(book, work) for work in cited_works(citable, book.formatted, book.corpus)),
    )


def citation_page(book: Book, citable: Citable) -> CitationPageView:
    """The page for the citations of one thing that shares its page with others."""
    title = mark_languages(citable.title.as_html, citable, book.corpus)
    return CitationPageView(
        address=citable.page,
        title=citable.title,
        description="",
        cited=Link(citable.address, Label(Markup(title))),
        citations=citations(book, citable.address),
        site=book.site,
        version=book.version,
    )


def _work(book: Book, cited: CitedWork) -> WorkCitations:
    work, formatted = cited.work, book.formatted[cited.work.id]
    stem = f"{addresses.CITE}{work.id}"
    files = [Link(f"{stem}.{ending}", Prose(label), key) for key, label, ending in PROGRAMS]
    return WorkCitations(
        id=work.id,
        name=Label(labels.paper_name(work)),
        is_paper=work.is_paper,
        places=tuple(map(_place, cited.places)),
        # Notes stand with a place in the work, unless it is cited as a whole.
        forms=tuple(forms.work(formatted, notes=not cited.places)),
        programs=() if work.is_paper else tuple(forms.programs(formatted)),
        files=tuple(files) if work.is_paper else (),
        through=tuple(map(_place, cited.through)),
    )


def _place(pinpoint: Pinpoint) -> CitedPlace:
    return CitedPlace(Label(pinpoint.words), tuple(forms.place(pinpoint)))
