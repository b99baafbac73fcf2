from typing import Any

import pytest
from pydantic import ValidationError

from chronicle.record.models import Exercise, Lesson

STEP = {"minutes": 50, "what": "Read."}
LESSON: dict[str, Any] = {
    "id": "lesson",
    "chapter": "the-flood",
    "question": "Who dug it?",
    "aim": "To weigh.",
    "background": "It was dug.",
    "plan": (STEP,),
    "voices": ("a", "b", "c", "d", "e"),
    "exercise": {"title": "Two figures", "task": "Compare.", "claims": ("a",)},
    "notices": ("One is later.",),
    "sources": ({"work": "holm-1987", "at": "p. 12"},),
}


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
def test_what_a_lesson_may_not_be(field: str, value: object, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Lesson.model_validate({**LESSON, field: value})


@pytest.mark.parametrize("material", [{}, {"claims": ("a",), "question": "q"}])
def test_an_exercise_has_claims_or_a_question(material: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="needs either claims or a question"):
        Exercise.model_validate({"title": "T", "task": "Compare.", **material})
