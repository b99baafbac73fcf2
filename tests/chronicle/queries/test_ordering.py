"""The orders in which readers meet things: years, decades after theirs, and what a year folds."""

from collections.abc import Iterable

from chronicle.history import History
from chronicle.queries import ordering
from chronicle.queries.ordering import MANY_EVENTS
from chronicle.records.event import Event
from chronicle.values import dates
from support import read, with_only, words


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
    events = dated(history, "195X", "1950", "1959-12", "1960-01", "1949", "199X", "2000")
    assert years(events) == ["1949", "1950", "1959", "195X", "1960", "199X", "2000"]
    listed = [event.id for event in ordering.as_listed(events)]
    assert listed[2:5] == ["event-1959-12", "event-195X", "event-1960-01"]
    # It is called so that it cannot be taken for its first year.
    assert [ordering.year_heading(year) for year in ("195X", "1950")] == ["In the 1950s", "1950"]


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
    # Of a year that has no others the first stands open.
    [only, *_] = ordering.years_of_events([*dated(history, *["1949"] * 3), *others])
    assert (only.year, len(only.open), len(only.folded)) == ("1949", 1, 2)
    assert not any(year.folded for year in rest)


def test_a_short_history_is_listed_by_month(history: History) -> None:
    texts = ("1854-08-31", "1854-09-02/1854-09-08", "1854", "1855-01~", "1855-21")
    short = with_only(history, Event, *dated(history, *texts))
    assert ordering.is_by_month(short)
    months = ordering.by_year(short.corpus.of(Event), by_month=True)
    assert list(months) == ["1854", "1854-08", "1854-09", "1855", "1855-01"]
    assert [ordering.year_heading(month) for month in months] == [
        "1854", "August 1854", "September 1854", "1855", "January 1855",
    ]  # fmt: skip
    assert not ordering.is_by_month(history)
    assert not ordering.is_by_month(with_only(history, Event))


def test_its_pages_have_months(history: History) -> None:
    short = with_only(history, Event, *dated(history, "1854-08-31", "1854-09-02", "1855-04"))
    timeline = read(short, "timeline/")
    assert [words(head) for head in timeline.iter("h2")][:3] == [
        "August 1854", "September 1854", "April 1855",
    ]  # fmt: skip
    assert words(timeline.find_class("lead")[0]).startswith("3 events, August 1854 to April 1855")
    bars = timeline.xpath("//nav[@class='years']/svg")[0]
    assert (
        bars.get("viewbox").split()[2] == "10"
    )  # a place for each month from July, with which the labels begin
    links = [link.get("href") for link in bars.iter("a")]
    assert links == ["#year-1854-08", "#year-1854-09", "#year-1855-04"]
    assert timeline.get_element_by_id("year-1854-09") is not None
    event = read(short, "events/event-1854-09-02/")
    crumbs = [link.get("href") for link in event.find_class("crumb")[0].iter("a")]
    assert crumbs[1] == "../../timeline/#year-1854-09"
