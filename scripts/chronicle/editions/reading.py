"""The parts of the book: the story with its notes, great questions, key people, great events."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing.period import svg
from chronicle.editions.environment import Heading, Piece, fill
from chronicle.editions.handwritten import Writer
from chronicle.editions.images import FRAME, image
from chronicle.pages import actors, events, questions
from chronicle.record.models import Actor, GlossaryTerm, Position, Question
from chronicle.record.text import Prose
from chronicle.views import period
from chronicle.views.names import native
from chronicle.views.page import Link, voice
from chronicle.views.sources import place


def parts(book: Book, writer: Writer) -> Iterator[Piece]:
    """The parts in the order of the settings; one of which there is nothing is left out."""
    for address in book.corpus.settings.book:
        if address in PARTS:
            yield from PARTS[address](book, writer)
        elif page := writer.page(address):
            yield page


def _part(address: str, title: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces under the heading of their part."""
    yield fill("heading.html", Heading("part", address, Prose(title)))
    yield from pieces


def _chapters(book: Book, writer: Writer) -> Iterator[Piece]:
    for chapter in book.chapters:
        if page := writer.page(chapter.address, f"Chapter {chapter.number}"):
            yield page


def _questions(book: Book, writer: Writer) -> Iterator[Piece]:
    if great := questions.great(book):
        pieces = (_question(book, question) for question in great.entries)
        yield from _part(addresses.QUESTIONS, great.title.as_text, pieces)


def _people(book: Book, writer: Writer) -> Iterator[Piece]:
    if people := actors.with_lives(book):
        pieces = (_person(book, actor) for actor in people)
        yield from _part(addresses.ACTORS, "Key people", pieces)


def _question(book: Book, question: Question) -> Piece:
    heading = Heading("entry", book.addresses[question.id], question.title)
    voices = partial(_voices, book)
    return fill("great-question.html", heading, question=question, voices=voices)


def _voices(book: Book, position: Position) -> list[Link]:
    """Those who give an answer, each once."""
    voices = dict.fromkeys(claim.voice for claim in questions.answering(book, position))
    return [voice(book, book.corpus[one]) for one in voices]


def _person(book: Book, actor: Actor) -> Piece:
    heading = Heading("person", book.addresses[actor.id], actor.label)
    forms = native(actor)
    return fill("person.html", heading, life=actor.life, native=forms, place=partial(place, book))


def _timeline(book: Book, writer: Writer) -> Iterator[Piece]:
    if great := [event for event in events.ordered(book) if event.weight == "major"]:
        pieces = [
            *_period(book, writer),
            fill("great-events.html", events=great, addresses=book.addresses),
        ]
        yield from _part(addresses.TIMELINE, "Timeline of great events", pieces)


def _period(book: Book, writer: Writer) -> Iterator[Piece]:
    """The drawing of the period with the turns that the home page names."""
    if view := period.of_list(book, writer.turns):
        yield fill("period.html", period=view, drawing=image(svg(view, FRAME), "glance"))


def _glossary(book: Book, writer: Writer) -> Iterator[Piece]:
    if terms := book.corpus.of(GlossaryTerm):
        yield fill(
            "glossary.html", Heading("part", addresses.GLOSSARY, Prose("Glossary")), terms=terms
        )


# What is made of the record, by the address at which the site has it.
PARTS: dict[str, Callable[[Book, Writer], Iterator[Piece]]] = {
    addresses.CHAPTERS: _chapters,
    addresses.QUESTIONS: _questions,
    addresses.ACTORS: _people,
    addresses.TIMELINE: _timeline,
    addresses.GLOSSARY: _glossary,
}
