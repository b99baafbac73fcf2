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
from chronicle.views.page import Link, PageView


@dataclass(frozen=True)
class Way:
    """A way to all records of a kind, and the words that follow the link: how many there are."""

    link: Link
    words: str


@dataclass(frozen=True)
class SearchView(PageView):
    """The page of the search, with the ways to what the record has."""

    ways: tuple[Way, ...]


def search(book: Book) -> SearchView:
    """The view of the page of the search."""
    return SearchView(
        address=addresses.SEARCH,
        title=Prose("Search"),
        description="Every person and body, event, place, question and work, "
        + "by any spelling of its name, by date and by words.",
        ways=tuple(_ways(book)),
    )


def _ways(book: Book) -> Iterator[Way]:
    corpus = book.corpus
    if events := len(corpus.of(Event)):
        words = f": {counted(events, 'event')} by year"
        yield Way(Link(addresses.TIMELINE, Prose("The timeline")), words)
    if actors := len(corpus.of(Actor)):
        yield Way(Link(addresses.ACTORS, corpus.settings.actors), f", A to Z by kind: {actors}")
    if places := len(corpus.of(PlaceRecord)):
        yield Way(Link(addresses.PLACES, Prose("Places")), f", by country: {places}")
    if questions := len(corpus.of(Question)):
        words = f" on which the sources part: {questions}"
        yield Way(Link(addresses.QUESTIONS, Prose("Questions")), words)
    if works := len(corpus.of(Work)):
        words = f", by class of evidence: {counted(works, 'work')}"
        yield Way(Link(addresses.BIBLIOGRAPHY, Prose("Sources")), words)
    if comparison := papers.comparison(book):
        yield Way(comparison, ", question by question")
    if terms := len(corpus.of(GlossaryTerm)):
        words = f": {counted(terms, 'abbreviation or word', 'abbreviations and words')}"
        yield Way(Link(addresses.GLOSSARY, Prose("Glossary")), words)
