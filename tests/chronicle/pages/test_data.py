from __future__ import annotations

import re
from dataclasses import replace

from chronicle import build
from chronicle.book import Book
from chronicle.exports import downloads, overview, tables


def body(book: Book, *editions: tuple[str, int]) -> str:
    return build.page(replace(book, editions=editions), "data/").body


def test_every_download_is_linked(book: Book) -> None:
    html = body(book)
    for download in downloads.ALL:
        assert f'href="../{download.address}"' in html, download.file
    assert 'href="../data/editions/book.pdf"' in body(book, ("book.pdf", 2_340_000))


def test_every_column_is_explained(book: Book) -> None:
    html = body(book)
    for table in tables.TABLES:
        (section,) = re.findall(
            rf'<details class="fields" id="table-{table.name}">(.*?)</details>', html, re.DOTALL
        )
        assert re.findall(r"<dt>(.*?)</dt>", section) == [column.name for column in table.columns]


def test_words_have_anchors(book: Book) -> None:
    found = re.findall(r' id="([^"]+)"', body(book))
    assert len(set(found)) == len(found)
    view = overview.view(book)
    assert {word.anchor for word in view.words} | {"data", "cite-data"} <= set(found)


def test_the_book_is_offered_before_the_record(book: Book) -> None:
    text = body(book, ("book.pdf", 2_340_000))
    assert text.index("editions/book.pdf") < text.index("record.json")
