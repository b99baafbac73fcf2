from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from chronicle.book import Book
from chronicle.citation import citable, forms

CLAIM = "events/1903-flood/#flood-drowned"


def test_everything_that_is_cited_has_a_title_and_an_address(book: Book) -> None:
    kinds = {one.record.kind_ for one in book.citables.values() if one.record}
    assert kinds == {"event", "deployment", "claim", "actor", "place", "line", "chart", "question", "work", "correction"}
    assert {"chapters/the-flood/", "chapters/the-flood/#the-coming"} <= set(book.citables)
    assert all(one.title for one in book.citables.values())


def test_what_shares_a_page_has_a_page_for_its_citations(book: Book) -> None:
    assert book.citables[CLAIM].page == "cite/events/1903-flood/flood-drowned/"
    assert book.citables["events/1903-flood/"].page == "events/1903-flood/"


@pytest.mark.pandoc
def test_a_page_is_cited_with_site_version_day_of_change_day_of_reading_and_anchor(book: Book) -> None:
    formatted = book.citations(CLAIM)
    address = f"https://ditch.example/book/{CLAIM}"
    for form in ("full", "entry", "mla", "apa"):
        for part in ("<em>The Long Ditch</em>", "2099.1.0", "2099", "2001", address):
            assert part in formatted[form], form
    for form in ("bibtex", "ris", "csl"):
        assert address in formatted[form]
    assert [form.key for form in forms.page(formatted) if "data-read" in form.text] == ["full", "entry", "mla", "apa"]
    assert [form.ending for form in forms.programs(formatted) if "data-read" in form.text] == ["bib", "ris"]


def test_coins(book: Book) -> None:
    assert parse_qs(citable.coins(book.item(CLAIM), "The Long Ditch")) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["webpage"],
        "rft.title": [book.citables[CLAIM].title],
        "rft.source": ["The Long Ditch"],
        "rft.aucorp": ["The Long Ditch"],
        "rft.date": ["2099-01-02"],
        "rft.identifier": [f"https://ditch.example/book/{CLAIM}"],
    }
