"""Small timelines: the dates of some records on an axis over the period of the record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.record.models import Deployment, Event
from chronicle.views.small_timelines import FINE_LANES, SmallTimeline, small_timeline


@pytest.fixture(scope="module")
def corps(book: Book) -> SmallTimeline:
    """The timeline of the Canal Corps."""
    events = book.corpus.linking(Event, "canal-corps")
    deployments = book.corpus.linking(Deployment, "canal-corps", "unit")
    timeline = small_timeline(book, [*events, *deployments])
    assert timeline is not None
    return timeline


def test_its_axis_is_the_period_of_the_whole_record(corps: SmallTimeline) -> None:
    assert corps.words == "3 entries, 1901 to 1904, on an axis from 1890 to 1919"
    assert [(decade.year, decade.start) for decade in corps.decades] == [
        (1890, 0),
        (1900, 333),
        (1910, 667),
    ]


def test_marks_that_would_touch_stand_in_lanes_and_lead_to_their_records(
    corps: SmallTimeline,
) -> None:
    assert [(mark.link.address, mark.lane) for mark in corps.marks] == [
        ("events/1901-corps-arrives/", 0),
        ("deployments/corps-at-the-lock/", 1),
        ("events/1904-talks/", 0),
    ]
    assert corps.lanes == 2
    assert not corps.is_fine


def test_a_mark_is_as_wide_as_its_time_and_a_day_has_no_width(corps: SmallTimeline) -> None:
    day, years, _ = corps.marks
    assert day.width == 0
    assert years.width == round(1000 * 973 / 10957)


@pytest.mark.parametrize(
    ("times", "lanes", "is_fine"),
    [(8, 8, False), (9, 9, True), (30, FINE_LANES, True)],
)
def test_one_of_many_is_finer_and_has_an_end(
    book: Book,
    times: int,
    lanes: int,
    is_fine: bool,
) -> None:
    timeline = small_timeline(book, [book.corpus.get(Event, "1903-flood")] * times)
    assert timeline is not None
    assert (timeline.lanes, timeline.is_fine) == (lanes, is_fine)
    assert len(timeline.marks) == times


def test_one_year_is_named_once(book: Book) -> None:
    timeline = small_timeline(book, [book.corpus.get(Event, "1903-flood")])
    assert timeline is not None
    assert timeline.words == "1 entry, 1903, on an axis from 1890 to 1919"


def test_without_dates_or_a_period_there_is_none(book: Book) -> None:
    assert small_timeline(book, []) is None
    bare = replace(book, corpus=replace(book.corpus, kinds={}))
    assert small_timeline(bare, [book.corpus.get(Event, "1903-flood")]) is None
