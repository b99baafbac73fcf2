"""How something is cited: the control beside it, where its citations stand, the line on paper."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from chronicle.book import Book, once_a_book
from chronicle.citation import exchange, forms
from chronicle.citation.citable import Citable
from chronicle.citation.cited_works import Pinpoint, cited_works
from chronicle.citation.embedded import page_coins
from chronicle.citation.forms import Form
from chronicle.citation.processor import Forms, sentence
from chronicle.corpus import addresses
from chronicle.record.models import Correction, Work
from chronicle.record.text import Label, Prose
from chronicle.views import offers

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
    is_apart = citable.page == citable.address and has_many(citable)
    return f"{addresses.CITE}{citable.address}" if is_apart else citable.page


def has_many(citable: Citable) -> bool:
    """Whether there are many places to cite: those in the papers, and what is cited there."""
    papers = {(source.work, source.at) for source in citable.sources}
    cited = {
        (source.work, source.at, basis.work, basis.at)
        for source in citable.sources
        for basis in source.rests_on
    }
    return len(papers) + len(cited) > FEW


def works(book: Book, citable: Citable) -> list[tuple[Work, Forms, tuple[Pinpoint, ...]]]:
    """The works that something comes from, each with its forms and its places there."""
    cited = cited_works(citable, book.formatted, book.corpus)
    return [(work, book.formatted[work.id], places) for work, places in cited]


def of_page(book: Book, citable: Citable) -> tuple[list[Form], list[Form]]:
    """The page or anchor of something in every style, and for programs."""
    styled = forms.page(book.citations(citable.address))
    return list(styled), list(forms.programs(book.item(citable.address), book.site.maker))


def colophon(book: Book, address: str, title: str) -> Label:
    """What a page has at its end on paper: its citation; on that of a paper, that of the paper.

    `title` is that of a page about which nothing else is known, in plain text.
    """
    here = book.citables.get(address)
    url = Markup(f'<span class="url">{escape(book.site.url + address)}</span>')
    version = f", version {book.version}" if book.version else ""
    site = f"<cite>{escape(book.site.name)}</cite>{version}"
    if here and isinstance(here.record, Work):
        entry = sentence(book.formatted[here.record.id]["entry"])
        return Label(Markup(f"{entry} Its page in {site}: {url}"))
    maker = "" if book.site.maker == book.site.name else f"{escape(book.site.maker)}. "
    cited = sentence(f"“{here.called.as_html if here else Prose(title).as_html}”")
    day = book.changed(address)
    changed = f" {day.words}." if day else ""
    return Label(Markup(f"{maker}{cited} In {site}.{changed} {url}"))
