"""The orders in which readers meet things: years, decades at their end, and what a year folds."""

from collections.abc import Iterable

from chronicle.history import History
from chronicle.kinds.event.model import Event
from chronicle.queries import ordering
from chronicle.queries.ordering import MANY_EVENTS
from chronicle.values import dates


def dated(history: History, *texts: str, weight: str = "minor") -> list[Event]:
    """Events like the flood on some dates."""
    flood = history.corpus.get(Event, "1903-flood")
    return [
        flood.model_copy(
            update={"id": f"event-{text}", "date": dates.parse(text), "weight": weight}
        )
        for text in texts
    ]


def years(events: Iterable[Event]) -> list[str]:
    return list(ordering.by_year(events))


def test_a_decade_stands_after_its_years(history: History) -> None:
    events = dated(history, "195X", "1950", "1959-12", "1960-01", "19XX", "1949")
    assert years(events) == ["1949", "1950", "1959", "195X", "1960", "19XX"]


def test_the_minor_events_of_a_year_are_folded_where_events_are_many(history: History) -> None:
    great = dated(history, "1950-01-31", weight="major")
    minor = dated(history, "1950-02-01", "1950-03-01", "1951")
    few = list(ordering.years_of_events([*great, *minor]))
    assert [len(year.folded) for year in few] == [0, 0]

    others = dated(history, *(str(year) for year in range(1960, 1960 + MANY_EVENTS)))
    first, second, *rest = ordering.years_of_events([*great, *minor, *others])
    assert (first.year, list(first.open), list(first.folded)) == ("1950", great, minor[:2])
    # One alone is not.
    assert (second.year, len(second.open), len(second.folded)) == ("1951", 1, 0)
    assert not any(year.folded for year in rest)
