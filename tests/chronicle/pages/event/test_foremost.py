"""Events that stand for others."""

from dataclasses import replace

import pytest

from chronicle.corpus.corpus import RecordLink
from chronicle.history import History
from chronicle.pages.event import foremost
from chronicle.records.claim import Claim
from chronicle.records.event import Event
from chronicle.values import dates
from support import with_only


@pytest.fixture
def told(history: History) -> History:
    """Five events, of whose third and last most is said."""
    event = history.corpus.of(Event)[0]
    events = [
        event.model_copy(update={"id": f"event-{number}", "date": dates.parse(date)})
        for number, date in enumerate(("1901", "1902", "1903", "1911", "1902/1912"))
    ]
    said = history.corpus.of(Claim)[0]
    about = (RecordLink(said.id, "about", "event-2"), RecordLink(said.id, "about", "event-4"))
    known = {"event-2": about[:1], "event-4": about[1:]}
    few = with_only(history, Event, *events)
    return replace(few, corpus=replace(few.corpus, links_to={**few.corpus.links_to, **known}))


def ids(events: list[Event]) -> list[str]:
    return [event.id for event in events]


def test_those_of_which_most_is_said_are_first_and_stand_by_date(told: History) -> None:
    events = told.corpus.of(Event)
    assert ids(foremost.first_of(told, events, 2)) == ["event-4", "event-2"]
    assert len(foremost.first_of(told, events, 9)) == len(events)
