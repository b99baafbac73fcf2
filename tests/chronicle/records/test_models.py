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


def test_settings_rename_and_add_actor_kinds() -> None:
    corps = {"one": "corps", "many": "Corps"}
    guild = {"one": "guild", "many": "Guilds"}
    kinds = Settings.model_validate({"actor_kinds": {"unit": corps, "guild": guild}}).actor_kinds
    assert kinds["unit"].many == "Corps"
    assert list(kinds) == [*Settings().actor_kinds, "guild"]


@cases
def test_rejects_invalid_openings(openings: dict[int, str], message: str) -> None:
    value = tuple({"paragraph": number, "words": words} for number, words in openings.items())
    with pytest.raises(ValidationError, match=message):
        Locators.model_validate({"paragraph": (1, 2), "openings": value})


def test_locators_and_names_reject_markup() -> None:
    for model in (Source, Basis):
        with pytest.raises(ValidationError, match="contains asterisks; write plain"):
            model.model_validate({"work": "holm-1987", "at": "report in the *Courier*"})
    with pytest.raises(ValidationError, match="contains asterisks; write plain text"):
        Name.model_validate({"text": "HMS *Heron*"})


@cases
def test_rejects_invalid_lessons(corpus: Corpus, field: str, value: object, message: str) -> None:
    lesson = corpus["lesson-the-flood"].model_dump(exclude_none=True)
    assert Lesson.model_validate(lesson)
    value = tuple(value) if isinstance(value, list) else value
    with pytest.raises(ValidationError, match=message):
        Lesson.model_validate({**lesson, field: value})


def test_lesson_background_is_limited(corpus: Corpus) -> None:
    lesson = corpus["lesson-the-flood"].model_dump(exclude_none=True)
    with pytest.raises(ValidationError, match="has 101 words; a background has at most 100"):
        Lesson.model_validate({**lesson, "background": "word " * 100 + "word"})


def test_script_without_language_is_undetermined() -> None:
    tags = {("ko", None): "ko", ("ko-Hang", "Hang"): "ko-Hang", (None, "Hang"): "und-Hang"}
    for (language, script), tag in tags.items():
        name = Name(text="Estmark", lang=language, script=script)
        assert (name.language, name.tag) == (language or "und", tag)


def test_native_names_are_in_another_script(history: History) -> None:
    norrmark = history.corpus.get(Actor, "norrmark")
    assert [name.text for name in native_names(norrmark)] == ["Норрмарк"]
    latin = Name(text="Norrmark", lang="sv", script="Latn")
    assert native_names(norrmark.model_copy(update={"names": (latin,)})) == ()


def test_foreign_names_are_not_native(history: History) -> None:
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
def test_office_is_dated_by_its_source(kind: str, date: str, words: str) -> None:
    relation = Relation.model_validate({"type": kind, "actor": "norrmark", "date": date})
    assert relation.date_phrase == words
