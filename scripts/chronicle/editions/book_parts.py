"""The parts of the book: chapters with notes, great questions, key people, great events."""

from collections.abc import Callable, Iterator
from functools import partial

from chronicle.corpus import addresses
from chronicle.editions.book_markdown import PageRenderer
from chronicle.editions.book_templates import Heading, RenderedPart, render_heading, render_part
from chronicle.editions.images import svg_to_image
from chronicle.graphics import event_timeline
from chronicle.history import History
from chronicle.pages.actor.page import actors_with_lives
from chronicle.pages.event.page import events_in_order
from chronicle.pages.question import page as question_page
from chronicle.queries import source_counts
from chronicle.records import GlossaryTerm
from chronicle.values import Prose


def book_parts(history: History, writer: PageRenderer) -> Iterator[RenderedPart]:
    """Yield the parts in the order of the settings, without empty parts."""
    for address in history.corpus.settings.book:
        if address in PART_FUNCTIONS:
            yield from PART_FUNCTIONS[address](history, writer)
        elif page := writer.render_page(address):
            yield page


def _render_chapter_parts(history: History, writer: PageRenderer) -> Iterator[RenderedPart]:
    for chapter in history.chapters:
        if page := writer.render_page(chapter.address, f"Chapter {chapter.number}"):
            yield page


def _part_heading(address: str, title: str) -> RenderedPart:
    """Return the heading of a part."""
    return render_heading(Heading("part", address, Prose(title)))


def _render_question_parts(history: History, writer: PageRenderer) -> Iterator[RenderedPart]:
    great = question_page.great_questions(history)
    if great.entries:
        yield _part_heading(addresses.QUESTIONS, great.title)
        answering = partial(question_page.claims_for_answer, history)
        for question in great.entries:
            heading = Heading("entry", history.addresses[question.id], question.title)
            yield render_part(
                history,
                "great-question.html",
                heading,
                question=question,
                positions=source_counts.sort_answers(history, question),
                answering=answering,
                sources=source_counts.list_sources(history, question),
            )


def _render_people_parts(history: History, writer: PageRenderer) -> Iterator[RenderedPart]:
    if people := actors_with_lives(history):
        yield _part_heading(addresses.ACTORS, "Key people")
        for actor in people:
            heading = Heading("person", history.addresses[actor.id], actor.label)
            yield render_part(history, "person.html", heading, actor=actor)


def _render_timeline_parts(history: History, writer: PageRenderer) -> Iterator[RenderedPart]:
    """Yield the great events, under the drawing of the period."""
    if great := [event for event in events_in_order(history) if event.weight == "major"]:
        yield _part_heading(addresses.TIMELINE, "Timeline of great events")
        if view := event_timeline.timeline_of_events(history):
            drawing = svg_to_image(view.strip.svg, "period-overview")
            yield render_part(history, "period.html", drawing=drawing, caption=view.caption)
        yield render_part(history, "great-events.html", events=great)


def _render_glossary_parts(history: History, writer: PageRenderer) -> Iterator[RenderedPart]:
    if terms := history.corpus.of(GlossaryTerm):
        heading = Heading("part", addresses.GLOSSARY, Prose("Glossary"))
        yield render_part(history, "glossary.html", heading, terms=terms)


# The parts generated from the record, by their URL on the site.
PART_FUNCTIONS: dict[str, Callable[[History, PageRenderer], Iterator[RenderedPart]]] = {
    addresses.CHAPTERS: _render_chapter_parts,
    addresses.QUESTIONS: _render_question_parts,
    addresses.ACTORS: _render_people_parts,
    addresses.TIMELINE: _render_timeline_parts,
    addresses.GLOSSARY: _render_glossary_parts,
}
