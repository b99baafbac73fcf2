"""The pages for teaching: the sheet of each chapter with its lesson, and the list of all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.pages.page import Page, make_page
from chronicle.record import locators
from chronicle.record.locators import CitablePlace
from chronicle.record.models import Claim, Event, Lesson, Question, Record, Work
from chronicle.record.text import Prose
from chronicle.record.within import sources_of
from chronicle.story.chapters import Chapter
from chronicle.views import ordering


def overview(book: Book) -> Page:
    """The list of all sheets."""
    return make_page(
        book=book,
        template="teaching.html",
        address=addresses.TEACHING,
        title=Prose("Teaching"),
        description="A lesson for each chapter, on two sides of a sheet.",
        lesson_on=partial(_lesson_on, book),
    )


def handout(book: Book, chapter: Chapter) -> Page:
    """The sheet of a chapter: its lesson, if it has one, and what the chapter rests on.

    Works are `behind` the statements of the lesson.
    """
    named = (book.corpus.records.get(name) for name in chapter.records)
    records = [record for record in named if record]
    lesson = _lesson_on(book, chapter)
    what = f"{lesson.question} A lesson" if lesson else "Questions for discussion, and the sources,"
    return make_page(
        book=book,
        template="handout.html",
        address=chapter.handout,
        title=Prose("Teaching: {}").format(chapter.title),
        description=f"{what} for the chapter “{chapter.title}”.",
        chapter=chapter,
        lesson=lesson,
        behind=_works_used(book, _weighed(book, lesson)) if lesson else [],
        reading=_reading(book, chapter),
        groups=_groups(records),
        works=_works_used(book, records),
    )


def _lesson_on(book: Book, chapter: Chapter) -> Lesson | None:
    """The lesson on a chapter; None where it has none."""
    lessons = (lesson for lesson in book.corpus.of(Lesson) if lesson.chapter == chapter.name)
    return next(lessons, None)


def _weighed(book: Book, lesson: Lesson) -> list[Claim]:
    """The claims that a class weighs, in the lesson and then in its exercise."""
    exercise = lesson.exercise
    named = [*lesson.voices, *exercise.claims]
    if exercise.question:
        for position in book.corpus.get(Question, exercise.question).positions:
            named += position.claims
    return [book.corpus.get(Claim, name) for name in named]


def _works_used(book: Book, records: Iterable[Record]) -> list[Work]:
    """The works on which records rest, through the papers, each once."""
    sources = (source for record in records for source in sources_of(record))
    names = dict.fromkeys(basis.work for source in sources for basis in source.rests_on)
    return [book.corpus.get(Work, name) for name in names]


def _reading(book: Book, chapter: Chapter) -> dict[Work, str]:
    """The papers that a chapter cites, and the places in each."""
    places: defaultdict[str, set[CitablePlace]] = defaultdict(set)
    for paragraph in chapter.paragraphs:
        for name, place in paragraph.cited:
            places[name].add(place)
    return {
        book.corpus.get(Work, name): locators.in_ranges(cited)
        for name, cited in places.items()
        if name in book.corpus.records
    }


def _groups(records: Sequence[Record]) -> dict[str, Sequence[Record]]:
    """The events, claims and questions among some records; others are not listed."""
    groups: dict[str, Sequence[Record]] = {
        "Events": ordering.by_date(record for record in records if isinstance(record, Event)),
        "Claims": [record for record in records if isinstance(record, Claim)],
        "Open questions": [record for record in records if isinstance(record, Question)],
    }
    return {title: group for title, group in groups.items() if group}
