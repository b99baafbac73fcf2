"""The parts of the book: the story with its notes, great questions, key people, great events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing.period import svg
from chronicle.editions.environment import Heading, Piece, fill
from chronicle.editions.handwritten import Writer
from chronicle.editions.images import FRAME, image
from chronicle.record.text import Prose
from chronicle.views import actors, events, glossary, period, questions
from chronicle.views.page import PageView


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
        pieces = (_entry("great-question.html", "entry", view) for view in great.entries)
        yield from _part(addresses.QUESTIONS, great.title.as_text, pieces)


def _people(book: Book, writer: Writer) -> Iterator[Piece]:
    if people := actors.with_lives(book):
        pieces = (_entry("person.html", "person", view) for view in people)
        yield from _part(addresses.ACTORS, "Key people", pieces)


def _entry(template: str, kind: str, view: PageView) -> Piece:
    return fill(template, Heading(kind, view.address, view.title), view=view)


def _timeline(book: Book, writer: Writer) -> Iterator[Piece]:
    if great := events.great(book):
        pieces = [*_period(book, writer), fill("great-events.html", events=great)]
        yield from _part(addresses.TIMELINE, "Timeline of great events", pieces)


def _period(book: Book, writer: Writer) -> Iterator[Piece]:
    """The drawing of the period with the turns that the home page names."""
    if view := period.of_list(book, writer.turns):
        yield fill("period.html", period=view, drawing=image(svg(view, FRAME), "glance"))


def _glossary(book: Book, writer: Writer) -> Iterator[Piece]:
    if view := glossary.view(book):
        yield _entry("glossary.html", "part", view)


# What is made of the record, by the address at which the site has it.
PARTS: dict[str, Callable[[Book, Writer], Iterator[Piece]]] = {
    addresses.CHAPTERS: _chapters,
    addresses.QUESTIONS: _questions,
    addresses.ACTORS: _people,
    addresses.TIMELINE: _timeline,
    addresses.GLOSSARY: _glossary,
}
