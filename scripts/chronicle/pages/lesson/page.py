"""The pages for teaching: the sheet of each chapter with its lesson."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, make_page
from chronicle.history import History
from chronicle.pages.lesson.sheet import LessonSheet, first_words, plan, sheet, works_used
from chronicle.queries import ordering, selection, telling
from chronicle.records.base import Record
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.records.lesson import Lesson
from chronicle.records.question import Question
from chronicle.records.work import Work
from chronicle.story.chapters import Chapter
from chronicle.story.handwritten import WrittenPage
from chronicle.values import locators
from chronicle.values.text import Prose, capital

# What a class writes beside each statement, over the columns for it.
HEADS = ("How could they know?", "Agrees, clashes with", "Trust it? Why?")


@dataclass(frozen=True)
class Handout:
    """The sheet of a chapter in the list of all."""

    chapter: Chapter
    lesson: Lesson | None
    sheet: LessonSheet | None
    minutes: int
    """How long the chapter takes to read."""
    apart: Prose
    """How long its lesson takes and for whom it is, as far as most are not alike."""

    @property
    def title(self) -> Prose:
        """What it is called: as its lesson asks, or as the chapter."""
        if self.lesson:
            return self.lesson.question
        return self.chapter.title


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
    groups: Mapping[str, Sequence[Record]]
    """The records that it names, by what they are."""
    works: Sequence[Work]
    """The works on which these rest."""
    heads: Sequence[str]
    """What a class writes beside each statement, over the columns for it."""
    minutes: int
    """How long the chapter takes to read."""
    assigned: str
    """How the one place begins that a class reads before, where it is found only by its words."""


@dataclass(frozen=True, kw_only=True)
class TeachingPage(PageContext):
    """What the list of sheets for teaching shows."""

    template = "teaching.html"
    style = "index"

    sheets: Sequence[Handout]
    """The sheets, in the order of the chapters."""
    has_lessons: bool
    """Whether any has a lesson."""
    usual: Prose
    """How long most lessons take, and for whom they are."""
    at_home: str
    """How long they take if their first step is done before; nothing where none can be."""
    written: Mapping[str, WrittenPage]
    """Lessons written by hand, on no chapter, by address."""


def render_teaching(history: History) -> Page:
    """The list of the sheets of all chapters."""
    lessons = selection.handouts(history)
    usual = _usual(lesson for lesson in lessons.values() if lesson)
    sheets = []
    for chapter in history.chapters:
        if chapter.handout in lessons:
            sheets.append(_handout(history, chapter, lessons[chapter.handout], usual))
    with_lesson = [sheet for sheet in sheets if sheet.lesson]
    context = TeachingPage(
        sheets=sheets,
        has_lessons=any(lessons.values()),
        usual=_in_a_line(usual),
        at_home=_at_home(with_lesson),
        written=_written(history),
    )
    return make_page(
        history,
        context,
        address=addresses.TEACHING,
        title=Prose("Teaching"),
        description="Lesson plans and questions for discussion, by chapter.",
    )


def _at_home(sheets: Iterable[Handout]) -> str:
    """How many minutes are enough for lessons whose background can be read before."""
    for one in sheets:
        if one.sheet and one.sheet.plan.is_prepared:
            minutes = one.sheet.plan.minutes
            return f" {minutes}\xa0minutes are enough if the background is read at home."
    return ""


def _facts(lesson: Lesson) -> list[Prose]:
    """How long a lesson takes, and for whom it is, if it says so."""
    facts = [Prose(plan(lesson).duration)]
    if lesson.level:
        facts.append(lesson.level)
    return facts


def _usual(lessons: Iterable[Lesson]) -> list[Prose]:
    """What more than half of several lessons say of how long they take and for whom they are."""
    facts = [_facts(lesson) for lesson in lessons]
    if len(facts) == 1:
        return []
    counts = Counter(chain.from_iterable(facts))
    return [fact for fact, count in counts.items() if 2 * count > len(facts)]


def _in_a_line(facts: Iterable[Prose]) -> Prose:
    return Prose(" · ".join(facts))


def _handout(
    history: History, chapter: Chapter, lesson: Lesson | None, usual: Sequence[Prose]
) -> Handout:
    """The sheet of a chapter in the list of all; of its lesson it says what is not usual."""
    facts: list[Prose] = []
    lesson_sheet = None
    if lesson:
        facts = _facts(lesson)
        lesson_sheet = sheet(history, lesson)
    unusual = [fact for fact in facts if fact not in usual]
    return Handout(
        chapter=chapter,
        lesson=lesson,
        sheet=lesson_sheet,
        minutes=telling.minutes(history, chapter.address),
        apart=capital(_in_a_line(unusual)),
    )


def _written(history: History) -> dict[str, WrittenPage]:
    """The pages written by hand below that of teaching."""
    pages = history.handwritten.items()
    return {address: page for address, page in pages if address.startswith(addresses.TEACHING)}


def title(chapter: Chapter) -> Prose:
    """What the sheet of a chapter is called."""
    return Prose("Teaching: {}").format(chapter.title)


def render_handout(history: History, chapter: Chapter) -> Page:
    """The sheet of a chapter: its lesson, if it has one, and what the chapter rests on."""
    named = map(history.corpus.records.get, chapter.records)
    records = [record for record in named if record]
    lesson = selection.handouts(history)[chapter.handout]
    what = "Questions for discussion, and the sources,"
    lesson_sheet = None
    assigned = ""
    if lesson:
        assigned = first_words(history.corpus, [lesson.assign] if lesson.assign else [])
        what = f"{lesson.question} A lesson"
        lesson_sheet = sheet(history, lesson)
    context = HandoutPage(
        chapter=chapter,
        lesson=lesson,
        sheet=lesson_sheet,
        reading=_reading(history, chapter),
        groups=_groups(records),
        works=works_used(history.corpus, records),
        heads=HEADS,
        minutes=telling.minutes(history, chapter.address),
        assigned=assigned,
    )
    return make_page(
        history,
        context,
        address=chapter.handout,
        title=title(chapter),
        description=f"{what} for the chapter “{chapter.title}”.",
        headline=f"Lesson: {lesson.question.as_text}" if lesson else "",
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


def _groups(records: Sequence[Record]) -> dict[str, Sequence[Record]]:
    """The events, claims and questions among some records; others are not listed."""
    events = [record for record in records if isinstance(record, Event)]
    claims = [record for record in records if isinstance(record, Claim)]
    questions = [record for record in records if isinstance(record, Question)]
    groups: dict[str, Sequence[Record]] = {
        "Events": ordering.by_date(events),
        "Claims": claims,
        "Open questions": questions,
    }
    return {title: group for title, group in groups.items() if group}
