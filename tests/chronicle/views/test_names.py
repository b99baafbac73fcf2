"""The other forms of a name, with their languages and who prints them."""

import pytest

from chronicle.book import Book
from chronicle.record.models import Actor, Name
from chronicle.views.page import native


@pytest.mark.parametrize(
    ("language", "script", "tags"),
    [
        ("ko", None, ("ko", "ko")),
        ("ko-Hang", "Hang", ("ko-Hang", "ko-Hang")),
        (None, "Hang", ("und", "und-Hang")),
    ],
)
def test_a_script_alone_is_of_no_known_language(
    language: str | None, script: str | None, tags: tuple[str, str]
) -> None:
    name = Name(text="Estmark", lang=language, script=script)
    assert (name.language, name.tag) == tags


def test_native_forms_are_those_in_another_script(book: Book) -> None:
    norrmark = book.corpus.get(Actor, "norrmark")
    assert [name.text for name in native(norrmark)] == ["Норрмарк"]
    latin = Name(text="Norrmark", lang="sv", script="Latn")
    assert native(norrmark.model_copy(update={"names": (latin,)})) == ()
