import pytest

from chronicle.book import Book
from chronicle.views import papers, selection
from chronicle.views.papers import PaperView, PlaceView


@pytest.fixture(scope="module")
def views(book: Book) -> dict[str, PaperView]:
    views = (papers.view(book, paper) for paper in selection.papers(book.corpus))
    return {view.address: view for view in views}


@pytest.fixture(scope="module")
def holm(views: dict[str, PaperView]) -> PaperView:
    return views["papers/holm-1987/"]


def shown(place: PlaceView) -> list[str]:
    return [record.id for record in (*place.claims, *place.others)]


def test_every_place_has_what_cites_it(holm: PaperView) -> None:
    places = {place.anchor: place for place in holm.places}
    assert [place.words for place in holm.places][:3] == ["p. 11", "p. 12", "p. 13"]
    assert [place.words for place in holm.places][-2:] == ["n. 5", "nn. 6–9"]
    assert shown(places["p-13"]) == ["flood-drowned"]


def test_what_stands_with_a_claim_of_its_page_is_not_listed_again(holm: PaperView) -> None:
    """The talks are on the page of the one claim about them."""
    (page,) = [place for place in holm.places if place.anchor == "p-12"]
    assert [one.kind_ for one in page.others] == ["event"]
    [claim] = page.claims
    assert claim.about not in {one.id for one in page.others}


def test_names_are_listed_once_for_the_paper(views: dict[str, PaperView]) -> None:
    assert {one.kind for one in views["papers/holm-1987/"].named} == {
        "actor",
        "place",
        "line",
        "lesson",
    }
    assert "actors/per-ruud/" in [one.address for one in views["papers/anonymous-lock/"].named]


def test_what_only_one_paper_has_is_in_order_of_date(views: dict[str, PaperView]) -> None:
    only = [link.address for link in views["papers/holm-1987/"].only]
    assert only == ["deployments/corps-at-the-lock/", "events/1903-flood/", "events/1910-opening/"]


def test_a_note_has_what_the_paper_cites_there_and_leads_to_its_page(holm: PaperView) -> None:
    places = {place.anchor: place for place in holm.places}
    note = places["n-5"]
    assert [rest.work for rest in note.works] == ["vik-courier-1903-05-04"]
    assert note.is_ibid
    assert [one.address for one in note.beside] == [
        "papers/holm-1987/#p-13",
        "papers/holm-1987/#p-14",
    ]
    assert shown(note) == []
    page = places["p-13"]
    assert [one.label for one in page.beside] == ["n. 5"]
    assert (page.works, page.is_ibid) == ((), False)


def test_a_slip_stands_where_the_paper_has_it(holm: PaperView) -> None:
    assert {
        place.anchor: [slip.id for slip in place.slips] for place in holm.places if place.slips
    } == {"p-13": ["holm-p13-month"]}


def test_a_paragraph_has_its_first_words(views: dict[str, PaperView], holm: PaperView) -> None:
    openings = {place.anchor: place.opening for place in views["papers/anonymous-lock/"].places}
    assert openings["para-2"] == "Before the diggers there was"
    assert {place.opening for place in holm.places} == {""}
