"""A lesson on a chapter: statements to weigh, an exercise, a plan, what a good answer notices."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.record.models import Claim, Exercise, Lesson, Question, Record, Step, Work
from chronicle.record.text import Label, Prose
from chronicle.record.within import sources_of
from chronicle.story.chapters import Chapter
from chronicle.views import claims
from chronicle.views.claims import ClaimView
from chronicle.views.page import ChangeView, Group, Link, changes, link
from chronicle.views.sources import BasisView, SourceView, sources


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
    claim: ClaimView
    voice: Link | None
    evidence: str
    rests_on: tuple[BasisView, ...]


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
    sources: tuple[SourceView, ...]
    plan: tuple[Step, ...]
    statements: tuple[Statement, ...]
    exercise: ExerciseView
    notices: tuple[Prose, ...]
    works: tuple[WorkUsed, ...]
    changes: tuple[ChangeView, ...]


def on_chapter(book: Book, chapter: Chapter) -> Lesson | None:
    """The lesson on a chapter; None where it has none."""
    lessons = (lesson for lesson in book.corpus.of(Lesson) if lesson.chapter == chapter.name)
    return next(lessons, None)


def lesson(book: Book, lesson: Lesson) -> LessonView:
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
        sources=sources(book, lesson.sources),
        plan=lesson.plan,
        statements=_statements(book, lesson.voices),
        exercise=exercise,
        notices=lesson.notices,
        works=works(book, weighed, labels.in_english),
        changes=changes(book, lesson),
    )


def works(
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
    voice, view = book.corpus[claim.voice], claims.claim(book, claim)
    rests = {rest.link.address: rest for source in view.sources for rest in source.rests_on}
    rests.pop(view.voice.address, None)
    if not isinstance(voice, Work):
        return Statement(letter, view, view.voice, "", tuple(rests.values()))
    named = None if voice.is_paper else link(book, voice, labels.compact(voice))
    return Statement(letter, view, named, voice.evidence, tuple(rests.values()))
