from chronicle.history import History
from chronicle.record.models import Actor, Name
from chronicle.record.names import native, own_names


def test_a_script_alone_is_of_no_known_language() -> None:
    written = {("ko", None): "ko", ("ko-Hang", "Hang"): "ko-Hang", (None, "Hang"): "und-Hang"}
    for (language, script), tag in written.items():
        name = Name(text="Estmark", lang=language, script=script)
        assert (name.language, name.tag) == (language or "und", tag)


def test_native_forms_are_those_in_another_script(history: History) -> None:
    norrmark = history.corpus.get(Actor, "norrmark")
    assert [name.text for name in native(norrmark)] == ["Норрмарк"]
    latin = Name(text="Norrmark", lang="sv", script="Latn")
    assert native(norrmark.model_copy(update={"names": (latin,)})) == ()


def test_what_other_nations_call_somebody_is_no_name_of_its_own(history: History) -> None:
    forms = {"Norrmark": None, "Норрмарк": "ru", "Норрмарка": "ru", "노르마르크": "ko"}
    names = tuple(Name(text=text, lang=language) for text, language in forms.items())
    norrmark = history.corpus.get(Actor, "norrmark").model_copy(update={"names": names})
    assert own_names(norrmark) == [*names[:3]]
    assert [name.text for name in native(norrmark)] == ["Норрмарк", "Норрмарка"]
    english = (Name(text="Northern March", lang="en"), *names[3:])
    assert native(norrmark.model_copy(update={"names": english})) == ()
