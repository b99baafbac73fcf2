from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from chronicle.book import Book
from chronicle.exports import downloads, record_json, tables
from chronicle.exports.downloads import Download
from chronicle.record.models import KINDS

# An internet media type (RFC 6838).
MEDIA_TYPE = re.compile(r"(application|text)/[a-z0-9.+-]+")


def named(file: str) -> Download:
    """The download of this name."""
    return next(download for download in downloads.ALL if download.file == file)


def test_every_file_is_documented_and_holds_something(history: Book) -> None:
    assert len({download.address for download in downloads.ALL}) == len(downloads.ALL)
    for download in downloads.ALL:
        assert download.address == f"data/{download.file}"
        assert MEDIA_TYPE.fullmatch(download.media_type)
        assert download.description.endswith(".")
        content = downloads.content(history, download)
        assert content
        if download.media_type != "application/zip":
            content.decode("utf-8")


def test_every_kind_and_table_has_its_file() -> None:
    names = {download.file for download in downloads.ALL}
    assert names >= {f"schema/{kind.kind_}.json" for kind in KINDS.values()}
    assert names >= {table.path for table in tables.TABLES}


@pytest.mark.parametrize(
    ("file", "count"),
    [
        ("bibliography.ris", 5),
        ("events.ics", 5),
        ("places.geojson", 3),
        ("tables/claims.csv", 5),
    ],
)
def test_counts(file: str, count: int, book: Book) -> None:
    assert named(file).count(book) == count


def test_the_whole_record_is_counted_as_the_file_has_it(book: Book) -> None:
    kinds = json.loads(record_json.text(book))["records"].values()
    assert named("record.json").count(book) == sum(map(len, kinds)) == len(book.corpus.records)


def test_they_are_written_and_then_left_alone(book: Book, tmp_path: Path) -> None:
    assert downloads.write(book, tmp_path) == len(downloads.ALL)
    assert (tmp_path / "tables" / "events.csv").exists()
    (tmp_path / "events.ics").write_text("old", encoding="utf-8")
    assert downloads.write(book, tmp_path) == 1
