from __future__ import annotations

from dataclasses import replace

from chronicle.book import Book
from chronicle.record.models import Event, Record
from chronicle.views.period import period


def test_events_are_counted_by_theme_and_year(book: Book) -> None:
    view = period(book)
    assert view
    assert (view.first, view.last, view.total, view.most) == (1899, 1910, 5, 1)
    assert [(theme.link.label, theme.counts) for theme in view.themes] == [
        ("Digging", ((1899, 1), (1901, 1), (1903, 1), (1904, 1), (1910, 1))),
        ("Floods", ((1903, 1),)),
    ]
    assert view.themes[1].link.address == "timeline/?theme=floods"


def test_turns_are_numbered_in_their_order(book: Book) -> None:
    view = period(book, ["1904-talks", "1903-flood"])
    assert view
    assert [(turn.number, turn.year, turn.link.address) for turn in view.turns] == [
        (1, 1904, "events/1904-talks/"),
        (2, 1903, "events/1903-flood/"),
    ]


def test_no_event_no_period(book: Book) -> None:
    kinds: dict[type[Record], tuple[Record, ...]] = {**book.corpus.kinds, Event: ()}
    assert period(replace(book, corpus=replace(book.corpus, kinds=kinds))) is None
