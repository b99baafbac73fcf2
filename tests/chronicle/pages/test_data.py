from __future__ import annotations

import re
from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.exports import downloads, overview, tables, terms
from chronicle.pages import data
from chronicle.record.models import DeploymentKind, Frame, Property, Side, Standing


def body(book: Book, *editions: tuple[str, int]) -> str:
    of = replace(book, editions=editions)
    page = data.page(of, overview.view(of))
    assert page.address == "data/"
    return page.body


def test_every_download_is_linked_with_its_size_and_count(book: Book) -> None:
    html = body(book)
    for made in downloads.made(book):
        assert f'href="../{made.address}"' in html, made.download.file
    assert 'href="../data/record.json" download>record.json</a> <span class="soft">JSON, ' in html
    assert f"{len(book.corpus.records)} records." in html


def test_every_column_is_explained(book: Book) -> None:
    html = body(book)
    for table in tables.TABLES:
        (section,) = re.findall(rf'<details class="fields" id="table-{table.name}">(.*?)</details>', html, re.DOTALL)
        assert re.findall(r"<dt>(.*?)</dt>", section) == [column.name for column in table.columns]
    assert "names a row of" in html
    assert "degrees" in html


def test_words_and_terms_have_the_addresses_that_the_files_give_them(book: Book) -> None:
    found = re.findall(r' id="([^"]+)"', body(book))
    ids = set(found)
    assert len(ids) == len(found)
    assert {
        f"{word.kind_}-{word.id}" for kind in (Property, Side, Standing, DeploymentKind, Frame) for word in book.corpus.of(kind)
    } <= ids
    assert set(terms.properties()) | {"Event", "Claim", "Work"} <= ids
    assert {"data", "cite-data"} <= ids


def test_editions_are_listed_where_there_are_any(book: Book) -> None:
    assert 'id="editions"' not in body(book)
    html = body(book, ("book.pdf", 2_340_000))
    assert '<a href="../data/editions/book.pdf">book.pdf</a> <span class="soft">2.3 MB</span>' in html


@pytest.mark.parametrize(("count", "words"), [(999, "999 bytes"), (1500, "2 kB"), (2_340_000, "2.3 MB")])
def test_sizes(count: int, words: str) -> None:
    assert data.size(count) == words
