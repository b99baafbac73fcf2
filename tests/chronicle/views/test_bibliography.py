import pytest

from chronicle.book import Book
from chronicle.record.models import Work
from chronicle.views import bibliography, ordering
from chronicle.views.bibliography import BibliographyView
from chronicle.views.page import home
from support import with_only


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


def test_of_many_works_those_come_first_on_which_most_rests(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ordering, "unfolded", lambda things: 1)
    works = [work.model_copy(update={"evidence": "press"}) for work in book.corpus.of(Work)]
    (press,) = bibliography.view(with_only(book, Work, *works)).groups
    assert [work.id for work in press.entries] == [
        "ruud-1911",
        "survey-1899",
        "vik-courier-1903-05-04",
    ]


def test_the_page_of_a_work_has_what_rests_on_it_place_by_place(book: Book) -> None:
    work = book.corpus.get(Work, "ruud-1911")
    view = bibliography.work_view(book, work)
    assert view.address == home(book, work) == "bibliography/ruud-1911/"
    (holm,) = view.papers.values()
    uses = {
        (place.address, place.label, book.addresses[record.id], at)
        for place, each in holm.items()
        for record, at in each
    }
    here = "papers/holm-1987/#p-12"
    assert uses == {
        (here, "p. 12", "actors/per-ruud/", "p. 40"),
        (here, "p. 12, n. 3", "events/1901-corps-arrives/", "p. 40"),
        (here, "p. 12, table", "deployments/corps-at-the-lock/#corps-strength-holm", "p. 41"),
    }
    assert view.voiced == ()
