"""The pages for teaching: the sheet of each chapter with its lesson."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from chronicle.corpus import addresses
from chronicle.corpus.corpus import grouped
from chronicle.history import History
from chronicle.kinds.base import Record
from chronicle.kinds.claim.model import Claim
from chronicle.kinds.event.model import Event
from chronicle.kinds.lesson.model import Lesson
from chronicle.kinds.question.model import Question
from chronicle.kinds.within import sources_of
from chronicle.kinds.work.model import Work
from chronicle.pages.context import PageContext
from chronicle.pages.page import Page, make_page
from chronicle.queries import ordering, selection
from chronicle.story.chapters import Chapter
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
    behind: Sequence[Work]
    """The works on which the statements of the lesson rest."""
    reading: Mapping[Work, str]
    """The papers that the chapter cites, and the places in each."""
    groups: Mapping[str, Sequence[Record]]
    """The records that it names, by what they are."""
    works: Sequence[Work]
    """The works on which these rest."""


@dataclass(frozen=True, kw_only=True)
class TeachingPage(PageContext):
    """What the list of sheets for teaching shows."""

    template = "teaching.html"
    style = "index"


def render_teaching(history: History) -> Page:
    """The list of the sheets of all chapters."""
    return make_page(
        history,
        TeachingPage(),
        address=addresses.TEACHING,
        title=Prose("Teaching"),
        description="Lessons and questions for discussion, by chapter.",
    )


def render_handout(history: History, chapter: Chapter) -> Page:
    """The sheet of a chapter: its lesson, if it has one, and what the chapter rests on.

    Works are `behind` the statements of the lesson.
    """
    named = map(history.corpus.records.get, chapter.records)
    records = [record for record in named if record]
    lesson = selection.handouts(history)[chapter.handout]
    what = "Questions for discussion, and the sources,"
    behind = []
    if lesson:
        what = f"{lesson.question} A lesson"
        behind = _works_used(history, _weighed(history, lesson))
    return make_page(
        history,
        HandoutPage(
            chapter=chapter,
            lesson=lesson,
            behind=behind,
            reading=_reading(history, chapter),
            groups=_groups(records),
            works=_works_used(history, records),
        ),
        address=chapter.handout,
        title=Prose("Teaching: {}").format(chapter.title),
        description=f"{what} for the chapter “{chapter.title}”.",
    )


def _weighed(history: History, lesson: Lesson) -> list[Claim]:
    """The claims that a class weighs, in the lesson and then in its exercise."""
    exercise = lesson.exercise
    names = [*lesson.voices, *exercise.claims]
    if exercise.question:
        question = history.corpus.get(Question, exercise.question)
        for position in question.positions:
            names += position.claims
    return [history.corpus.get(Claim, name) for name in names]


def _works_used(history: History, records: Iterable[Record]) -> list[Work]:
    """The works on which records rest, through the papers, each once."""
    works: dict[str, Work] = {}
    for record in records:
        for source in sources_of(record):
            for basis in source.rests_on:
                works[basis.work] = history.corpus.get(Work, basis.work)
    return list(works.values())


def _reading(history: History, chapter: Chapter) -> dict[Work, str]:
    """The papers that a chapter cites, and the places in each."""
    places = grouped(chain.from_iterable(paragraph.cited for paragraph in chapter.paragraphs))
    reading = {}
    for name, cited in places.items():
        work = history.corpus.find(Work, name)
        if work:
            reading[work] = locators.in_ranges(cited)
    return reading


def _groups(records: Sequence[Record]) -> dict[str, Sequence[Record]]:
    """The events, claims and questions among some records; others are not listed."""
    groups: dict[str, Sequence[Record]] = {
        "Events": ordering.by_date(record for record in records if isinstance(record, Event)),
        "Claims": [record for record in records if isinstance(record, Claim)],
        "Open questions": [record for record in records if isinstance(record, Question)],
    }
    return {title: group for title, group in groups.items() if group}
