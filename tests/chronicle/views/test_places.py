"""What the page of places shows."""

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Line, PlaceRecord
from chronicle.views import places
from chronicle.views.places import PlacesView
from support import with_only


@pytest.fixture(scope="module")
def view(book: Book) -> PlacesView:
    return places.view(book)


def test_places_are_listed_by_country_and_those_of_none_last(view: PlacesView) -> None:
    listed = [(group.title, [one.place.id for one in group.entries]) for group in view.groups]
    assert listed == [
        ("Estmark", ["the-lock"]),
        ("Norrmark", ["vik"]),
        ("Elsewhere", ["isthmus"]),
    ]


def test_small_countries_of_many_stand_together(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MANY", 1)
    monkeypatch.setattr(places, "FEW", 2)
    others, elsewhere = places.view(book).groups
    assert (others.title, len(others.entries)) == ("Other countries", 2)
    assert elsewhere.title == "Elsewhere"


def test_of_many_places_those_come_first_of_which_there_is_most(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    everywhere = [
        place.model_copy(update={"country": "Vik"}) for place in book.corpus.of(PlaceRecord)
    ]
    monkeypatch.setattr(places, "MANY", 1)
    (group,) = places.view(with_only(book, PlaceRecord, *everywhere)).groups
    assert [one.place.id for one in group.entries] == ["the-lock", "isthmus", "vik"]


def test_the_map_has_the_periods_of_the_settings(view: PlacesView) -> None:
    assert [(one.id, one.words, one.places) for one in view.map.periods] == [
        ("map-1900-1905", "1900–1905", 2),
        ("map-1906-1912", "1906–1912", 1),
    ]
    assert [point.by_period for point in view.map.points] == [(3, 1), (2, 0)]
    assert list(view.map.lines.values()) == [(2,)]


def test_without_periods_the_map_shows_all_years(book: Book) -> None:
    settings = book.corpus.settings.model_copy(update={"periods": ()})
    plain = places.view(replace(book, corpus=replace(book.corpus, settings=settings))).map
    assert plain.periods == ()
    assert [(point.words, point.by_period) for point in plain.points] == [
        ("3 events, 1 deployment", ()),
        ("2 events", ()),
    ]


def test_for_what_a_line_stands_there_is_no_point_nor_for_areas_without_records(book: Book) -> None:
    vik = book.corpus.get(PlaceRecord, "vik")
    empty = vik.model_copy(update={"id": "empty", "kind": "region", "precision": None})
    border = book.corpus.get(Line, "line-old-border").model_copy(update={"place": "vik"})
    more = with_only(book, PlaceRecord, *book.corpus.of(PlaceRecord), empty)
    changed = places.view(with_only(more, Line, border))
    points = {one.place.id: one.point for group in changed.groups for one in group.entries}
    assert points["empty"] is not None
    assert [point.id for point in changed.map.points] == ["the-lock"]
