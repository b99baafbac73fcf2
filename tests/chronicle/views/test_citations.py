from __future__ import annotations

from chronicle.book import Book
from chronicle.pages import cite
from chronicle.views import citations
from chronicle.views.citations import CitationPageView


def page(book: Book, address: str) -> CitationPageView:
    return next(citations.citation_page(book, one) for one in book.citables.values() if one.page == address)


def test_what_shares_a_page_has_a_page_for_its_citations(book: Book) -> None:
    shared = {f"{one.page}index.html" for one in book.citables.values() if "#" in one.address}
    assert {path for path, _ in cite.files(book) if path.endswith("/index.html")} == shared


def test_a_claim_is_cited_as_a_page_and_through_its_paper(book: Book) -> None:
    view = page(book, "cite/events/1903-flood/flood-drowned/")
    assert view.cited.address == "events/1903-flood/#flood-drowned"
    assert view.version == "2099.1.0"
    assert [form.key for form in view.citations.forms] == ["full", "short", "entry", "mla", "apa"]
    assert [program.key for program in view.citations.programs] == ["bibtex", "ris", "csl"]
    (paper,) = view.citations.works
    assert (paper.id, paper.is_paper, paper.programs) == ("holm-1987", True, ())
    assert [place.words.as_text for place in paper.places] == ["p. 13, n. 5"]
    assert not view.citations.is_work


def test_a_work_is_cited_itself(book: Book) -> None:
    view = page(book, "cite/bibliography/ruud-1911/")
    assert view.citations.is_work
    (work,) = view.citations.works
    assert (work.places, len(work.programs), work.files) == ((), 3, ())


def test_a_control_leads_to_citations_where_they_stand(book: Book) -> None:
    control = citations.control(book, "chapters/the-flood/#the-coming")
    assert control.address == "cite/chapters/the-flood/the-coming/#cite"
    assert control.title == "The flood, paragraph 1"
    assert "rft.identifier=https://ditch.example" in control.coins
    assert citations.control(book, "events/1903-flood/").address == "events/1903-flood/#cite"
