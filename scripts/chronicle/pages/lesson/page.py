"""The pages for teaching: the sheet of each chapter with its lesson."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.pages.lesson.sheet import LessonSheet, sheet
from chronicle.queries import selection, telling
from chronicle.records.lesson import Lesson
from chronicle.records.work import Work
from chronicle.story.chapters import Chapter
from chronicle.story.handwritten import WrittenPage
from chronicle.values import locators
from chronicle.values.text import Prose


@dataclass(frozen=True, kw_only=True)
class HandoutPage(PageContext):
    """What the sheet of a chapter shows."""

    template = "handout.html"
    style = "index handout"

    chapter: Chapter
    """The chapter."""
    lesson: Lesson | None
    """Its lesson, if it has one."""
    sheet: LessonSheet | None
    """What a class does in it."""
    reading: Mapping[Work, str]
    """The papers that the chapter cites, and the places in each."""
    minutes: int
    """How long the chapter takes to read."""


@dataclass(frozen=True, kw_only=True)
class TeachingPage(PageContext):
    """What the list of sheets for teaching shows."""

    template = "teaching.html"
    style = "index"

    lessons: Mapping[Chapter, Lesson | None]
    """The lessons, in the order of the chapters; of some a chapter has only questions."""
    minutes: Callable[[str], int]
    """How long a chapter takes to read, by its address."""
    written: Mapping[str, WrittenPage]
    """Lessons written by hand, on no chapter, by address."""


def render_teaching(history: History) -> Page:
    """The list of the sheets of all chapters."""
    handouts = selection.handouts(history)
    lessons = {}
    for chapter in history.chapters:
        if chapter.handout in handouts:
            lessons[chapter] = handouts[chapter.handout]
    written = {}
    for address, page in history.handwritten.items():
        if address.startswith(addresses.TEACHING):
            written[address] = page
    minutes = partial(telling.minutes, history)
    context = TeachingPage(lessons=lessons, minutes=minutes, written=written)
    return make_page(
        history,
        context,
        address=addresses.TEACHING,
        title=Prose("Teaching"),
        description="Lesson plans and questions for discussion, by chapter.",
    )


def title(chapter: Chapter) -> Prose:
    """What the sheet of a chapter is called."""
    return Prose("Teaching: {}").format(chapter.title)


def render_handout(history: History, chapter: Chapter) -> Page:
    """The sheet of a chapter: its lesson, if it has one, and questions for discussion."""
    lesson = selection.handouts(history)[chapter.handout]
    what = "Questions for discussion, and the sources,"
    headline = ""
    lesson_sheet = None
    if lesson:
        what = f"{lesson.question} A lesson"
        headline = f"Lesson: {lesson.question.as_text}"
        lesson_sheet = sheet(history, lesson)
    context = HandoutPage(
        chapter=chapter,
        lesson=lesson,
        sheet=lesson_sheet,
        reading=_reading(history, chapter),
        minutes=telling.minutes(history, chapter.address),
    )
    return make_page(
        history,
        context,
        address=chapter.handout,
        title=title(chapter),
        description=f"{what} for the chapter “{chapter.title}”.",
        headline=headline,
    )


def _reading(history: History, chapter: Chapter) -> dict[Work, str]:
    """The papers that a chapter cites, and the places in each."""
    places = grouped(chain.from_iterable(paragraph.cited for paragraph in chapter.paragraphs))
    reading = {}
    for name, cited in places.items():
        work = history.corpus.find(Work, name)
        if work and work.is_paper:
            reading[work] = locators.in_ranges(cited)
    return reading
