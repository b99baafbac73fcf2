import re
from dataclasses import replace

import pytest

from chronicle import build
from chronicle.exports import downloads, tables
from chronicle.history import History
from chronicle.pages.data import size


@pytest.fixture(scope="module")
def body(history: History) -> str:
    return build.render_page(history, "data/").body


def test_every_download_is_linked_with_its_size_and_its_counts(history: History, body: str) -> None:
    links = set(re.findall(r'href="../([^"]+)"', body))
    assert {download.address for download in downloads.ALL} - links == set()
    count = len(downloads.content(history, downloads.WHOLE))
    text = re.sub(r"<[^>]+>", "", body)
    for words in (f"JSON, {size(count)}", f"{len(history.corpus.records)} records.", "6 claims."):
        assert words in text


def test_every_column_is_explained(body: str) -> None:
    for kind in tables.TABLES:
        section = body.partition(f'<details class="fields" id="table-{kind.traits_.many}">')[2]
        names = re.findall(r"<dt>(.*?)</dt>", section.partition("</details>")[0])
        assert names == [column.name for column in tables.columns(kind)]


def test_words_have_the_anchors_that_the_files_give_them(body: str) -> None:
    found = re.findall(r' id="([^"]+)"', body)
    assert len(set(found)) == len(found)
    anchors = {"standing-rumoured", "deployment-kind-engineering", "property-strength"}
    assert anchors | {"data", "cite-data"} <= set(found)


def test_the_book_is_offered_before_the_record_with_its_size(history: History) -> None:
    text = build.render_page(replace(history, editions=(("book.pdf", 2_340_000),)), "data/").body
    assert text.index("editions/book.pdf") < text.index("record.json")
    assert "2.3 MB" in text
    assert [size(count) for count in (999, 1500, 2_340_000)] == ["999 bytes", "2 kB", "2.3 MB"]
