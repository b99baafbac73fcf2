"""The links to decades in a list by year, and the events that a year collapses."""

from chronicle.history import History
from chronicle.queries import ordering
from chronicle.records import Event
from chronicle.values import dates


def make_events(history: History, *texts: str, weight: str = "minor") -> list[Event]:
    """Return events like the flood on these dates."""
    flood = history.corpus.get(Event, "1903-flood")
    return [
        flood.model_copy(
            update={"id": f"event-{text}", "date": dates.parse(text), "weight": weight}
        )
        for text in texts
    ]


def test_minor_events_of_a_year_collapse(history: History) -> None:
    great = make_events(history, "1950-01-31", weight="major")
    minor = make_events(history, "1950-02-01", "1950-03-01", "1951")
    first, second = ordering.years_of_events([*great, *minor])
    assert (list(first.events), first.collapsed_events) == ([*great, *minor[:2]], minor[:2])
    # A single event is not collapsed.
    assert (list(second.events), second.collapsed_events) == (minor[2:], [])
    # If a year has only minor events, the first is shown.
    alike = make_events(history, *["1949"] * 3)
    [only] = ordering.years_of_events(alike)
    assert (list(only.events), only.collapsed_events) == (alike, alike[1:])


def test_timeline_jumps_are_decades_or_centuries() -> None:
    decades = ordering.first_years_of_decades(["1899", "1901", "1903", "191X"])
    assert decades == {"1890s": "1899", "1900s": "1901", "1910s": "191X"}
    centuries = ordering.first_years_of_decades(["-0099", "0000", "0014", "02XX", "1781"])
    assert [*centuries.items()] == [
        ("1st century BC", "-0099"),
        ("1st century AD", "0014"),
        ("3rd century AD", "02XX"),
        ("18th century", "1781"),
    ]
