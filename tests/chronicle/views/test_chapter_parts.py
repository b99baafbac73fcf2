from dataclasses import replace

from chronicle.book import Book
from chronicle.views import chapter_parts


def test_a_chapter_leads_to_its_neighbours(book: Book) -> None:
    (only,) = book.chapters
    others = [replace(only, address=f"chapters/{name}/", title=name) for name in ("a", "z")]
    three = replace(book, chapters=(others[0], only, others[1]))
    view = chapter_parts.chapter(three, only.address)
    assert view is not None
    assert view.before is not None
    assert view.after is not None
    assert (view.before.label, view.after.label) == ("a", "z")
    alone = chapter_parts.chapter(book, only.address)
    assert alone is not None
    assert (alone.before, alone.after) == (None, None)


def test_another_page_is_no_chapter(book: Book) -> None:
    assert chapter_parts.chapter(book, "about/") is None
