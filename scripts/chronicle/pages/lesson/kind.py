"""Lessons, as the site has them."""

from collections.abc import Iterator
from dataclasses import replace

from chronicle.corpus import addresses
from chronicle.frame.family import OnePage, Pages
from chronicle.frame.kind import Kind
from chronicle.history import History
from chronicle.pages.lesson.page import render_handout, render_teaching, title
from chronicle.queries.selection import lessons
from chronicle.records.lesson import Lesson
from chronicle.search.documents import BOOSTS, SearchDocument, record_document
from chronicle.story.chapters import Chapter


def _handouts(history: History) -> dict[str, Chapter]:
    """The chapters that have a sheet for teaching, by its address."""
    return {chapter.handout: chapter for chapter in lessons(history)}


def documents(history: History, lesson: Lesson) -> Iterator[SearchDocument]:
    """A lesson by its question and what a class learns, and as what it is."""
    document = record_document(
        history,
        lesson,
        texts=(lesson.aim, lesson.exercise.title),
        boost=BOOSTS["page"],
    )
    yield replace(document, words=("lesson", *document.words))


LESSON = Kind(
    model=Lesson,
    pages=(
        OnePage(addresses.TEACHING, render_teaching, of=_handouts),
        Pages(_handouts, render_handout, title=title),
    ),
    documents=documents,
)
