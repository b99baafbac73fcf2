"""Lessons, as the site has them."""

from collections.abc import Iterator
from dataclasses import replace

from chronicle.corpus import addresses
from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.corpus.corpus import repeated
from chronicle.history import History
from chronicle.kinds.kind import Kind
from chronicle.kinds.lesson.model import Lesson
from chronicle.kinds.lesson.page import render_handout, render_teaching, title
from chronicle.pages.family import OnePage, Pages
from chronicle.queries.selection import handouts
from chronicle.search.documents import BOOSTS, SearchDocument, record_document
from chronicle.story.chapters import Chapter


def _handouts(history: History) -> dict[str, Chapter]:
    """The chapters that have a sheet for teaching, by its address."""
    sheets = handouts(history)
    return {chapter.handout: chapter for chapter in history.chapters if chapter.handout in sheets}


def documents(history: History, lesson: Lesson) -> Iterator[SearchDocument]:
    """A lesson by its question and what a class learns, and as what it is."""
    document = record_document(
        history,
        lesson,
        texts=(lesson.aim, lesson.exercise.title),
        boost=BOOSTS["page"],
    )
    yield replace(document, words=("lesson", *document.words))


def a_chapter_has_one_lesson(records: Records) -> Iterator[Finding]:
    """No two lessons are on one chapter, since the sheet of a chapter has one address."""
    lessons = ((lesson.chapter, lesson) for lesson in records_of(Lesson, records))
    for lesson, first in repeated(lessons):
        message = f"“{lesson.chapter}” has a lesson already: “{first.id}”"
        yield Finding(lesson.id, ("chapter",), message)


def a_point_on_each_voice_has_one_for_each(records: Records) -> Iterator[Finding]:
    """What is said of each of the voices is as many as they are: the page sets their letters."""
    for lesson in records_of(Lesson, records):
        for number, point in enumerate(lesson.notices):
            if point.each and len(point.each) != len(lesson.voices):
                message = f"has {len(point.each)} for {len(lesson.voices)} voices"
                yield Finding(lesson.id, ("notices", number, "each"), message)


LESSON = Kind(
    model=Lesson,
    checks=(a_chapter_has_one_lesson, a_point_on_each_voice_has_one_for_each),
    pages=(
        OnePage(addresses.TEACHING, render_teaching, of=_handouts),
        Pages(_handouts, render_handout, title=title),
    ),
    documents=documents,
)
