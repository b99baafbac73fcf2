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


def test_a_lesson_is_known_by_its_question() -> None:
    assert Lesson.model_validate(LESSON).label == "Who dug it?"


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


@pytest.mark.parametrize(
    ("plan", "voices"), [((STEP,), ("a",)), ((STEP, STEP, STEP), ("a", "b", "c", "d", "e", "f"))]
)
def test_a_lesson_has_any_length_and_any_number_of_voices(
    plan: tuple[object, ...], voices: tuple[str, ...]
) -> None:
    assert Lesson.model_validate({**LESSON, "plan": plan, "voices": voices})


@pytest.mark.parametrize("material", [{}, {"claims": ("a",), "question": "q"}])
def test_an_exercise_has_claims_or_a_question(material: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="needs either claims or a question"):
        Exercise.model_validate({"title": "T", "task": "Compare.", **material})
