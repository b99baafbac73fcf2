"""What the book says of itself."""

from __future__ import annotations

from dataclasses import replace

from chronicle.book import Book
from chronicle.views import imprint


def test_a_record_without_versions_has_no_date(book: Book) -> None:
    corpus = replace(book.corpus, kinds={})
    unversioned = imprint.view(replace(book, corpus=corpus), "ditch")
    assert (unversioned.version, unversioned.dated) == ("unversioned", "")
