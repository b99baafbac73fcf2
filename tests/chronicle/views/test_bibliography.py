from __future__ import annotations

import pytest

from chronicle.book import Book
from chronicle.record.models import Work
from chronicle.views import bibliography
from chronicle.views.bibliography import BibliographyEntry, BibliographyView


@pytest.fixture(scope="module")
def view(book: Book) -> BibliographyView:
    return bibliography.view(book)


@pytest.fixture(scope="module")
def works(view: BibliographyView) -> dict[str, BibliographyEntry]:
    entries = (*view.papers, *(work for group in view.groups for work in group.entries))
    return {entry.id: entry for entry in entries}


def test_works_stand_by_class_of_evidence(view: BibliographyView) -> None:
    assert [paper.id for paper in view.papers] == ["holm-1987", "anonymous-lock"]
    assert [(g.anchor, g.title, [work.id for work in g.entries]) for g in view.groups] == [
        ("evidence-archive", "Contemporary documents", ["survey-1899"]),
        ("evidence-press", "Press", ["vik-courier-1903-05-04"]),
        ("evidence-memoir", "Memoirs", ["ruud-1911"]),
    ]
    assert view.total == 3


def test_a_paper_has_a_page_of_its_own(works: dict[str, BibliographyEntry]) -> None:
    page = works["holm-1987"].page
    assert page is not None
    assert (page.address, page.label) == ("papers/holm-1987/", "What this site draws from it")
    assert works["holm-1987"].dependents == ()
    rests = works["ruud-1911"].page
    assert rests is not None
    assert (rests.address, rests.label) == ("bibliography/ruud-1911/", "What rests on it")
    assert works["ruud-1911"].counted == "1 actor, 1 claim, 1 event"


def test_the_page_of_a_work_has_what_rests_on_it_place_by_place(book: Book) -> None:
    work = book.corpus.get(Work, "ruud-1911")
    view = bibliography.work_view(book, work)
    assert view.address == bibliography.home(book, work) == "bibliography/ruud-1911/"
    assert view.permalink == "bibliography/#ruud-1911"
    assert view.group.address == "bibliography/#evidence-memoir"
    (holm,) = view.papers
    uses = {
        (each.place.address, each.place.label, use.link.address, use.note)
        for each in holm.places
        for use in each.uses
    }
    here = "papers/holm-1987/#p-12"
    assert uses == {
        (here, "p. 12", "actors/per-ruud/", "p. 40"),
        (here, "p. 12, n. 3", "events/1901-corps-arrives/", "p. 40"),
        (here, "p. 12, table", "deployments/corps-at-the-lock/#corps-strength-holm", "p. 41"),
    }
    assert view.voiced == ()


def test_a_work_has_what_rests_on_it_and_through_which_papers(
    works: dict[str, BibliographyEntry],
) -> None:
    dependents = works["ruud-1911"].dependents
    assert [(d.link.address, [name.as_text for name in d.through]) for d in dependents] == [
        ("actors/per-ruud/", ["Holm"]),
        ("deployments/corps-at-the-lock/#corps-strength-holm", ["Holm"]),
        ("events/1901-corps-arrives/", ["Holm"]),
    ]


def test_what_is_not_english_says_so(works: dict[str, BibliographyEntry]) -> None:
    assert works["ruud-1911"].is_foreign
    assert '<span lang="no">Minner fra kanalen</span>' in works["ruud-1911"].entry.as_html
    assert not works["anonymous-lock"].is_foreign
    assert [words.as_text for words in works["vik-courier-1903-05-04"].also] == [
        "The Courier of 4 May"
    ]


def test_each_work_has_the_way_to_its_citations(works: dict[str, BibliographyEntry]) -> None:
    assert works["ruud-1911"].cite.address == "cite/bibliography/ruud-1911/#cite"
    assert works["ruud-1911"].cite.title == "Memories of the Canal"
