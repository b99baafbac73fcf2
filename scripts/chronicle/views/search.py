"""What the page of the search shows: the ways to everything that need no script."""

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.amounts import counted
from chronicle.record.models import Actor, Event, GlossaryTerm, PlaceRecord, Question, Record, Work
from chronicle.record.text import Prose
from chronicle.views import papers
from chronicle.views.page import Link, NotedLink, PageView


@dataclass(frozen=True)
class SearchView(PageView):
    """The page of the search, with the ways to what the record has, and how much that is."""

    ways: tuple[NotedLink, ...]


def search(book: Book) -> SearchView:
    """The view of the page of the search."""
    return SearchView(
        address=addresses.SEARCH,
        title=Prose("Search"),
        description="Every person and body, event, place, question and work, "
        + "by any spelling of its name, by date and by words.",
        ways=tuple(_ways(book)),
    )


def _ways(book: Book) -> Iterator[NotedLink]:
    def way(kind: type[Record], label: str, words: str, *noun: str) -> Iterator[NotedLink]:
        if number := len(book.corpus.of(kind)):
            note = words.format(counted(number, *noun) if noun else number)
            yield NotedLink(Link(kind.traits_.page, Prose(label)), Prose(note))

    name = book.corpus.settings.actors
    yield from way(Event, "The timeline", ": {} by year", "event")
    yield from way(Actor, name, ", A to Z by kind: {}")
    yield from way(PlaceRecord, "Places", ", by country: {}")
    yield from way(Question, "Questions", " on which the sources part: {}")
    classes = ", by class of evidence: {}"
    yield from way(Work, "Sources", classes, "work")
    if comparison := papers.comparison(book):
        yield NotedLink(comparison, Prose(", question by question"))
    nouns = ("abbreviation or word", "abbreviations and words")
    yield from way(GlossaryTerm, "Glossary", ": {}", *nouns)
