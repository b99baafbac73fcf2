"""The parts of the book: the story with its notes, great questions, key people, great events."""

from collections.abc import Callable, Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import period
from chronicle.editions.environment import Heading, Piece, fill
from chronicle.editions.handwritten import Writer
from chronicle.editions.images import image
from chronicle.pages import actors, events, questions
from chronicle.record.models import GlossaryTerm
from chronicle.record.text import Prose
from chronicle.views.page import native


def parts(book: Book, writer: Writer) -> Iterator[Piece]:
    """The parts in the order of the settings; one of which there is nothing is left out."""
    for address in book.corpus.settings.book:
        if address in PARTS:
            yield from PARTS[address](book, writer)
        elif page := writer.page(address):
            yield page


def _chapters(book: Book, writer: Writer) -> Iterator[Piece]:
    for chapter in book.chapters:
        if page := writer.page(chapter.address, f"Chapter {chapter.number}"):
            yield page


def _part(book: Book, address: str, title: str) -> Piece:
    """The heading of a part."""
    return fill(book, "heading.html", Heading("part", address, Prose(title)))


def _questions(book: Book, writer: Writer) -> Iterator[Piece]:
    if great := questions.great(book):
        yield _part(book, addresses.QUESTIONS, great.title)
        answering = partial(questions.answering, book)
        for one in great.entries:
            heading = Heading("entry", book.addresses[one.id], one.title)
            yield fill(book, "great-question.html", heading, question=one, answering=answering)


def _people(book: Book, writer: Writer) -> Iterator[Piece]:
    if people := actors.with_lives(book):
        yield _part(book, addresses.ACTORS, "Key people")
        for one in people:
            heading = Heading("person", book.addresses[one.id], one.label)
            yield fill(book, "person.html", heading, actor=one, native=native(one))


def _timeline(book: Book, writer: Writer) -> Iterator[Piece]:
    """The great events, under the drawing of the period with the turns of the home page."""
    if great := [event for event in events.ordered(book) if event.weight == "major"]:
        yield _part(book, addresses.TIMELINE, "Timeline of great events")
        if view := period.period(book, writer.turns):
            drawn = image(period.draw(book, writer.turns, "", "period.svg"), "glance")
            yield fill(book, "period.html", drawing=drawn, caption=view.caption)
        yield fill(book, "great-events.html", events=great)


def _glossary(book: Book, writer: Writer) -> Iterator[Piece]:
    if terms := book.corpus.of(GlossaryTerm):
        heading = Heading("part", addresses.GLOSSARY, Prose("Glossary"))
        yield fill(book, "glossary.html", heading, terms=terms)


# What is made of the record, by the address at which the site has it.
PARTS: dict[str, Callable[[Book, Writer], Iterator[Piece]]] = {
    addresses.CHAPTERS: _chapters,
    addresses.QUESTIONS: _questions,
    addresses.ACTORS: _people,
    addresses.TIMELINE: _timeline,
    addresses.GLOSSARY: _glossary,
}
