from __future__ import annotations

import pytest

from chronicle.book import Book
from chronicle.record.models import Work
from chronicle.views import papers
from chronicle.views.papers import PaperView


@pytest.fixture(scope="module")
def views(book: Book) -> dict[str, PaperView]:
    return {view.address: view for view in papers.papers(book)}


@pytest.fixture(scope="module")
def holm(views: dict[str, PaperView]) -> PaperView:
    return views["papers/holm-1987/"]


def test_each_paper_has_a_page(views: dict[str, PaperView]) -> None:
    assert list(views) == ["papers/holm-1987/", "papers/anonymous-lock/"]


def test_a_paper_is_named_and_cited(holm: PaperView) -> None:
    assert holm.name.as_text == "Holm"
    assert holm.entry.as_text.startswith("Holm, Ada. “The Long Ditch.”")
    assert holm.entry.as_text.endswith(".")
    assert holm.bibliography.address == "bibliography/#holm-1987"
    assert holm.guide is None
    assert holm.description.startswith("What this site draws from it, place by place, and its slips.")


def test_every_place_has_the_records_that_cite_it(holm: PaperView) -> None:
    places = {place.anchor: place for place in holm.places}
    assert [place.words for place in holm.places][:3] == ["p. 11", "p. 12", "p. 13"]
    assert [place.words for place in holm.places][-2:] == ["n. 5", "nn. 6–9"]
    addresses = [link.address for link in places["p-13"].records]
    assert "events/1903-flood/" in addresses
    assert len(addresses) == len(set(addresses))


def test_a_place_that_only_a_life_cites_leads_to_the_actor(views: dict[str, PaperView]) -> None:
    notes = views["papers/anonymous-lock/"]
    (place,) = [place for place in notes.places if place.anchor == "para-5"]
    assert [link.address for link in place.records] == ["actors/per-ruud/", "events/1904-talks/"]


def test_neighbours_that_no_record_cites_are_one_row(holm: PaperView, book: Book) -> None:
    uncited = papers.uncited(book, book.corpus.get(Work, "holm-1987"))
    assert uncited == tuple(place for place in holm.places if not place.records)
    assert ("n-6", "nn. 6–9") in [(place.anchor, place.words) for place in uncited]


def test_a_place_with_a_name_keeps_its_row(holm: PaperView) -> None:
    (table,) = [place for place in holm.places if place.anchor == "table"]
    assert table.words == "table"


def test_records_are_counted_once(holm: PaperView) -> None:
    cited = {link.address for place in holm.places for link in place.records}
    assert holm.total == len(cited)


def test_what_only_one_paper_has_is_in_order_of_date(views: dict[str, PaperView]) -> None:
    only = [link.address for link in views["papers/holm-1987/"].only]
    assert only == ["deployments/corps-at-the-lock/", "events/1903-flood/", "events/1910-opening/"]


def test_slips_have_their_own_addresses(holm: PaperView) -> None:
    (entry,) = holm.slips
    assert (entry.slip.id, entry.slip.reads) == ("holm-p13-month", "3 March")
    assert entry.cite.address == "cite/papers/holm-1987/holm-p13-month/#cite"
