from chronicle.book import Book
from chronicle.record.models import Work
from chronicle.views.page import work_name
from support import with_only


def test_two_works_never_share_a_name(book: Book) -> None:
    memories = book.corpus.get(Work, "ruud-1911")
    again = memories.model_copy(update={"id": "ruud-1911-again", "title_en": "More Memories"})
    assert work_name(book, memories).as_text == "Per Ruud 1911"
    both = with_only(book, Work, *book.corpus.of(Work), again)
    names = [work_name(both, work).as_text for work in (memories, again)]
    assert names == ["Per Ruud, Memories of the Canal (1911)", "Per Ruud, More Memories (1911)"]
