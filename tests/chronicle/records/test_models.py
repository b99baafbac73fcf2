import pytest
from pydantic import ValidationError

from chronicle.corpus import Corpus
from chronicle.history import History
from chronicle.records import (
    Actor,
    Basis,
    Lesson,
    Locators,
    Name,
    Relation,
    Settings,
    Source,
    native_names,
)
from support.cases import cases


def test_a_history_renames_a_kind_of_actors_in_its_place_and_adds_others_at_the_end() -> None:
    corps, guild = {"one": "corps", "many": "Corps"}, {"one": "guild", "many": "Guilds"}
    named = Settings.model_validate({"actor_kinds": {"unit": corps, "guild": guild}}).actor_kinds
    assert named["unit"].many == "Corps"
    assert list(named) == [*Settings().actor_kinds, "guild"]


@cases
def test_a_paragraph_opens_with_a_few_words(openings: dict[int, str], message: str) -> None:
    value = tuple({"paragraph": number, "words": words} for number, words in openings.items())
    with pytest.raises(ValidationError, match=message):
        Locators.model_validate({"paragraph": (1, 2), "openings": value})


def test_a_place_in_a_work_and_another_form_of_a_name_are_plain() -> None:
    for model in (Source, Basis):
        with pytest.raises(ValidationError, match="contains asterisks; write plain"):
            model.model_validate({"work": "holm-1987", "at": "report in the *Courier*"})
    with pytest.raises(ValidationError, match="contains asterisks; write plain text"):
        Name.model_validate({"text": "HMS *Heron*"})


@cases
def test_what_a_lesson_may_not_be(corpus: Corpus, field: str, value: object, message: str) -> None:
    lesson = corpus["lesson-the-flood"].model_dump(exclude_none=True)
    assert Lesson.model_validate(lesson)
    value = tuple(value) if isinstance(value, list) else value
    with pytest.raises(ValidationError, match=message):
        Lesson.model_validate({**lesson, field: value})


def test_a_background_is_short(corpus: Corpus) -> None:
    lesson = corpus["lesson-the-flood"].model_dump(exclude_none=True)
    with pytest.raises(ValidationError, match="has 101 words; a background has at most 100"):
        Lesson.model_validate({**lesson, "background": "word " * 100 + "word"})


def test_a_script_alone_is_of_no_known_language() -> None:
    written = {("ko", None): "ko", ("ko-Hang", "Hang"): "ko-Hang", (None, "Hang"): "und-Hang"}
    for (language, script), tag in written.items():
        name = Name(text="Estmark", lang=language, script=script)
        assert (name.language, name.tag) == (language or "und", tag)


def test_native_forms_are_those_in_another_script(history: History) -> None:
    norrmark = history.corpus.get(Actor, "norrmark")
    assert [name.text for name in native_names(norrmark)] == ["Норрмарк"]
    latin = Name(text="Norrmark", lang="sv", script="Latn")
    assert native_names(norrmark.model_copy(update={"names": (latin,)})) == ()


def test_what_other_nations_call_somebody_is_no_name_of_its_own(history: History) -> None:
    forms = {"Norrmark": None, "Норрмарк": "ru", "Норрмарка": "ru", "노르마르크": "ko"}
    names = tuple(
        Name(text=text, lang=language, own=text == "Норрмарк") for text, language in forms.items()
    )
    norrmark = history.corpus.get(Actor, "norrmark").model_copy(update={"names": names})
    assert [name.text for name in native_names(norrmark)] == ["Норрмарк", "Норрмарка"]
    # If no name is marked as native, none is.
    english = (Name(text="Northern March", lang="en"), *names[3:])
    assert native_names(norrmark.model_copy(update={"names": english})) == ()


@cases
def test_an_office_is_dated_as_of_its_source(kind: str, date: str, words: str) -> None:
    relation = Relation.model_validate({"type": kind, "actor": "norrmark", "date": date})
    assert relation.when == words
