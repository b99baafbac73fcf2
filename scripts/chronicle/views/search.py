"""What the page of the search shows: the ways to everything that need no script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.amounts import counted
from chronicle.record.models import Actor, Event, GlossaryTerm, PlaceRecord, Question, Work
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
    corpus = book.corpus
    if events := len(corpus.of(Event)):
        words = Prose(f": {counted(events, 'event')} by year")
        yield NotedLink(Link(addresses.TIMELINE, Prose("The timeline")), words)
    if actors := len(corpus.of(Actor)):
        yield NotedLink(
            Link(addresses.ACTORS, corpus.settings.actors), Prose(f", A to Z by kind: {actors}")
        )
    if places := len(corpus.of(PlaceRecord)):
        yield NotedLink(Link(addresses.PLACES, Prose("Places")), Prose(f", by country: {places}"))
    if questions := len(corpus.of(Question)):
        words = Prose(f" on which the sources part: {questions}")
        yield NotedLink(Link(addresses.QUESTIONS, Prose("Questions")), words)
    if works := len(corpus.of(Work)):
        words = Prose(f", by class of evidence: {counted(works, 'work')}")
        yield NotedLink(Link(addresses.BIBLIOGRAPHY, Prose("Sources")), words)
    if comparison := papers.comparison(book):
        yield NotedLink(comparison, Prose(", question by question"))
    if terms := len(corpus.of(GlossaryTerm)):
        words = Prose(f": {counted(terms, 'abbreviation or word', 'abbreviations and words')}")
        yield NotedLink(Link(addresses.GLOSSARY, Prose("Glossary")), words)
