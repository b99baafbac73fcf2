"""What a page has at its end on paper: how it is cited."""

from markupsafe import Markup, escape

from chronicle.book import Book
from chronicle.citation.processor import sentence
from chronicle.record.models import Work
from chronicle.record.text import Label, Prose


def colophon(book: Book, address: str, title: str) -> Label:
    """The citation of the page at an address; on the page of a paper, that of the paper.

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
