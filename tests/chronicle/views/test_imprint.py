"""What the book says of itself."""

from __future__ import annotations

from dataclasses import replace

from chronicle.book import Book
from chronicle.views import imprint
from support import SITE


def test_the_book_has_its_title_version_and_own_identifier(book: Book) -> None:
    view = imprint.view(book, "ditch")
    assert (view.title, view.version, view.dated) == (
        "The Long Ditch",
        "2099.1.0",
        "2 January 2099",
    )
    assert view.identifier == f"{SITE.url}data/editions/ditch"


def test_a_record_without_versions_has_no_date(book: Book) -> None:
    corpus = replace(book.corpus, kinds={})
    unversioned = imprint.view(replace(book, corpus=corpus), "ditch")
    assert (unversioned.version, unversioned.dated) == ("unversioned", "")
