"""What pages for teaching show: the sheet of each chapter, and the list of all sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record import locators
from chronicle.record.dates import Date
from chronicle.record.locators import CitablePlace
from chronicle.record.models import Claim, Event, Question, Record, Work
from chronicle.record.text import Prose
from chronicle.story.chapters import Chapter
from chronicle.views import lessons, ordering
from chronicle.views.lessons import LessonView, WorkUsed
from chronicle.views.page import Group, Link, PageView, RecordEntry, link, voice


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
    groups: tuple[Group[RecordEntry], ...]
    works: tuple[WorkUsed, ...]


def overview(book: Book) -> TeachingView:
    """The list of all sheets."""
    return TeachingView(
        address=addresses.TEACHING,
        title=Prose("Teaching"),
        description="A lesson of fifty minutes for each chapter, on two sides of a sheet.",
        handouts=tuple(_entry_of(book, chapter) for chapter in book.chapters),
    )


def _entry_of(book: Book, chapter: Chapter) -> HandoutEntry:
    lesson = lessons.on_chapter(book, chapter)
    to = Link(chapter.handout, Prose(chapter.title))
    return HandoutEntry(to, chapter.number, lesson.question if lesson else None)


def handout(book: Book, chapter: Chapter) -> HandoutView:
    """The view of the sheet of a chapter."""
    named = (book.corpus.records.get(name) for name in chapter.records)
    records = [record for record in named if record]
    lesson = lessons.on_chapter(book, chapter)
    what = f"{lesson.question} A lesson" if lesson else "Questions for discussion, and the sources,"
    return HandoutView(
        address=chapter.handout,
        title=Prose(f"Teaching: {chapter.title}"),
        description=f"{what} for the chapter “{chapter.title}”.",
        name=Prose(chapter.title),
        chapter=Link(chapter.address, Prose(f"Chapter {chapter.number}"), "chapter"),
        lesson=lessons.lesson(book, lesson) if lesson else None,
        discussion=chapter.discussion,
        reading=tuple(_reading(book, chapter)),
        groups=tuple(group for group in _groups(book, records) if group.entries),
        works=lessons.works(book, records),
    )


def _groups(book: Book, records: Iterable[Record]) -> Iterator[Group[RecordEntry]]:
    """The events, claims and questions among some records, by kind; others are not listed."""
    records = list(records)
    events = ordering.by_date(record for record in records if isinstance(record, Event))
    claims = [record for record in records if isinstance(record, Claim)]
    questions = [record for record in records if isinstance(record, Question)]
    yield Group("event", Prose("Events"), tuple(_entry(book, one, one.date) for one in events))
    yield Group("claim", Prose("Claims"), tuple(_entry(book, one, one.date) for one in claims))
    yield Group("question", Prose("Open questions"), tuple(_entry(book, one) for one in questions))


def _entry(book: Book, record: Record, date: Date | None = None) -> RecordEntry:
    return RecordEntry(date, link(book, record))


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
