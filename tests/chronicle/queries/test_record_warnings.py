from typing import Any

from chronicle.history import History
from chronicle.queries.record_warnings import find_warnings
from chronicle.records import Event, Work
from chronicle.values import Prose, dates
from support import update_record


def messages(history: History) -> list[str]:
    return [str(problem) for problem in find_warnings(history)]


def only(history: History, identifier: str, **update: Any) -> str:
    """Return the only warning about a history with a changed record."""
    [message] = messages(update_record(history, identifier, **update))
    return message


def test_what_contradicts_itself_is_asked(history: History) -> None:
    told, outside = messages(update_record(history, "1903-flood", date=dates.parse("1963-05-01")))
    assert "the id says 1903" in told
    assert "1903–1904, but most of its events are outside, such as that of 1 May 1963" in outside
    assert messages(update_record(history, "1903-flood", date=dates.parse("1902/1904"))) == []


def test_coordinates_with_a_wrong_sign_or_order_are_reported(history: History) -> None:
    for wrong in ((60.5, -10.2), (10.2, 60.5)):
        assert "but [60.5, 10.2] is in “Both states”" in only(history, "vik", coordinates=wrong)
    assert messages(update_record(history, "vik", coordinates=(-30.0, 100.0))) == []


def test_the_same_doi_twice_is_asked_in_any_letters(history: History) -> None:
    one = update_record(history, "ruud-1911", DOI="10.1000/XYZ")
    assert "“ruud-1911” has the same DOI" in only(one, "survey-1899", DOI="10.1000/xyz")
    assert messages(update_record(one, "survey-1899", DOI="10.1000/xy")) == []


def test_who_is_dead_acts_in_nothing_but_as_something(history: History) -> None:
    dead = update_record(history, "per-ruud", died=dates.parse("1900"))
    assert messages(dead) == []
    arrives = history.corpus.get(Event, "1901-corps-arrives")
    actors = tuple(one.model_copy(update={"role": None}) for one in arrives.actors)
    assert "“per-ruud” died 1900; check the dates" in only(dead, arrives.id, actors=actors)
    assert messages(update_record(history, arrives.id, actors=actors)) == []


def test_a_word_that_a_style_would_invent_is_asked_about(history: History) -> None:
    kept = history.corpus.get(Work, "survey-1899")
    bare = {"type": "manuscript", "genre": None, "archive": None, "publisher": None, "URL": None}
    asked = only(history, kept.id, **bare)
    assert asked.endswith("would choose a word for its genre; add a genre")
    assert messages(update_record(history, kept.id, **(bare | {"genre": "survey"}))) == []


def test_days_that_cannot_be_are_asked(history: History) -> None:
    late = {"issued": dates.parse("2100")}
    assert only(history, "ruud-1911", **late).endswith("2100 is in the future; check the date")
    late["accessed"] = dates.parse("1999")
    told = messages(update_record(history, "ruud-1911", **late))
    assert any("1999 is before it was issued" in message for message in told)


def test_what_is_entered_twice_is_asked(history: History) -> None:
    flood = history.corpus.get(Event, "1903-flood")
    fields = {name: getattr(flood, name) for name in Event.model_fields if name != "id"}
    told = messages(update_record(history, "1904-talks", **fields))
    assert any("repeats “1903-flood”; check" in message for message in told)


def test_what_counts_something_else_on_an_axis_is_asked(history: History) -> None:
    told = only(history, "corps-strength-holm", unit=Prose("men"))
    assert told.endswith("counts “men”, but the axis “diggers”; check that both are the same")
