from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Lesson
from chronicle.views import teaching
from chronicle.views.teaching import HandoutView
from support import with_only


@pytest.fixture(scope="module")
def handout(book: Book) -> HandoutView:
    (chapter,) = book.chapters
    return teaching.handout(book, chapter)


def test_a_chapter_may_have_no_lesson(book: Book) -> None:
    (chapter,) = book.chapters
    bare = teaching.handout(with_only(book, Lesson), chapter)
    assert bare.lesson is None
    assert bare.description.startswith("Questions for discussion, and the sources, for the chapter")


def test_a_sheet_has_the_events_claims_and_questions_that_the_chapter_names(
    handout: HandoutView,
) -> None:
    named = [(group.title, [entry.label for entry in group.entries]) for group in handout.groups]
    assert named == [
        ("Events", ["The isthmus floods"]),
        ("Open questions", ["How many diggers did Norrmark send?"]),
    ]


def test_the_places_to_read_are_those_the_chapter_cites_notes_last(handout: HandoutView) -> None:
    assert [(each.paper.label.as_text, each.places, each.url) for each in handout.reading] == [
        ("Holm", "pp. 12–14, nn. 3, 5", ""),
        ("Unsigned notes", "¶¶3–4", ""),
    ]


def test_events_of_a_sheet_are_in_order_of_date(book: Book) -> None:
    (chapter,) = book.chapters
    paragraph = replace(chapter.paragraphs[0], records=("1904-talks", "motive-ruud", "1899-survey"))
    changed = teaching.handout(book, replace(chapter, paragraphs=(paragraph,)))
    assert [[entry.id for entry in group.entries] for group in changed.groups] == [
        ["1899-survey", "1904-talks"],
        ["motive-ruud"],
    ]
