"""The pages for teaching: the sheet of each chapter with its lesson."""

from collections.abc import Mapping

from chronicle.corpus import addresses
from chronicle.frame import Page, PageContext, make_page
from chronicle.history import History
from chronicle.pages.lesson.sheet import LessonSheet, sheet
from chronicle.queries import selection
from chronicle.queries.cited_pages import made_pages
from chronicle.records import Lesson
from chronicle.story.chapters import Chapter
from chronicle.story.handwritten import WrittenPage


class HandoutPage(PageContext):
    """What the sheet of a chapter shows."""

    template = "handout.html"
    style = "index handout"

    chapter: Chapter
    """The chapter."""
    lesson: Lesson
    """Its lesson."""
    sheet: LessonSheet
    """What a class does in it."""


class TeachingPage(PageContext):
    """What the list of sheets for teaching shows."""

    template = "teaching.html"
    style = "index"

    lessons: Mapping[Chapter, Lesson]
    """The lessons, in the order of the chapters."""
    written: Mapping[str, WrittenPage]
    """Lessons written by hand, on no chapter, by address."""


def render_teaching(history: History) -> Page:
    """The list of the sheets of all chapters."""
    lessons = selection.lessons(history)
    written = {}
    for address, page in history.handwritten.items():
        if address.startswith(addresses.TEACHING):
            written[address] = page
    return make_page(
        history,
        TeachingPage(lessons=lessons, written=written),
        address=addresses.TEACHING,
        title="Teaching",
        description="Lesson plans and questions for discussion, by chapter.",
    )


def render_handout(history: History, chapter: Chapter) -> Page:
    """The sheet of a chapter: its lesson, and questions for discussion."""
    lesson = selection.lessons(history)[chapter]
    return make_page(
        history,
        HandoutPage(chapter=chapter, lesson=lesson, sheet=sheet(history, lesson)),
        address=chapter.handout,
        title=made_pages(history)[chapter.handout].title,
        description=f"{lesson.question} A lesson for the chapter “{chapter.title}”.",
        headline=f"Lesson: {lesson.question.as_text}",
    )


def handouts(history: History) -> dict[str, Chapter]:
    """The chapters that have a sheet for teaching, by its address."""
    return {chapter.handout: chapter for chapter in selection.lessons(history)}
