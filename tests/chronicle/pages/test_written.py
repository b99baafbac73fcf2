from __future__ import annotations

from chronicle.book import Book
from chronicle.pages import written
from chronicle.story.notes import Registry, prepare

PAGE = """## A heading { #heading }

A paragraph
of two lines.
{ #paragraph }

- An item { #item }
- Another
"""


def test_former_anchors_stand_where_the_new_ones_arrive() -> None:
    formerly = {"a": "heading", "b": "paragraph", "c": "paragraph", "d": "item"}
    assert written.with_former_anchors(PAGE, formerly).splitlines() == [
        '## <span id="a"></span>A heading { #heading }',
        "",
        '<span id="c"></span><span id="b"></span>A paragraph',
        "of two lines.",
        "{ #paragraph }",
        "",
        '- <span id="d"></span>An item { #item }',
        "- Another",
    ]


def test_a_page_is_finished_with_its_former_anchors(book: Book) -> None:
    registry = Registry(book.corpus, book.formatted)
    address = "chapters/the-flood/"
    text = written.finish(prepare(book.written[address].body, registry), address, book, registry)
    assert '<span id="arrival"></span>In 1901 the [Canal Corps]' in text
