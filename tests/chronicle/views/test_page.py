from chronicle.book import Book
from chronicle.record.models import Work
from chronicle.views.page import link, work_name
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
