import datetime
from typing import Any

from chronicle.history import History
from chronicle.queries.doubts import doubts
from chronicle.records import Event, Work
from chronicle.values import dates
from chronicle.values.text import Prose
from support import changed

TODAY = datetime.date(2099, 1, 1)


def messages(history: History) -> list[str]:
    return [str(problem) for problem in doubts(history, TODAY)]


def test_an_event_that_is_still_to_come_is_reported(history: History) -> None:
    assert messages(history) == []
    later = changed(history, "1903-flood", date=dates.parse("2099-01-02"))
    message, _of_another_year = messages(later)
    assert message.startswith("data/events/events.yml:")
    assert message.endswith("2 January 2099 is still to come; see that the date is right")
    this_year = changed(history, "1903-flood", date=dates.parse("2099"))
    assert not any("still to come" in one for one in messages(this_year))


def only(history: History, identifier: str, **update: Any) -> str:
    """The one doubt about a history in which a record has other values."""
    [message] = messages(changed(history, identifier, **update))
    return message


def test_what_contradicts_itself_is_asked(history: History) -> None:
    assert "the id says 1903" in only(history, "1903-flood", date=dates.parse("1963-05-01"))
    assert messages(changed(history, "1903-flood", date=dates.parse("1902/1904"))) == []
    told_of_gate = only(history, "term-lock", name=Prose("floodgate"))
    assert "“floodgate” stands in no text" in told_of_gate


def test_a_sentence_without_its_full_stop_is_asked_about(history: History) -> None:
    told_of_summary = only(history, "1903-flood", summary=Prose("Water stood in the cutting"))
    assert told_of_summary.endswith("summary ends without a full stop: “cutting”")


def test_the_same_doi_twice_is_asked_in_any_letters(history: History) -> None:
    one = changed(history, "ruud-1911", DOI="10.1000/XYZ")
    assert "“ruud-1911” has this DOI too" in only(one, "survey-1899", DOI="10.1000/xyz")
    assert messages(changed(one, "survey-1899", DOI="10.1000/xy")) == []


def test_who_is_dead_acts_in_nothing_but_as_something(history: History) -> None:
    dead = changed(history, "per-ruud", died=dates.parse("1900"))
    assert messages(dead) == []
    arrives = history.corpus.get(Event, "1901-corps-arrives")
    actors = tuple(one.model_copy(update={"role": None}) for one in arrives.actors)
    assert "“per-ruud” died 1900; see that" in only(dead, arrives.id, actors=actors)
    assert messages(changed(history, arrives.id, actors=actors)) == []


def test_a_word_that_a_style_would_invent_is_asked_about(history: History) -> None:
    kept = history.corpus.get(Work, "survey-1899")
    bare = {"type": "manuscript", "genre": None, "archive": None, "publisher": None, "URL": None}
    asked = only(history, kept.id, **bare)
    assert asked.endswith("would call it “unpublished manuscript”; give it a genre, or an archive")
    assert messages(changed(history, kept.id, **(bare | {"genre": "survey"}))) == []
