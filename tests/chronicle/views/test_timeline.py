from __future__ import annotations

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Event, Question, Record
from chronicle.views import selection, timeline
from chronicle.views.timeline import Option, TimelineEntry, TimelineView


def with_events(book: Book, *events: Event) -> Book:
    """A book that has these events and no others."""
    kinds: dict[type[Record], tuple[Record, ...]] = {**book.corpus.kinds, Event: events}
    return replace(book, corpus=replace(book.corpus, kinds=kinds))


@pytest.fixture(scope="module")
def view(book: Book) -> TimelineView:
    found = timeline.timeline(book)
    assert found
    return found


def entry(view: TimelineView, identifier: str) -> TimelineEntry:
    """An event of the timeline by its id."""
    return next(one for year in view.years for one in year.entries if one.id == identifier)


def chosen(view: TimelineView, one: TimelineEntry) -> list[tuple[str, str]]:
    """The options that an event has, by the keys of their filters."""
    options = [(kind.key, option.key) for kind in view.filters for option in kind.options]
    return [options[key] for key in one.keys]


def test_events_stand_by_year(view: TimelineView) -> None:
    assert [(year.title, [event.id for event in year.entries]) for year in view.years] == [
        ("1899", ["1899-survey"]),
        ("1901", ["1901-corps-arrives"]),
        ("1903", ["1903-flood"]),
        ("1904", ["1904-talks"]),
        ("1910", ["1910-opening"]),
    ]
    assert (view.count, view.great) == (5, True)


def test_an_event_has_the_numbers_of_its_options(view: TimelineView) -> None:
    assert chosen(view, entry(view, "1901-corps-arrives")) == [
        ("weight", "major"),
        ("theme", "digging"),
        ("paper", "holm-1987"),
        ("paper", "anonymous-lock"),
        ("actor", "canal-corps"),
        ("actor", "per-ruud"),
        ("evidence", "memoir"),
        ("evidence", "scholarship"),
    ]


def test_a_great_event_is_told_in_a_sentence(view: TimelineView) -> None:
    great = entry(view, "1901-corps-arrives")
    assert great.sentence == (
        "The corps arrived with tools of its own, as *Memories of the Canal* tells."
    )
    assert great.names == ("Canal Corps", "Per Ruud")
    assert great.link.address == "events/1901-corps-arrives/"
    assert great.cite == "events/1901-corps-arrives/#cite"
    other = entry(view, "1904-talks")
    assert (other.sentence, other.names) == (None, ())


def test_an_event_leads_to_the_first_question_by_rank(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    (question,) = book.corpus.of(Question)
    open_one = question.model_copy(update={"rank": "open", "id": "corps-at-the-lock"})
    great_one = question.model_copy(update={"rank": "great"})
    monkeypatch.setattr(selection, "questions", lambda event, corpus: [open_one, great_one])
    found = timeline.timeline(book)
    assert found
    disputed = entry(found, "1903-flood").question
    assert disputed
    assert disputed.address == "questions/how-many-diggers/"


def test_an_event_without_a_question_is_not_disputed(view: TimelineView) -> None:
    assert entry(view, "1899-survey").question is None


def test_a_filter_offers_what_some_event_has(view: TimelineView) -> None:
    filters = {kind.key: kind for kind in view.filters}
    assert filters["weight"].options == (
        Option("major", "Great events", 3),
        Option("minor", "Other events", 2),
    )
    assert filters["theme"].options == (
        Option("digging", "Digging", 5),
        Option("floods", "Floods", 1),
    )
    assert Option("canal-corps", "Canal Corps", 2) in filters["actor"].options
    counts = [option.count for option in filters["actor"].options]
    assert counts == sorted(counts, reverse=True)
    assert [option.name for option in filters["paper"].options] == ["Holm", "Unsigned notes"]
    assert "fiction" not in {option.key for option in filters["evidence"].options}


def test_of_many_options_the_first_are_words(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline, "WORDS", 2)
    found = timeline.timeline(book)
    assert found
    words = {kind.key: (kind.words, len(kind.options)) for kind in found.filters}
    assert words["theme"] == (2, 2)
    assert words["actor"] == (2, 4)


def test_no_event_no_timeline(book: Book) -> None:
    assert timeline.timeline(with_events(book)) is None
