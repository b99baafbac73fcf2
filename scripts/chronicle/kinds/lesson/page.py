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
    named = (history.corpus.records.get(name) for name in chapter.records)
    records = [record for record in named if record]
    lesson = selection.handouts(history)[chapter.handout]
    what = f"{lesson.question} A lesson" if lesson else "Questions for discussion, and the sources,"
    return make_page(
        history,
        HandoutPage(
            chapter=chapter,
            lesson=lesson,
            behind=_works_used(history, _weighed(history, lesson)) if lesson else [],
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
    asked = [history.corpus.get(Question, exercise.question)] if exercise.question else []
    answers = chain.from_iterable(each.claims for question in asked for each in question.positions)
    named = (*lesson.voices, *exercise.claims, *answers)
    return [history.corpus.get(Claim, name) for name in named]


def _works_used(history: History, records: Iterable[Record]) -> list[Work]:
    """The works on which records rest, through the papers, each once."""
    sources = (source for record in records for source in sources_of(record))
    names = dict.fromkeys(basis.work for source in sources for basis in source.rests_on)
    return [history.corpus.get(Work, name) for name in names]


def _reading(history: History, chapter: Chapter) -> dict[Work, str]:
    """The papers that a chapter cites, and the places in each."""
    places = grouped(cited for paragraph in chapter.paragraphs for cited in paragraph.cited)
    return {
        history.corpus.get(Work, name): locators.in_ranges(cited)
        for name, cited in places.items()
        if name in history.corpus.records
    }


def _groups(records: Sequence[Record]) -> dict[str, Sequence[Record]]:
    """The events, claims and questions among some records; others are not listed."""
    groups: dict[str, Sequence[Record]] = {
        "Events": ordering.by_date(record for record in records if isinstance(record, Event)),
        "Claims": [record for record in records if isinstance(record, Claim)],
        "Open questions": [record for record in records if isinstance(record, Question)],
    }
    return {title: group for title, group in groups.items() if group}
