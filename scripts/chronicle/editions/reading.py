"""The parts of the book: the story with its notes, great questions, key people, great events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.editions.environment import Piece, fill, part
from chronicle.editions.handwritten import Writer, the_period
from chronicle.views import actors, events, glossary, questions


def parts(book: Book, writer: Writer) -> Iterator[Piece]:
    """The parts in the order of the settings; one of which there is nothing is left out."""
    for address in book.corpus.settings.book:
        if address in PARTS:
            yield from PARTS[address](book, writer)
        elif page := writer.page(address):
            yield fill("chapter.html", page)


def _chapters(book: Book, writer: Writer) -> Iterator[Piece]:
    for chapter in book.chapters:
        yield fill("chapter.html", writer.page(chapter.address))


def _questions(book: Book, writer: Writer) -> Iterator[Piece]:
    if great := questions.great(book):
        pieces = (fill("great-question.html", view) for view in great.entries)
        yield from part(addresses.QUESTIONS, great.title, pieces)


def _people(book: Book, writer: Writer) -> Iterator[Piece]:
    pieces = (fill("person.html", view) for view in actors.with_lives(book))
    yield from part(addresses.ACTORS, "Key people", pieces)


def _timeline(book: Book, writer: Writer) -> Iterator[Piece]:
    if great := events.great(book):
        pieces = chain(the_period(book, writer), [fill("great-events.html", great)])
        yield from part(addresses.TIMELINE, "Timeline of great events", pieces)


def _glossary(book: Book, writer: Writer) -> Iterator[Piece]:
    if view := glossary.view(book):
        yield fill("glossary.html", view)


# What is made of the record, by the address at which the site has it.
PARTS: dict[str, Callable[[Book, Writer], Iterator[Piece]]] = {
    addresses.CHAPTERS: _chapters,
    addresses.QUESTIONS: _questions,
    addresses.ACTORS: _people,
    addresses.TIMELINE: _timeline,
    addresses.GLOSSARY: _glossary,
}
