from __future__ import annotations

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.exports import downloads, overview, tables
from chronicle.record.introspection import fields
from chronicle.record.models import Event, Frame, Property, Side
from chronicle.views.data import FileView


def test_files_have_their_sizes_and_counts(book: Book) -> None:
    view = overview.view(book)
    listed = [*view.complete, *view.parts, view.package, view.citation, *view.schemas]
    listed += [table.file for table in view.tables]
    assert {file.address for file in listed} == {download.address for download in downloads.ALL}
    record = view.complete[0]
    assert (record.name, record.form) == ("record.json", "JSON")
    assert record.bytes == len(downloads.content(book, downloads.COMPLETE[0]))
    assert record.count == f"{len(book.corpus.records)} records"


def test_columns_mean_what_the_fields_of_the_models_mean(book: Book) -> None:
    events = next(table for table in overview.view(book).tables if table.name == "events")
    meanings = {column.name: column.description for column in events.columns}
    assert meanings["title"] == fields(Event)["title"].description
    assert meanings["date"].startswith(fields(Event)["date"].description or "")
    assert events.key == ("id",)
    assert [(table.name, table.rows) for table in overview.view(book).tables] == [
        (table.name, len(tables.rows_of(book, table))) for table in tables.TABLES
    ]


def test_words_have_the_anchors_that_the_files_give_them(book: Book) -> None:
    view = overview.view(book)
    anchors = {word.anchor for word in view.words}
    assert {
        f"{w.kind_}-{w.id}" for kind in (Property, Side, Frame) for w in book.corpus.of(kind)
    } <= anchors
    assert {"standing-rumoured", "deployment-kind-engineering"} <= anchors


def test_editions_are_listed_where_there_are_any(book: Book) -> None:
    assert overview.view(book).editions == ()
    files = (("book.pdf", 2_340_000), ("book-complete.pdf", 9_000_000))
    edition, complete = overview.view(replace(book, editions=files)).editions
    assert (edition.address, edition.size) == ("data/editions/book.pdf", "2.3 MB")
    assert edition.holds.startswith("The book")
    assert complete.holds.startswith("The complete record")


@pytest.mark.parametrize(
    ("count", "words"), [(999, "999 bytes"), (1500, "2 kB"), (2_340_000, "2.3 MB")]
)
def test_sizes(count: int, words: str) -> None:
    assert FileView("", "", "", count, "").size == words
