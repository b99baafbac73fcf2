from typing import Any

from chronicle.history import History
from chronicle.queries.record_warnings import find_warnings
from chronicle.records import Event, Work
from chronicle.values import Prose, dates
from support import update_record


def list_warnings(history: History) -> list[str]:
    return [str(problem) for problem in find_warnings(history)]


def find_warning(history: History, identifier: str, **update: Any) -> str:
    """Return the only warning about a history with a changed record."""
    [message] = list_warnings(update_record(history, identifier, **update))
    return message


def test_warns_about_contradicting_dates(history: History) -> None:
    id_warning, range_warning = list_warnings(
        update_record(history, "1903-flood", date=dates.parse("1963-05-01"))
    )
    assert "the id says 1903" in id_warning
    assert (
        "1903–1904, but most of its events are outside, such as that of 1 May 1963" in range_warning
    )
    assert list_warnings(update_record(history, "1903-flood", date=dates.parse("1902/1904"))) == []


def test_warns_about_swapped_coordinates(history: History) -> None:
    for coordinates in ((60.5, -10.2), (10.2, 60.5)):
        assert "but [60.5, 10.2] is in “Both states”" in find_warning(
            history, "vik", coordinates=coordinates
        )
    assert list_warnings(update_record(history, "vik", coordinates=(-30.0, 100.0))) == []


def test_warns_about_duplicate_doi(history: History) -> None:
    with_doi = update_record(history, "ruud-1911", DOI="10.1000/XYZ")
    assert "“ruud-1911” has the same DOI" in find_warning(
        with_doi, "survey-1899", DOI="10.1000/xyz"
    )
    assert list_warnings(update_record(with_doi, "survey-1899", DOI="10.1000/xy")) == []


def test_warns_about_dead_actors(history: History) -> None:
    dead = update_record(history, "per-ruud", died=dates.parse("1900"))
    assert list_warnings(dead) == []
    arrives = history.corpus.get(Event, "1901-corps-arrives")
    actors = tuple(actor.model_copy(update={"role": None}) for actor in arrives.actors)
    assert "“per-ruud” died 1900; check the dates" in find_warning(dead, arrives.id, actors=actors)
    assert list_warnings(update_record(history, arrives.id, actors=actors)) == []


def test_warns_about_missing_genre(history: History) -> None:
    survey = history.corpus.get(Work, "survey-1899")
    bare = {"type": "manuscript", "genre": None, "archive": None, "publisher": None, "URL": None}
    warning = find_warning(history, survey.id, **bare)
    assert warning.endswith("would choose a word for its genre; add a genre")
    assert list_warnings(update_record(history, survey.id, **(bare | {"genre": "survey"}))) == []


def test_warns_about_impossible_dates(history: History) -> None:
    late = {"issued": dates.parse("2100")}
    assert find_warning(history, "ruud-1911", **late).endswith(
        "2100 is in the future; check the date"
    )
    late["accessed"] = dates.parse("1999")
    warnings = list_warnings(update_record(history, "ruud-1911", **late))
    assert any("1999 is before it was issued" in message for message in warnings)


def test_warns_about_duplicate_event(history: History) -> None:
    flood = history.corpus.get(Event, "1903-flood")
    fields = {name: getattr(flood, name) for name in Event.model_fields if name != "id"}
    warnings = list_warnings(update_record(history, "1904-talks", **fields))
    assert any("repeats “1903-flood”; check" in message for message in warnings)


def test_warns_about_other_unit_on_axis(history: History) -> None:
    warning = find_warning(history, "corps-strength-holm", unit=Prose("men"))
    assert warning.endswith("counts “men”, but the axis “diggers”; check that both are the same")
