from __future__ import annotations

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Event, Record
from chronicle.views import timeline
from chronicle.views.timeline import Option, TimelineView


def with_events(book: Book, *events: Event) -> Book:
    """A book that has these events and no others."""
    kinds: dict[type[Record], tuple[Record, ...]] = {**book.corpus.kinds, Event: events}
    return replace(book, corpus=replace(book.corpus, kinds=kinds))


@pytest.fixture(scope="module")
def view(book: Book) -> TimelineView:
    found = timeline.timeline(book)
    assert found
    return found


def test_events_stand_by_year(view: TimelineView) -> None:
    assert [(year.year, [event.id for event in year.events]) for year in view.years] == [
        (1899, ["1899-survey"]),
        (1901, ["1901-corps-arrives"]),
        (1903, ["1903-flood"]),
        (1904, ["1904-talks"]),
        (1910, ["1910-opening"]),
    ]
    assert view.count == 5
    assert view.decades == ((1890, 1899), (1900, 1901), (1910, 1910))


def test_an_event_has_what_the_filters_ask_for(view: TimelineView) -> None:
    (arrival,) = view.years[1].events
    assert arrival.themes == ("digging",)
    assert arrival.actors == ("canal-corps", "per-ruud")
    assert arrival.names == ("Canal Corps", "Per Ruud")
    assert arrival.papers == ("holm-1987", "anonymous-lock")
    assert arrival.evidence == ("memoir", "scholarship")
    assert arrival.weight == "major"
    assert arrival.link.address == "events/1901-corps-arrives/"
    assert arrival.cite.address == "events/1901-corps-arrives/#cite"


def test_a_filter_offers_what_some_event_has(view: TimelineView) -> None:
    assert view.filters.themes == (Option("digging", "Digging", 5), Option("floods", "Floods", 1))
    assert Option("canal-corps", "Canal Corps", 2) in view.filters.actors
    counts = [option.count for option in view.filters.actors]
    assert counts == sorted(counts, reverse=True)
    assert [option.name for option in view.filters.papers] == ["Holm", "Unsigned notes"]
    assert "fiction" not in {option.key for option in view.filters.evidence}


def test_the_band_has_every_year_of_its_decades(view: TimelineView) -> None:
    band = view.band
    assert (band.first, band.last, band.most, band.peak) == (1899, 1910, 1, 1899)
    assert (band.years[0], band.years[-1]) == ((1890, 0), (1919, 0))
    assert band.lanes == ()


def test_a_long_event_says_its_title_and_its_date(book: Book) -> None:
    flood = book.corpus.get(Event, "1903-flood")
    changes = {"title": "The *Vik Courier* counts", "date": "1901/1903"}
    dumped = flood.model_dump(by_alias=True, exclude_defaults=True)
    long = Event.model_validate(dumped | changes)
    found = timeline.timeline(with_events(book, long))
    assert found
    ((event,),) = found.band.lanes
    assert (event.id, event.words) == ("1903-flood", "The Vik Courier counts, 1901–1903")


def test_no_event_no_timeline(book: Book) -> None:
    assert timeline.timeline(with_events(book)) is None
