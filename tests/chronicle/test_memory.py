"""A save while serving loads a book anew: nothing of the one before may stay."""

import gc
import shutil
import weakref
from pathlib import Path

from chronicle import build
from support import ANOTHER, SITE


def test_no_book_outlives_what_is_built_of_it(tmp_path: Path) -> None:
    """The records of files that stay the same are those that were read first, and no others stay."""
    books: list[weakref.ref[object]] = []
    records: list[weakref.ref[object]] = []
    data = tmp_path / "data"
    shutil.copytree(ANOTHER / "data", data)
    events, claims = data / "events" / "events.yml", data / "claims" / "claims.yml"
    for number in range(3):
        events.write_text(f"{events.read_text(encoding='utf-8')}# {number}\n", encoding="utf-8")
        claims = claims.rename(claims.with_name(f"claims-{number}.yml"))
        book = build.load(data, ANOTHER / "docs", SITE, tmp_path / "cache")
        assert dict(build.tree(book, ANOTHER / "docs"))
        books.append(weakref.ref(book))
        records += [weakref.ref(record) for record in book.corpus.records.values()]
        count = len(book.corpus.records)
        del book
    gc.collect()
    assert [reference() for reference in books if reference()] == []
    assert len({id(record) for reference in records if (record := reference())}) == count
