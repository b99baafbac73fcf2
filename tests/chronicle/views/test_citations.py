import pytest

from chronicle.book import Book
from chronicle.views import citations
from chronicle.views.citations import CitationPageView


def page(book: Book, address: str) -> CitationPageView:
    return next(
        citations.citation_page(book, one)
        for one in book.citables.values()
        if citations.where(one) == address
    )


@pytest.mark.pandoc
def test_an_answer_is_cited_by_its_question_and_from_its_own_sources(book: Book) -> None:
    view = page(book, "cite/questions/how-many-diggers/answer-340/")
    assert view.title.as_text == "How many diggers did Norrmark send? 340"
    assert view.citations.url.endswith("/questions/how-many-diggers/#answer-340")
    assert [work.name.as_text for work in view.citations.works] == ["Holm"]
    assert "How Many Diggers" in view.citations.forms[0].text
    # In a list of all that a page has, only the page itself has this title.
    assert not citations.control(book, view.cited.address).is_listed


def test_what_has_many_places_has_a_page_for_its_citations(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = "events/1903-flood/"
    assert citations.citations_here(book, event)
    monkeypatch.setattr(citations, "FEW", 1)
    assert citations.citations_here(book, event) is None
    assert citations.where(book.citables[event]) == "cite/events/1903-flood/"
    assert page(book, "cite/events/1903-flood/").cited.address == event
    # What shares a page has its own already, a work no places.
    assert (
        citations.where(book.citables["bibliography/#ruud-1911"]) == "cite/bibliography/ruud-1911/"
    )


def test_of_many_places_one_is_picked(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = "events/1903-flood/#flood-drowned"
    assert [work.is_folded for work in citations.citations(book, claim).works] == [False]
    monkeypatch.setattr(citations, "FEW", 1)
    assert [work.is_folded for work in citations.citations(book, claim).works] == [True]


def test_a_control_leads_to_citations_where_they_stand(book: Book) -> None:
    control = citations.control(book, "chapters/the-flood/#the-coming")
    assert control.address == "cite/chapters/the-flood/the-coming/#cite"
    assert control.title == "The flood, paragraph 1"
    assert "rft_id=https://ditch.example" in control.coins
    assert citations.control(book, "events/1903-flood/").address == "events/1903-flood/#cite"
