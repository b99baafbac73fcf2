import pytest
from pydantic import ValidationError

from chronicle.corpus.corpus import Corpus
from chronicle.record.models import Exercise, Lesson


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("plan", (), "at least 1"),
        ("voices", (), "at least 1"),
        ("background", "word " * 100 + "word", "has 101 words; a background has at most 100"),
        ("question", "It was dug.", "ends with a full stop"),
        ("sources", (), "at least 1"),
    ],
)
def test_what_a_lesson_may_not_be(corpus: Corpus, field: str, value: object, message: str) -> None:
    lesson = corpus["lesson-the-flood"].model_dump(exclude_none=True)
    assert Lesson.model_validate(lesson)
    with pytest.raises(ValidationError, match=message):
        Lesson.model_validate({**lesson, field: value})


def test_an_exercise_has_claims_or_a_question() -> None:
    for material in ({}, {"claims": ("a",), "question": "q"}):
        with pytest.raises(ValidationError, match="needs either claims or a question"):
            Exercise.model_validate({"title": "T", "task": "Compare.", **material})
