from chronicle.book import Book
from chronicle.record.models import Actor, Name, Work
from chronicle.views.page import native, work_name
from support import with_only


def test_two_works_never_share_a_name(book: Book) -> None:
    memories = book.corpus.get(Work, "ruud-1911")
    again = memories.model_copy(update={"id": "ruud-1911-again", "title_en": "More Memories"})
    assert work_name(book, memories).as_text == "Per Ruud 1911"
    both = with_only(book, Work, *book.corpus.of(Work), again)
    names = [work_name(both, work).as_text for work in (memories, again)]
    assert names == ["Per Ruud, Memories of the Canal (1911)", "Per Ruud, More Memories (1911)"]


def test_a_script_alone_is_of_no_known_language() -> None:
    written = {("ko", None): "ko", ("ko-Hang", "Hang"): "ko-Hang", (None, "Hang"): "und-Hang"}
    for (language, script), tag in written.items():
        name = Name(text="Estmark", lang=language, script=script)
        assert (name.language, name.tag) == (language or "und", tag)


def test_native_forms_are_those_in_another_script(book: Book) -> None:
    norrmark = book.corpus.get(Actor, "norrmark")
    assert [name.text for name in native(norrmark)] == ["Норрмарк"]
    latin = Name(text="Norrmark", lang="sv", script="Latn")
    assert native(norrmark.model_copy(update={"names": (latin,)})) == ()
