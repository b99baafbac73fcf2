from chronicle.book import Book
from chronicle.record.models import Actor, Name, Work
from chronicle.views.page import link, native, work_name
from support import with_only


def test_a_work_is_shown_on_its_own_page(book: Book) -> None:
    assert link(book, book.corpus["ruud-1911"]).address == "bibliography/ruud-1911/"
    assert link(book, book.corpus["holm-1987"]).address == "papers/holm-1987/"


def test_two_works_never_share_a_name(book: Book) -> None:
    memories = book.corpus.get(Work, "ruud-1911")
    again = memories.model_copy(update={"id": "ruud-1911-again", "title_en": "More Memories"})
    assert work_name(book, memories).as_text == "Per Ruud 1911"
    both = with_only(book, Work, *book.corpus.of(Work), again)
    names = [work_name(both, work).as_text for work in (memories, again)]
    assert names == ["Per Ruud, Memories of the Canal (1911)", "Per Ruud, More Memories (1911)"]


def test_a_script_alone_is_of_no_known_language() -> None:
    names = [
        Name(text="Estmark", lang=language, script=script)
        for language, script in (("ko", None), ("ko-Hang", "Hang"), (None, "Hang"))
    ]
    tags = [(name.language, name.tag) for name in names]
    assert tags == [("ko", "ko"), ("ko-Hang", "ko-Hang"), ("und", "und-Hang")]


def test_native_forms_are_those_in_another_script(book: Book) -> None:
    norrmark = book.corpus.get(Actor, "norrmark")
    assert [name.text for name in native(norrmark)] == ["Норрмарк"]
    latin = Name(text="Norrmark", lang="sv", script="Latn")
    assert native(norrmark.model_copy(update={"names": (latin,)})) == ()
