from __future__ import annotations

import pytest

from chronicle.book import Book
from chronicle.record.models import Work
from chronicle.views import bibliography
from chronicle.views.bibliography import BibliographyView


@pytest.fixture(scope="module")
def view(book: Book) -> BibliographyView:
    return bibliography.view(book)


def test_works_stand_by_class_of_evidence(view: BibliographyView) -> None:
    assert [paper.id for paper in view.papers] == ["holm-1987", "anonymous-lock"]
    assert [(g.anchor, g.title, [work.id for work in g.entries]) for g in view.groups] == [
        ("evidence-archive", "Contemporary documents", ["survey-1899"]),
        ("evidence-press", "Press", ["vik-courier-1903-05-04"]),
        ("evidence-memoir", "Memoirs", ["ruud-1911"]),
    ]
    assert view.total == 3


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
