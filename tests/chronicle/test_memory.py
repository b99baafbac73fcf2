"""A save while serving loads a book anew: nothing of the one before may stay."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

from chronicle import build
from support import ANOTHER, SITE


def test_no_book_and_no_record_outlives_what_is_built_of_it(tmp_path: Path) -> None:
    alive: list[weakref.ref[object]] = []
    for _ in range(5):
        book = build.load(ANOTHER / "data", ANOTHER / "docs", SITE, tmp_path)
        assert dict(build.tree(book, ANOTHER / "docs"))
        built: list[object] = [book, *book.corpus.records.values()]
        alive += [weakref.ref(one) for one in built]
        del book, built
    gc.collect()
    assert [reference() for reference in alive if reference()] == []
