"""What an edition says of itself."""

from __future__ import annotations

from dataclasses import replace

from chronicle.book import Book
from chronicle.views import imprint
from support import SITE


def test_an_edition_has_its_title_version_and_own_identifier(book: Book) -> None:
    complete = imprint.complete(book, "ditch-complete")
    assert (complete.title, complete.version, complete.dated) == (
        "The Long Ditch: The complete record",
        "2099.1.0",
        "2 January 2099",
    )
    assert complete.identifier == f"{SITE.url}data/editions/ditch-complete"
    assert complete.index == "Index of people and units"
    assert imprint.reading(book, "ditch").title == "The Long Ditch"


def test_a_record_without_versions_has_no_date(book: Book) -> None:
    corpus = replace(book.corpus, kinds={})
    unversioned = imprint.reading(replace(book, corpus=corpus), "ditch")
    assert (unversioned.version, unversioned.dated) == ("unversioned", "")
