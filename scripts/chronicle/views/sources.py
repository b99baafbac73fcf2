"""Places in the papers: the ways to them, and their anchors."""

from markupsafe import Markup

from chronicle.book import Book, once_a_book
from chronicle.citation.processor import sentence
from chronicle.corpus import addresses
from chronicle.record import locators
from chronicle.record.locators import CitablePlace
from chronicle.record.models import Source, Work
from chronicle.record.text import Label
from chronicle.views.page import Link, place_name


def place(book: Book, source: Source) -> Link:
    """The way to a place in a paper, named with the paper."""
    address = f"{addresses.PAPERS}{source.work}/#{first_anchor(source.at)}"
    return Link(address, place_name(book, source.work, source.at), "place")


@once_a_book
def entry(book: Book, work: Work) -> Label:
    """The entry of a work in a bibliography, as a sentence."""
    return Label(Markup(sentence(book.formatted[work.id]["entry"])))


def place_anchor(place: CitablePlace) -> str:
    """The anchor of a place of a paper on the paper's page: `p-25`, `n-75`, `para-19`, `table`."""
    letter = {"page": "p", "note": "n", "paragraph": "para"}.get(place.unit)
    return f"{letter}-{place.number}" if letter else place.name.replace(" ", "-")


def first_anchor(locator: str) -> str:
    """The anchor of the first place that a locator names."""
    return place_anchor(locators.places(locator)[0])
