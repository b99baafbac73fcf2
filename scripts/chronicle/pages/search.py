"""The page of the search. A script answers on it; without one it names the ways in that need none."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, make
from chronicle.record.models import Actor, Event, GlossaryTerm, PlaceRecord, Question, Work


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    counts = {kind.kind_: len(book.corpus.of(kind)) for kind in (Actor, Event, GlossaryTerm, PlaceRecord, Question, Work)}
    summary = "Every person, unit, event, place, question and work, by any spelling of its name, by date and by words."
    yield make(book, addresses.SEARCH, "search.html", "Search", summary, counts=counts)
