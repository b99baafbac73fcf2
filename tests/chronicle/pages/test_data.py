import re
from dataclasses import replace

from chronicle import build
from chronicle.book import Book
from chronicle.exports import downloads, tables
from chronicle.pages.data import size


def body(book: Book, *editions: tuple[str, int]) -> str:
    return build.page(replace(book, editions=editions), "data/").body


def test_every_download_is_linked(book: Book) -> None:
    html = body(book)
    for download in downloads.ALL:
        assert f'href="../{download.address}"' in html, download.file


def test_files_have_their_sizes_and_counts(book: Book) -> None:
    html = re.sub(r"<[^>]+>", "", body(book))
    count = len(downloads.content(book, downloads.WHOLE))
    assert f"JSON, {size(count)}" in html
    assert f"{len(book.corpus.records)} records." in html
    assert "5 claims." in html


def test_every_column_is_explained(book: Book) -> None:
    html = body(book)
    for kind in tables.TABLES:
        (section,) = re.findall(
            rf'<details class="fields" id="table-{kind.traits_.many}">(.*?)</details>',
            html,
            re.DOTALL,
        )
        names = [column.name for column in tables.columns(kind)]
        assert re.findall(r"<dt>(.*?)</dt>", section) == names


def test_words_have_the_anchors_that_the_files_give_them(book: Book) -> None:
    found = re.findall(r' id="([^"]+)"', body(book))
    assert len(set(found)) == len(found)
    anchors = {"standing-rumoured", "deployment-kind-engineering", "property-strength"}
    assert anchors | {"data", "cite-data"} <= set(found)


def test_the_book_is_offered_before_the_record(book: Book) -> None:
    text = body(book, ("book.pdf", 2_340_000))
    assert text.index("editions/book.pdf") < text.index("record.json")
    assert "2.3 MB" in text


def test_sizes() -> None:
    assert [size(count) for count in (999, 1500, 2_340_000)] == ["999 bytes", "2 kB", "2.3 MB"]
