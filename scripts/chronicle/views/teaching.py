"""What pages for teaching show: the sheet of each chapter with its lesson, and the list of all."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.record import locators
from chronicle.record.locators import CitablePlace
from chronicle.record.models import Basis, Claim, Event, Exercise, Lesson, Question, Record, Work
from chronicle.record.text import Label, Prose
from chronicle.record.within import sources_of
from chronicle.story.chapters import Chapter
from chronicle.views import claims, ordering
from chronicle.views.page import Group, Link, PageView, link, voice


@dataclass(frozen=True)
class TeachingView(PageView):
    """The list of sheets: the chapters in their order, each with its lesson if it has one."""

    handouts: tuple[tuple[Chapter, Lesson | None], ...]


@dataclass(frozen=True)
class Reading:
    """A paper, the places in it that a chapter cites, and its web address if it has one."""

    paper: Link
    places: str
    url: str


@dataclass(frozen=True)
class HandoutView(PageView):
    """The sheet of a chapter: its lesson, if it has one, and what the chapter rests on.

    `statements` are those that the lesson weighs, `answers` those of its exercise by answer,
    `behind` the works behind all of these; `groups` are records of the chapter by kind.
    """

    chapter: Chapter
    reading: tuple[Reading, ...]
    groups: tuple[Group[Record], ...]
    works: tuple[WorkUsed, ...]
    lesson: Lesson | None = None
    statements: tuple[Statement, ...] = ()
    answers: tuple[Group[Statement], ...] = ()
    behind: tuple[WorkUsed, ...] = ()


def overview(book: Book) -> TeachingView:
    """The list of all sheets."""
    return TeachingView(
        address=addresses.TEACHING,
        title=Prose("Teaching"),
        description="A lesson for each chapter, on two sides of a sheet.",
        handouts=tuple((chapter, lesson_on(book, chapter)) for chapter in book.chapters),
    )


def handout(book: Book, chapter: Chapter) -> HandoutView:
    """The view of the sheet of a chapter."""
    named = (book.corpus.records.get(name) for name in chapter.records)
    records = [record for record in named if record]
    lesson = lesson_on(book, chapter)
    what = f"{lesson.question} A lesson" if lesson else "Questions for discussion, and the sources,"
    view = HandoutView(
        address=chapter.handout,
        title=Prose(f"Teaching: {chapter.title}"),
        description=f"{what} for the chapter “{chapter.title}”.",
        chapter=chapter,
        reading=tuple(_reading(book, chapter)),
        groups=tuple(group for group in _groups(records) if group.entries),
        works=works_used(book, records),
    )
    return _with_lesson(book, view, lesson) if lesson else view


def _groups(records: Sequence[Record]) -> Iterator[Group[Record]]:
    """The events, claims and questions among some records, by kind; others are not listed."""
    events = ordering.by_date(record for record in records if isinstance(record, Event))
    yield Group("event", Prose("Events"), tuple(events))
    for kind, title in ((Claim, "Claims"), (Question, "Open questions")):
        same = tuple(record for record in records if isinstance(record, kind))
        yield Group(kind.kind_, Prose(title), same)


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


def lesson_on(book: Book, chapter: Chapter) -> Lesson | None:
    """The lesson on a chapter; None where it has none."""
    lessons = (lesson for lesson in book.corpus.of(Lesson) if lesson.chapter == chapter.name)
    return next(lessons, None)


def _with_lesson(book: Book, view: HandoutView, lesson: Lesson) -> HandoutView:
    """The sheet of a chapter with the statements of its lesson, and the works behind them."""
    answers = _answers(book, lesson.exercise)
    weighed = [*lesson.voices, *(one.claim.id for each in answers for one in each.entries)]
    claims = [book.corpus.get(Claim, claim) for claim in weighed]
    return replace(
        view,
        lesson=lesson,
        statements=_statements(book, lesson.voices),
        answers=answers,
        behind=works_used(book, claims, labels.in_english),
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


def _answers(book: Book, exercise: Exercise) -> tuple[Group[Statement], ...]:
    """The statements of an exercise, by answer where it sets those to a question."""
    if not exercise.question:
        return (Group("", Prose(""), _statements(book, exercise.claims)),)
    return tuple(
        Group("", position.answer, _statements(book, position.claims))
        for position in book.corpus.get(Question, exercise.question).positions
    )


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
