"""What a class is asked to do: how long, with which statements, from what kind of evidence."""

import pytest

from chronicle.history import History
from chronicle.pages.lesson import sheet
from chronicle.records.lesson import Lesson, Step
from chronicle.values.text import Prose
from support import changed

LESSON = "lesson-the-flood"


def planned(history: History, *minutes: int) -> sheet.LessonPlan:
    steps = tuple(Step(minutes=each, what=Prose("Read.")) for each in minutes)
    return sheet.plan(changed(history, LESSON, plan=steps).corpus.get(Lesson, LESSON))


@pytest.mark.parametrize(
    ("minutes", "whole", "first"),
    [
        ((5, 45), 45, "5\xa0minutes, or at\xa0home"),
        ((10, 40), 50, "10 minutes"),
        ((5, 40), 45, "5 minutes"),
    ],
)
def test_a_plan_of_fifty_minutes_begins_before_the_lesson(
    history: History, minutes: tuple[int, ...], whole: int, first: str
) -> None:
    plan = planned(history, *minutes)
    assert plan.minutes == whole
    assert plan.is_prepared == first.endswith("home")
    assert [step.when for step in plan.steps] == [first, f"{minutes[1]} minutes"]
    assert plan.duration == ("45 or 50\xa0minutes" if plan.is_prepared else f"{whole}\xa0minutes")


def test_a_statement_to_weigh_says_from_what_it_is_known(history: History) -> None:
    found = sheet.sheet(history, history.corpus.get(Lesson, LESSON))
    assert {
        one.letter: (one.evidence, one.before_works, [work.id for work in one.works])
        for one in found.voices
    } == {
        "A": ("scholarship", "based on ", ["ruud-1911"]),
        "B": ("scholarship", "", []),
        "C": ("press", "", []),
        "D": ("", "no source named", []),
        "E": ("", "no source named", []),
    }


def test_the_kinds_of_evidence_that_are_named_are_told_in_plain_words(history: History) -> None:
    lesson = history.corpus.get(Lesson, LESSON)
    assert list(sheet.sheet(history, lesson).evidence.items()) == [
        ("press", "a newspaper"),
        ("memoir", "an account of somebody’s own life"),
        ("scholarship", "a study"),
    ]
    alone = lesson.model_copy(update={"voices": ("flood-drowned",)})
    alone = alone.model_copy(
        update={
            "exercise": lesson.exercise.model_copy(
                update={"question": None, "claims": ("motive-ruud",)}
            )
        }
    )
    assert list(sheet.sheet(history, alone).evidence) == ["press"]


def test_kinds_that_come_only_with_the_exercise_are_told_with_the_others(history: History) -> None:
    lesson = history.corpus.get(Lesson, LESSON)
    exercise = lesson.exercise.model_copy(update={"question": None, "claims": ("flood-drowned",)})
    found = sheet.sheet(
        history, lesson.model_copy(update={"voices": ("motive-ruud",), "exercise": exercise})
    )
    assert found.evidence["press"] == "a newspaper"


def test_letters_go_on_in_the_exercise_and_first_words_are_told_once(history: History) -> None:
    found = sheet.sheet(history, history.corpus.get(Lesson, LESSON))
    lettered = [one.letter for material in found.material for one in material.claims]
    assert lettered == ["F", "G"]
    begun = [one.begins for one in found.weighed if one.begins]
    assert begun[0] == "¶4 begins “I counted them at table\xa0…”"
    assert len(set(begun)) == len(begun)


def test_an_exercise_without_a_question_has_claims_under_no_answer(history: History) -> None:
    lesson = history.corpus.get(Lesson, LESSON)
    answers = [one.answer for one in sheet.sheet(history, lesson).material]
    assert answers == ["340", "about 200"]
    exercise = lesson.exercise.model_copy(update={"question": None, "claims": ("motive-ruud",)})
    (material,) = sheet.sheet(history, lesson.model_copy(update={"exercise": exercise})).material
    assert material.answer is None
    assert [one.claim.id for one in material.claims] == ["motive-ruud"]
