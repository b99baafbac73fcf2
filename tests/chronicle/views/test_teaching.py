from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Lesson
from chronicle.views import teaching
from chronicle.views.teaching import HandoutView, Statement
from support import changed, with_only


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
    other = teaching.handout(book, replace(chapter, paragraphs=(paragraph,)))
    assert [[entry.id for entry in group.entries] for group in other.groups] == [
        ["1899-survey", "1904-talks"],
        ["motive-ruud"],
    ]


def said(statement: Statement) -> tuple[str, str, str, list[str]]:
    """A statement as its voice, the class of that voice, where it stands, what it rests on."""
    voice = statement.voice.label.as_text if statement.voice else ""
    (source,) = statement.claim.sources
    rests = [rest.work for rest in statement.rests_on]
    return voice, statement.evidence, f"{source.work}, {source.at}", rests


def test_statements_each_with_voice_place_and_kind_of_evidence(handout: HandoutView) -> None:
    assert [statement.letter for statement in handout.statements] == list("ABCDE")
    assert [said(statement) for statement in handout.statements] == [
        # A paper speaks for itself, and cites somebody.
        ("", "scholarship", "holm-1987, p. 12, table", ["ruud-1911"]),
        ("", "scholarship", "anonymous-lock, ¶4", []),
        # A work that a paper cites is no basis of itself.
        ("Vik Courier, 4 May 1903", "press", "holm-1987, p. 13, n. 5", []),
        # Somebody of whom the paper does not say how it knows.
        ("Per Ruud", "", "holm-1987, p. 15", []),
        ("Estmark", "", "anonymous-lock, ¶5", []),
    ]


def test_an_exercise_sets_the_answers_to_a_question(handout: HandoutView) -> None:
    found = [(each.title, [one.claim.id for one in each.entries]) for each in handout.answers]
    assert found == [("340", ["corps-strength-holm"]), ("about 200", ["corps-strength-notes"])]


def test_an_exercise_sets_claims_side_by_side(book: Book) -> None:
    lesson = book.corpus.get(Lesson, "lesson-the-flood")
    exercise = lesson.exercise.model_copy(update={"question": None, "claims": ("motive-ruud",)})
    other = changed(book, lesson.id, exercise=exercise)
    (answer,) = teaching.handout(other, book.chapters[0]).answers
    assert answer.title == ""
    assert [statement.claim.id for statement in answer.entries] == ["motive-ruud"]
