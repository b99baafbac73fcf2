"""The parts of the book: chapters with notes, great questions, key people, great events."""

from collections.abc import Callable, Iterator
from functools import partial

from chronicle.corpus import addresses
from chronicle.editions.book_markdown import Writer
from chronicle.editions.book_templates import Heading, Piece, render, render_heading
from chronicle.editions.images import svg_to_image
from chronicle.graphics import event_timeline
from chronicle.history import History
from chronicle.pages.actor.page import with_lives
from chronicle.pages.event.page import events_in_order
from chronicle.pages.question import page as question_page
from chronicle.queries import ranked_answers, source_counts
from chronicle.records import GlossaryTerm
from chronicle.values import Prose


def parts(history: History, writer: Writer) -> Iterator[Piece]:
    """Yield the parts in the order of the settings, without empty parts."""
    for address in history.corpus.settings.book:
        if address in PARTS:
            yield from PARTS[address](history, writer)
        elif page := writer.page(address):
            yield page


def _chapters(history: History, writer: Writer) -> Iterator[Piece]:
    for chapter in history.chapters:
        if page := writer.page(chapter.address, f"Chapter {chapter.number}"):
            yield page


def _part(address: str, title: str) -> Piece:
    """Return the heading of a part."""
    return render_heading(Heading("part", address, Prose(title)))


def _questions(history: History, writer: Writer) -> Iterator[Piece]:
    great = question_page.great_questions(history)
    if great.entries:
        yield _part(addresses.QUESTIONS, great.title)
        answering = partial(question_page.claims_for_answer, history)
        for one in great.entries:
            heading = Heading("entry", history.addresses[one.id], one.title)
            yield render(
                history,
                "great-question.html",
                heading,
                question=one,
                positions=ranked_answers.sort_answers(history, one),
                answering=answering,
                sources=source_counts.list_sources(history, one),
            )


def _people(history: History, writer: Writer) -> Iterator[Piece]:
    if people := with_lives(history):
        yield _part(addresses.ACTORS, "Key people")
        for one in people:
            heading = Heading("person", history.addresses[one.id], one.label)
            yield render(history, "person.html", heading, actor=one)


def _timeline(history: History, writer: Writer) -> Iterator[Piece]:
    """Yield the great events, under the drawing of the period."""
    if great := [event for event in events_in_order(history) if event.weight == "major"]:
        yield _part(addresses.TIMELINE, "Timeline of great events")
        if view := event_timeline.timeline_of_events(history):
            drawn = svg_to_image(view.strip.svg, "glance")
            yield render(history, "period.html", drawing=drawn, caption=view.caption)
        yield render(history, "great-events.html", events=great)


def _glossary(history: History, writer: Writer) -> Iterator[Piece]:
    if terms := history.corpus.of(GlossaryTerm):
        heading = Heading("part", addresses.GLOSSARY, Prose("Glossary"))
        yield render(history, "glossary.html", heading, terms=terms)


# The parts generated from the record, by their path on the site.
PARTS: dict[str, Callable[[History, Writer], Iterator[Piece]]] = {
    addresses.CHAPTERS: _chapters,
    addresses.QUESTIONS: _questions,
    addresses.ACTORS: _people,
    addresses.TIMELINE: _timeline,
    addresses.GLOSSARY: _glossary,
}
