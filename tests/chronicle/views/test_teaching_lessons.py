import pytest

from chronicle.book import Book
from chronicle.record.models import Lesson
from chronicle.views import teaching
from chronicle.views.teaching import HandoutView, Statement
from support import changed


@pytest.fixture(scope="module")
def lesson(book: Book) -> HandoutView:
    return teaching.handout(book, book.chapters[0])


def said(statement: Statement) -> tuple[str, str, str, list[str]]:
    """A statement as its voice, the class of that voice, where it stands, what it rests on."""
    voice = statement.voice.label.as_text if statement.voice else ""
    (source,) = statement.claim.sources
    rests = [rest.work for rest in statement.rests_on]
    return voice, statement.evidence, f"{source.work}, {source.at}", rests


def test_statements_each_with_voice_place_and_kind_of_evidence(lesson: HandoutView) -> None:
    assert [statement.letter for statement in lesson.statements] == list("ABCDE")
    assert [said(statement) for statement in lesson.statements] == [
        # A paper speaks for itself, and cites somebody.
        ("", "scholarship", "holm-1987, p. 12, table", ["ruud-1911"]),
        ("", "scholarship", "anonymous-lock, ¶4", []),
        # A work that a paper cites is no basis of itself.
        ("Vik Courier, 4 May 1903", "press", "holm-1987, p. 13, n. 5", []),
        # Somebody of whom the paper does not say how it knows.
        ("Per Ruud", "", "holm-1987, p. 15", []),
        ("Estmark", "", "anonymous-lock, ¶5", []),
    ]


def test_an_exercise_sets_the_answers_to_a_question(lesson: HandoutView) -> None:
    found = [(each.title, [one.claim.id for one in each.entries]) for each in lesson.answers]
    assert found == [("340", ["corps-strength-holm"]), ("about 200", ["corps-strength-notes"])]


def test_an_exercise_sets_claims_side_by_side(book: Book) -> None:
    lesson = book.corpus.get(Lesson, "lesson-the-flood")
    exercise = lesson.exercise.model_copy(update={"question": None, "claims": ("motive-ruud",)})
    other = changed(book, lesson.id, exercise=exercise)
    (answer,) = teaching.handout(other, book.chapters[0]).answers
    assert answer.title == ""
    assert [statement.claim.id for statement in answer.entries] == ["motive-ruud"]
