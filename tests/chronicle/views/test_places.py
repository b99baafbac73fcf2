"""What the page of places shows."""

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Line, PlaceRecord, Record
from chronicle.views import places
from chronicle.views.places import PlaceEntry, PlacesView


@pytest.fixture(scope="module")
def view(book: Book) -> PlacesView:
    return places.view(book)


def entry(view: PlacesView, identifier: str) -> PlaceEntry:
    """The entry of a place."""
    entries = (place for group in view.groups for place in group.entries)
    return next(one for one in entries if one.place.id == identifier)


def test_places_are_listed_by_country_and_those_of_none_last(view: PlacesView) -> None:
    assert {
        country.title: [one.place.id for one in country.entries] for country in view.groups
    } == {
        "Estmark": ["the-lock"],
        "Norrmark": ["vik"],
        "Elsewhere": ["isthmus"],
    }
    assert [country.title for country in view.groups] == ["Estmark", "Norrmark", "Elsewhere"]


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
    kinds = dict(book.corpus.kinds)
    kinds[PlaceRecord] = tuple(everywhere)
    monkeypatch.setattr(places, "MANY", 1)
    (group,) = places.view(replace(book, corpus=replace(book.corpus, kinds=kinds))).groups
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
    kinds: dict[type[Record], tuple[Record, ...]] = {
        **book.corpus.kinds,
        Line: (border,),
        PlaceRecord: (*book.corpus.of(PlaceRecord), empty),
    }
    corpus = replace(book.corpus, records={**book.corpus.records, "empty": empty}, kinds=kinds)
    changed = places.view(replace(book, corpus=corpus))
    assert entry(changed, "empty").point is not None
    assert [point.id for point in changed.map.points] == ["the-lock"]
