"""How something is cited: the control beside it, and all forms of its citation."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from chronicle.book import Book, once_a_book
from chronicle.citation import exchange, forms, labels
from chronicle.citation.citable import Citable, marking
from chronicle.citation.cited_works import Pinpoint, cited_works
from chronicle.citation.embedded import page_coins
from chronicle.citation.forms import PROGRAMS, Form
from chronicle.corpus import addresses
from chronicle.record.languages import mark
from chronicle.record.models import Correction, Work
from chronicle.record.text import Label, Prose
from chronicle.site import Site
from chronicle.views import offers
from chronicle.views.offers import Offer
from chronicle.views.page import Link, PageView, work_label

# Places in works that stand side by side on the page of what is cited; of more one is picked, on a
# page that has nothing else.
FEW = 3


@dataclass(frozen=True)
class CiteControl:
    """A link to the citations of something, and what reference managers read about it.

    `is_listed`: it is offered in the list of all that a page has, because its title is its own.
    Otherwise it is offered only when the page is opened at its anchor.

    `is_named`: its COinS are those of its page with another title and address. Then the page does
    not carry them; `theme/assets/cite.js` makes them.

    `date` is the day of its last change. It is empty if that is not known, for a work, and for what
    is named and changed on the same day as its page.
    """

    address: str
    title: str
    coins: str
    is_listed: bool
    is_named: bool
    date: str = ""


@dataclass(frozen=True)
class CitedPlace:
    """A place in a work: its words, and its citation in every style.

    Where the paper cites a work there, the words name it, `place` is that of the paper, `entry`
    leads to the work in the bibliography, and `files` has it for programs.
    """

    words: Label
    forms: tuple[Form, ...]
    place: str = ""
    entry: Link | None = None
    files: tuple[Link, ...] = ()


@dataclass(frozen=True)
class WorkCitations:
    """A work that is cited: places in it, works as cited there, itself in every form and `files`.

    `is_folded` where there are so many places that one is picked; `paragraphs` leads to the first
    words of its paragraphs, where their numbers are ours.
    """

    name: Label
    places: tuple[CitedPlace, ...]
    forms: tuple[Form, ...]
    files: tuple[Link, ...]
    is_folded: bool
    paragraphs: Link | None


@dataclass(frozen=True)
class Citations:
    """All citations of one thing: those of the works that it comes from, and those of the page.

    A work is cited itself, and has no forms of a page. `url` is its permanent address, `site` that
    of the site; `name` is the stem of files that scripts offer.
    """

    address: str
    url: str
    site: str
    name: str
    is_work: bool
    works: tuple[WorkCitations, ...]
    forms: tuple[Form, ...]
    programs: tuple[Form, ...]


@dataclass(frozen=True)
class CitationPageView(PageView):
    """A page that has the citations of one thing among others on its page, and nothing else.

    `cited` leads to the thing; `site` and `version` are those of the whole record.
    """

    cited: Link
    citations: Citations
    offer: Offer
    site: Site
    version: str


@once_a_book
def control(book: Book, address: str) -> CiteControl:
    """The control for what is at an address, as a link from the site's root."""
    citable = book.citables[address]
    date = ""
    if isinstance(citable.record, Work):
        coins = offers.coins(book, citable.record)
    else:
        item, description = book.item(address), citable.name.as_text if citable.name else ""
        coins, date = page_coins(item, book.site.maker, description), exchange.issued(item)
    is_named = bool(citable.name and citable.record)
    if is_named and book.changed(address) == book.changed(address.partition("#")[0]):
        date = ""
    return CiteControl(
        address=f"{where(citable)}#cite",
        title=citable.called.as_text,
        coins=coins,
        is_listed=not citable.name and not isinstance(citable.record, Correction),
        is_named=is_named,
        date=date,
    )


def where(citable: Citable) -> str:
    """The address of the page that shows the citations of something.

    It is its own page; or one that has nothing else, for what stands among others at an anchor, and
    for what has many places to cite.
    """
    is_apart = citable.page == citable.address and _places(citable) > FEW
    return f"{addresses.CITE}{citable.address}" if is_apart else citable.page


def _places(citable: Citable) -> int:
    """How many places there are to cite: those in the papers, and what the papers cite there."""
    papers = {(source.work, source.at) for source in citable.sources}
    cited = {
        (source.work, source.at, basis.work, basis.at)
        for source in citable.sources
        for basis in source.rests_on
    }
    return len(papers) + len(cited)


def citations_here(book: Book, address: str) -> Citations | None:
    """All citations of what is at an address; None where they stand on another page."""
    return citations(book, address) if where(book.citables[address]) == address else None


def citations(book: Book, address: str) -> Citations:
    """All citations of what is at an address."""
    citable = book.citables[address]
    is_work = isinstance(citable.record, Work)
    works = cited_works(citable, book.formatted, book.corpus)
    is_folded = _places(citable) > FEW
    return Citations(
        address=address,
        url=f"{book.site.url}{address}",
        site=book.site.url,
        name=address.replace("#", "").replace("/", "-").strip("-"),
        is_work=is_work,
        works=tuple(_work(book, *cited, is_folded=is_folded) for cited in works),
        forms=() if is_work else tuple(forms.page(book.citations(address))),
        programs=() if is_work else tuple(forms.programs(book.item(address), book.site.maker)),
    )


def citation_page(book: Book, citable: Citable) -> CitationPageView:
    """The page that has the citations of one thing, and nothing else."""
    title = mark(citable.called.as_html, *marking(citable, book.corpus))
    return CitationPageView(
        address=where(citable),
        title=citable.called,
        description="",
        cited=Link(citable.address, Label(Markup(title))),
        citations=citations(book, citable.address),
        offer=offers.citable(book, citable),
        site=book.site,
        version=book.version,
    )


def _work(book: Book, work: Work, cited: Iterable[Pinpoint], *, is_folded: bool) -> WorkCitations:
    places = tuple(_place(book, pinpoint) for pinpoint in cited)
    return WorkCitations(
        name=work_label(book, work, labels.paper_name),
        places=places,
        # Notes stand with a place in the work, unless it is cited as a whole.
        forms=tuple(
            forms.styled(book.formatted[work.id], forms.ENTRIES if places else forms.LABELS)
        ),
        files=_files(work),
        is_folded=is_folded,
        paragraphs=_paragraphs(work) if places else None,
    )


def _paragraphs(work: Work) -> Link | None:
    """The way to the first words of the paragraphs of a paper that is cited by them."""
    if not work.locators or not work.locators.counting:
        return None
    return Link(f"{addresses.PAPERS}{work.id}/#places", Prose("by its first words"))


def _place(book: Book, pinpoint: Pinpoint) -> CitedPlace:
    styled = tuple(forms.styled(pinpoint.forms))
    if not pinpoint.work:
        return CitedPlace(pinpoint.words, styled)
    entry = Link(book.addresses[pinpoint.work.id], Prose("Its entry in the bibliography"), "work")
    return CitedPlace(
        words=pinpoint.words,
        forms=styled,
        place=pinpoint.at,
        entry=entry,
        files=_files(pinpoint.work),
    )


def _files(work: Work) -> tuple[Link, ...]:
    """A work for programs, a file for each format."""
    stem = f"{addresses.CITE}{work.id}"
    return tuple(Link(f"{stem}.{ending}", Prose(label), key) for key, label, ending in PROGRAMS)
