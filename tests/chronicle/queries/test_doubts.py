import datetime
from dataclasses import replace
from typing import Any

from chronicle.history import History
from chronicle.queries.doubts import doubts
from chronicle.records.event import Event
from chronicle.records.journey import Journey, Step
from chronicle.values import dates
from chronicle.values.text import Prose
from support import changed, with_only

TODAY = datetime.date(2099, 1, 1)


def told(history: History) -> list[str]:
    return [str(problem) for problem in doubts(history, TODAY)]


def test_an_event_that_is_still_to_come_is_told(history: History) -> None:
    assert told(history) == []
    later = changed(history, "1903-flood", date=dates.parse("2099-01-02"))
    message, _of_another_year = told(later)
    assert message.startswith("data/events/events.yml:")
    assert message.endswith("2 January 2099 is still to come; see that the date is right")
    this_year = changed(history, "1903-flood", date=dates.parse("2099"))
    assert not any("still to come" in one for one in told(this_year))


def only(history: History, identifier: str, **update: Any) -> str:
    """The one doubt about a history in which a record has other values."""
    [message] = told(changed(history, identifier, **update))
    return message


def test_what_contradicts_itself_is_asked(history: History) -> None:
    assert "the id says 1903" in only(history, "1903-flood", date=dates.parse("1963-05-01"))
    assert told(changed(history, "1903-flood", date=dates.parse("1902/1904"))) == []
    told_of_gate = only(history, "term-lock", name=Prose("floodgate"))
    assert "“floodgate” stands in no text" in told_of_gate


def test_a_sentence_without_its_full_stop_is_asked_about(history: History) -> None:
    told_of_summary = only(history, "1903-flood", summary=Prose("Water stood in the cutting"))
    assert told_of_summary.endswith("summary ends without a full stop: “cutting”")


def test_who_is_dead_acts_in_nothing_but_as_something(history: History) -> None:
    arrives = history.corpus.get(Event, "1901-corps-arrives")
    dead = changed(history, "per-ruud", died=dates.parse("1900"))
    # He acts in three events, and in each as something.
    assert told(dead) == []
    actors = tuple(one.model_copy(update={"role": None}) for one in arrives.actors)
    assert "“per-ruud” died 1900" in only(dead, arrives.id, actors=actors)
    assert told(changed(history, arrives.id, actors=actors)) == []


def test_an_event_under_two_ids_is_asked_about(history: History) -> None:
    talks = history.corpus.get(Event, "1904-talks")
    again = {"id": "1904-parley", "title": Prose("The two states talk of an end of the work")}
    events = (*history.corpus.of(Event), talks.model_copy(update=again))
    entries = {**history.corpus.entries, "1904-parley": history.corpus.entries["1904-talks"]}
    both = with_only(history, Event, *events)
    both = replace(both, corpus=replace(both.corpus, entries=entries))
    [message] = told(both)
    assert "is this the event “1904-talks”, of the same day?" in message


def test_steps_out_of_time_are_asked_about(history: History) -> None:
    def step(date: str) -> Step:
        return Step.model_validate({"date": date, "places": ("vik",), "text": "So.", "rests_on": ("1903-flood",)})  # fmt: skip

    def journey(*days: str) -> list[str]:
        entries = {**history.corpus.entries, "way": history.corpus.entries["1904-talks"]}
        made = with_only(
            history, Journey, Journey.model_construct(id="way", steps=tuple(map(step, days)))
        )
        return told(replace(made, corpus=replace(made.corpus, entries=entries)))

    assert journey("1901", "1901-05", "1902", "1902-01/..") == []
    [message] = journey("1902", "1901-05")
    assert "May 1901 is before 1902, the step above it" in message
