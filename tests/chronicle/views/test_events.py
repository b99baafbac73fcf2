"""What the page of an event shows."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from chronicle.book import Book
from chronicle.views import events
from chronicle.views.events import EventView


@pytest.fixture(scope="module")
def views(book: Book) -> Mapping[str, EventView]:
    """The view of each event, by its id."""
    views = (events.view(book, event) for event in events.ordered(book))
    return {view.address.split("/")[1]: view for view in views}


def test_an_event_stands_between_two_before_and_two_after(views: Mapping[str, EventView]) -> None:
    flood, survey = views["1903-flood"], views["1899-survey"]
    assert [one.link.label for one in flood.before] == [
        "Estmark surveys the isthmus",
        "The Canal Corps reaches the lock",
    ]
    assert [one.link.label for one in flood.after] == [
        "The two states talk of ending the work",
        "The canal opens",
    ]
    assert (survey.before, len(survey.after)) == ((), 2)


def test_the_chapter_that_is_quoted_is_not_named_again(views: Mapping[str, EventView]) -> None:
    flood = views["1903-flood"]
    assert flood.quoted
    assert flood.quoted.sentence == "It stood three days."
    assert flood.chapters == ()
    assert views["1910-opening"].quoted is None
