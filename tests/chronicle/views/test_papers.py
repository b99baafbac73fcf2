from __future__ import annotations

import pytest

from chronicle.book import Book
from chronicle.record.models import Work
from chronicle.views import papers, selection
from chronicle.views.papers import PaperView


@pytest.fixture(scope="module")
def views(book: Book) -> dict[str, PaperView]:
    views = (papers.view(book, paper) for paper in selection.papers(book.corpus))
    return {view.address: view for view in views}


@pytest.fixture(scope="module")
def holm(views: dict[str, PaperView]) -> PaperView:
    return views["papers/holm-1987/"]


def test_a_place_that_only_a_life_cites_leads_to_the_actor(views: dict[str, PaperView]) -> None:
    notes = views["papers/anonymous-lock/"]
    (place,) = [place for place in notes.places if place.anchor == "para-5"]
    assert [citing.link.address for citing in place.records] == [
        "actors/per-ruud/",
        "events/1904-talks/#talks-motive-estmark",
        "events/1904-talks/",
    ]


def test_neighbours_that_no_record_cites_are_one_row(holm: PaperView, book: Book) -> None:
    uncited = papers.uncited(book, book.corpus.get(Work, "holm-1987"))
    assert uncited == tuple(place for place in holm.places if not place.records)
    assert ("n-6", "nn. 6–9") in [(place.anchor, place.words) for place in uncited]


def test_what_only_one_paper_has_is_in_order_of_date(views: dict[str, PaperView]) -> None:
    only = [link.address for link in views["papers/holm-1987/"].only]
    assert only == ["deployments/corps-at-the-lock/", "events/1903-flood/", "events/1910-opening/"]


def test_a_claim_has_its_voice_and_a_record_its_note(holm: PaperView) -> None:
    places = {place.anchor: place for place in holm.places}
    (drowned,) = places["p-13"].claims
    assert drowned.voice is not None
    assert drowned.voice.label.as_text == "Vik Courier, 4 May 1903"
    assert drowned.date == "May 1903"
    beside = [(each.address, each.label.as_text) for each in drowned.beside]
    assert beside == [("papers/holm-1987/#n-5", "n. 5")]
    (again,) = places["n-5"].claims
    assert [each.label.as_text for each in again.beside] == ["p. 13"]


def test_a_paragraph_has_its_first_words(views: dict[str, PaperView], holm: PaperView) -> None:
    notes = views["papers/anonymous-lock/"]
    openings = {place.anchor: place.opening for place in notes.places}
    assert openings["para-2"] == "Before the diggers there was"
    assert notes.counting == "The verse on the lock counts as ¶2."
    assert not notes.by_page
    assert holm.by_page
    assert {place.opening for place in holm.places} == {""}


def test_a_paper_has_pages_for_its_notes_its_names_and_what_only_it_has(
    holm: PaperView, book: Book
) -> None:
    assert [way.address for way in holm.parts] == [
        f"papers/holm-1987/{end}/" for end in ("notes", "names", "only")
    ]
    paper = book.corpus.get(Work, "holm-1987")
    notes, names, only = (papers.part(book, paper, way.kind) for way in holm.parts)
    assert [note.words for note in notes.notes] == ["n. 3", "n. 5"]
    assert {place.is_note for place in holm.body} == {False}
    assert only.only == holm.only
    assert [group.title for group in names.names] == ["Actors", "Places", "Lines", "Lessons"]
    (ruud,) = [n for n in names.names[0].entries if n.link.address == "actors/per-ruud/"]
    assert [place.label for place in ruud.places] == ["p. 12", "n. 3"]


def test_what_stands_with_a_claim_of_its_page_is_not_listed_again(holm: PaperView) -> None:
    (page,) = [place for place in holm.places if place.anchor == "p-12"]
    pages = {claim.link.address.partition("#")[0] for claim in page.claims}
    assert {each.link.address for each in page.others} - {each.link.address for each in page.rest}
    assert not pages & {each.link.address for each in page.rest}
