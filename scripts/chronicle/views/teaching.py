"""What pages for teaching show: the sheet of each chapter with its lesson, and the list of all."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.record import locators
from chronicle.record.locators import CitablePlace
from chronicle.record.models import (
    Basis,
    Change,
    Claim,
    Event,
    Exercise,
    Lesson,
    Question,
    Record,
    Source,
    Step,
    Work,
)
from chronicle.record.text import Label, Prose
from chronicle.record.within import sources_of
from chronicle.story.chapters import Chapter
from chronicle.views import claims, ordering
from chronicle.views.page import (
    Group,
    Link,
    PageView,
    changes,
    link,
    voice,
)


@dataclass(frozen=True)
class HandoutEntry:
    """A sheet in the list: the link to it, the number of its chapter, its central question."""

    link: Link
    number: int
    question: Prose | None


@dataclass(frozen=True)
class TeachingView(PageView):
    """The list of sheets, in the order of the chapters."""

    handouts: tuple[HandoutEntry, ...]


@dataclass(frozen=True)
class Reading:
    """A paper, the places in it that a chapter cites, and its web address if it has one."""

    paper: Link
    places: str
    url: str


@dataclass(frozen=True)
class HandoutView(PageView):
    """The sheet of a chapter: its lesson, if it has one, and what the chapter rests on.

    `name` is the chapter's title.
    """

    name: Prose
    chapter: Link
    lesson: LessonView | None
    discussion: tuple[Prose, ...]
    reading: tuple[Reading, ...]
    groups: tuple[Group[Record], ...]
    works: tuple[WorkUsed, ...]


def overview(book: Book) -> TeachingView:
    """The list of all sheets."""
    return TeachingView(
        address=addresses.TEACHING,
        title=Prose("Teaching"),
        description="A lesson for each chapter, on two sides of a sheet.",
        handouts=tuple(_entry_of(book, chapter) for chapter in book.chapters),
    )


def _entry_of(book: Book, chapter: Chapter) -> HandoutEntry:
    lesson = lesson_on(book, chapter)
    to = Link(chapter.handout, Prose(chapter.title))
    return HandoutEntry(to, chapter.number, lesson.question if lesson else None)


def handout(book: Book, chapter: Chapter) -> HandoutView:
    """The view of the sheet of a chapter."""
    named = (book.corpus.records.get(name) for name in chapter.records)
    records = [record for record in named if record]
    lesson = lesson_on(book, chapter)
    what = f"{lesson.question} A lesson" if lesson else "Questions for discussion, and the sources,"
    return HandoutView(
        address=chapter.handout,
        title=Prose(f"Teaching: {chapter.title}"),
        description=f"{what} for the chapter “{chapter.title}”.",
        name=Prose(chapter.title),
        chapter=Link(chapter.address, Prose(f"Chapter {chapter.number}"), "chapter"),
        lesson=lesson_view(book, lesson) if lesson else None,
        discussion=chapter.discussion,
        reading=tuple(_reading(book, chapter)),
        groups=tuple(group for group in _groups(records) if group.entries),
        works=works_used(book, records),
    )


def _groups(records: Iterable[Record]) -> Iterator[Group[Record]]:
    """The events, claims and questions among some records, by kind; others are not listed."""
    records = list(records)
    events = ordering.by_date(record for record in records if isinstance(record, Event))
    claims = [record for record in records if isinstance(record, Claim)]
    questions = [record for record in records if isinstance(record, Question)]
    yield Group("event", Prose("Events"), tuple(events))
    yield Group("claim", Prose("Claims"), tuple(claims))
    yield Group("question", Prose("Open questions"), tuple(questions))


def _reading(book: Book, chapter: Chapter) -> Iterator[Reading]:
    places: dict[str, set[CitablePlace]] = {}
    for paragraph in chapter.paragraphs:
        for name, place in paragraph.cited:
            places.setdefault(name, set()).add(place)
    for name, cited in places.items():
        if name in book.corpus.records:
            work = book.corpus.get(Work, name)
            paper = voice(book, work)
            yield Reading(paper, locators.in_ranges(cited), work.URL or "")


@dataclass(frozen=True)
class WorkUsed:
    """A work on which a record rests, its class of evidence, and its web address if it has one."""

    link: Link
    evidence: str
    url: str


@dataclass(frozen=True)
class Statement:
    """A claim that a class weighs, under a letter.

    `voice` is None where a paper speaks for itself. `evidence` is the class of a voice that is a
    work, else empty. `rests_on` are the works from which an actor's words are known, or which a
    work cites; the papers may name none.
    """

    letter: str
    claim: Claim
    voice: Link | None
    evidence: str
    rests_on: tuple[Basis, ...]


@dataclass(frozen=True)
class ExerciseView:
    """An exercise with sources: statements, by answer where `question` leads to a question."""

    title: Prose
    task: Prose
    answers: tuple[Group[Statement], ...]
    question: Link | None


@dataclass(frozen=True)
class LessonView:
    """A lesson; `works` are those behind its statements."""

    question: Prose
    aim: Prose
    background: Prose
    sources: tuple[Source, ...]
    plan: tuple[Step, ...]
    statements: tuple[Statement, ...]
    exercise: ExerciseView
    notices: tuple[Prose, ...]
    works: tuple[WorkUsed, ...]
    changes: tuple[Change, ...]


def lesson_on(book: Book, chapter: Chapter) -> Lesson | None:
    """The lesson on a chapter; None where it has none."""
    lessons = (lesson for lesson in book.corpus.of(Lesson) if lesson.chapter == chapter.name)
    return next(lessons, None)


def lesson_view(book: Book, lesson: Lesson) -> LessonView:
    """The view of a lesson."""
    exercise = _exercise(book, lesson.exercise)
    weighed = [book.corpus.get(Claim, claim) for claim in lesson.voices]
    weighed += [
        book.corpus.get(Claim, each.claim.id)
        for answer in exercise.answers
        for each in answer.entries
    ]
    return LessonView(
        question=lesson.question,
        aim=lesson.aim,
        background=lesson.background,
        sources=lesson.sources,
        plan=lesson.plan,
        statements=_statements(book, lesson.voices),
        exercise=exercise,
        notices=lesson.notices,
        works=works_used(book, weighed, labels.in_english),
        changes=changes(book, lesson),
    )


def works_used(
    book: Book, records: Iterable[Record], label: Callable[[Work], Label] = labels.long
) -> tuple[WorkUsed, ...]:
    """The works on which records rest, through the papers, each once, by a label."""
    cited = (
        basis for record in records for source in sources_of(record) for basis in source.rests_on
    )
    used = (book.corpus.get(Work, name) for name in dict.fromkeys(basis.work for basis in cited))
    return tuple(
        WorkUsed(link(book, work, label(work)), work.evidence, work.URL or "") for work in used
    )


def _exercise(book: Book, exercise: Exercise) -> ExerciseView:
    answers, to = [Group("", Prose(""), _statements(book, exercise.claims))], None
    if exercise.question:
        question = book.corpus.get(Question, exercise.question)
        to = link(book, question)
        answers = [
            Group("", position.answer, _statements(book, position.claims))
            for position in question.positions
        ]
    return ExerciseView(exercise.title, exercise.task, tuple(answers), to)


def _statements(book: Book, identifiers: Iterable[str]) -> tuple[Statement, ...]:
    """Claims under the letters of the alphabet, in order."""
    claims = (book.corpus.get(Claim, each) for each in identifiers)
    return tuple(
        _statement(book, *each) for each in zip(string.ascii_uppercase, claims, strict=False)
    )


def _statement(book: Book, letter: str, claim: Claim) -> Statement:
    speaker = book.corpus[claim.voice]
    rests = {rest.work: rest for source in claim.sources for rest in source.rests_on}
    rests.pop(claim.voice, None)
    if not isinstance(speaker, Work):
        return Statement(
            letter=letter,
            claim=claim,
            voice=voice(book, speaker),
            evidence="" if rests else claims.known_through(book, claim),
            rests_on=tuple(rests.values()),
        )
    named = None if speaker.is_paper else link(book, speaker)
    return Statement(
        letter=letter,
        claim=claim,
        voice=named,
        evidence=speaker.evidence,
        rests_on=tuple(rests.values()),
    )
