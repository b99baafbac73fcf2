"""The parts of the book: the story with its notes, great questions, key people, great events."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import period as drawing
from chronicle.editions.environment import fill
from chronicle.editions.handwritten import Writer
from chronicle.editions.images import FRAME
from chronicle.record.amounts import in_words
from chronicle.record.models import Actor, Question
from chronicle.views import actors, events, glossary, period, questions
from chronicle.views.ordering import alphabetical


def parts(book: Book, writer: Writer) -> Iterator[Markup]:
    """The parts in the order of the settings; one of which there is nothing is left out."""
    for address in book.corpus.settings.book:
        if address in PARTS:
            yield from PARTS[address](book, writer)
        elif page := writer.page(address):
            yield fill("chapter.html", page=page, level=1)


def _chapters(book: Book, writer: Writer) -> Iterator[Markup]:
    for chapter in book.chapters:
        yield fill("chapter.html", page=writer.page(chapter.address), level=1)


def _questions(book: Book, writer: Writer) -> Iterator[Markup]:
    """The great questions, or all where none is called so."""
    every = book.corpus.of(Question)
    chosen = [question for question in every if question.rank == "great"] or every
    if chosen:
        title = f"{in_words(len(chosen)).capitalize()} question{'s' if len(chosen) > 1 else ''}"
        views = [questions.view(book, question) for question in chosen]
        yield fill("great-questions.html", title=title, questions=views)


def _people(book: Book, writer: Writer) -> Iterator[Markup]:
    people = sorted(
        (actor for actor in book.corpus.of(Actor) if actor.life),
        key=lambda actor: alphabetical(actor.name),
    )
    if people:
        yield fill("people.html", people=[actors.view(book, actor) for actor in people])


def _timeline(book: Book, writer: Writer) -> Iterator[Markup]:
    great = [event for event in events.ordered(book) if event.weight == "major"]
    if great:
        view = period.of_list(book, writer.turns)
        drawn = drawing.svg(view, FRAME) if view else ""
        views = [events.view(book, event) for event in great]
        yield fill("great-events.html", events=views, view=view, drawing=drawn)


def _glossary(book: Book, writer: Writer) -> Iterator[Markup]:
    if view := glossary.view(book):
        yield fill("glossary.html", view=view)


# What is made of the record, by the address at which the site has it.
PARTS: dict[str, Callable[[Book, Writer], Iterator[Markup]]] = {
    addresses.CHAPTERS: _chapters,
    addresses.QUESTIONS: _questions,
    addresses.ACTORS: _people,
    addresses.TIMELINE: _timeline,
    addresses.GLOSSARY: _glossary,
}
