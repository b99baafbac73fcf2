from __future__ import annotations

from urllib.parse import parse_qs

from chronicle.book import Book
from chronicle.citation import cited, forms
from chronicle.record.models import Work

CLAIM = "events/1903-flood/#flood-drowned"


def test_everything_that_is_cited_has_a_title_and_an_address(book: Book) -> None:
    kinds = {citable.record.kind_ for citable in book.citables.values() if citable.record}
    assert kinds == {"event", "deployment", "claim", "actor", "place", "line", "chart", "question", "work", "correction"}
    assert {"chapters/the-flood/", "chapters/the-flood/#the-coming"} <= set(book.citables)
    assert all(citable.title for citable in book.citables.values())


def test_what_shares_a_page_has_a_page_for_its_citations(book: Book) -> None:
    assert book.citables[CLAIM].page == "cite/events/1903-flood/flood-drowned/"
    assert book.citables["events/1903-flood/"].page == "events/1903-flood/"


def test_a_page_is_cited_with_site_version_day_of_change_day_of_reading_and_anchor(book: Book) -> None:
    made = book.citations[CLAIM]
    address = f"https://ditch.example/book/{CLAIM}"
    for form in ("full", "entry", "mla", "apa"):
        for part in ("<em>The Long Ditch</em>", "2099.1.0", "2099", "2001", address):
            assert part in made[form], form
    for form in ("bibtex", "ris", "csl"):
        assert address in made[form]
    assert [key for key, _, form in forms.page(made) if "data-read" in form] == ["full", "entry", "mla", "apa"]
    assert [ending for _, _, ending, text in forms.programs(made) if "data-read" in text] == ["bib", "ris"]


def test_a_paper_is_cited_with_the_place_and_through_it_what_it_rests_on(book: Book) -> None:
    (paper,) = cited.papers(book.citables[CLAIM], book.formatted, book.corpus)
    (place,), (through,) = paper.places, paper.through
    assert paper.work.id == "holm-1987"
    assert place.words in place.full
    assert place.apa.startswith("Holm, 1987, p. ")
    assert ", cited in Ada Holm" in through.full or ",” cited in Ada Holm" in through.full
    assert f"as cited in {place.apa}" in through.apa
    assert f"cited in {place.mla}" in through.mla


def test_a_work_is_cited_as_a_whole(book: Book) -> None:
    citable = next(c for c in book.citables.values() if isinstance(c.record, Work) and c.record.id == "ruud-1911")
    (whole,) = cited.papers(citable, book.formatted, book.corpus)
    assert (whole.work.id, whole.places) == ("ruud-1911", ())


def test_coins(book: Book) -> None:
    assert parse_qs(cited.coins(book.items[CLAIM], "The Long Ditch")) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["webpage"],
        "rft.title": [book.citables[CLAIM].title],
        "rft.source": ["The Long Ditch"],
        "rft.aucorp": ["The Long Ditch"],
        "rft.date": ["2099-01-02"],
        "rft.identifier": [f"https://ditch.example/book/{CLAIM}"],
    }
