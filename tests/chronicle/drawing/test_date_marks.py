"""Dates as marks on an axis of years."""

import pytest
from lxml import html

from chronicle.drawing import date_marks
from chronicle.drawing.date_marks import LANES, layout
from chronicle.record import dates
from chronicle.record.text import Prose
from chronicle.views.page import DatedLink
from chronicle.views.small_timelines import SmallTimeline

YEARS = range(1890, 1920, 10)


def timeline(*edtf: str) -> SmallTimeline:
    entries = (DatedLink(f"events/{date}/", Prose("x"), date=dates.parse(date)) for date in edtf)
    return SmallTimeline(tuple(entries), YEARS, "in words")


@pytest.mark.parametrize(
    ("date", "start", "width"),
    [
        ("1890-01-01", 0, 0),
        ("1901-05-03", 378, 0),
        ("1903-05-01/1903-05-03", 444, 4),
        ("1901/1903", 367, 100),
        ("1904/..", 467, 25),
        ("1915/1930", 833, 167),
        ("1880/1899", 0, 333),
    ],
)
def test_a_mark_is_as_wide_as_its_time_on_the_axis_and_a_day_has_no_width(
    date: str, start: int, width: int
) -> None:
    assert date_marks.extent(dates.parse(date), YEARS) == (start, width)


def test_marks_that_would_touch_stand_in_lanes_over_years() -> None:
    placed = layout(timeline("1901-05-03", "1901-06/1904", "1904-10-11"))
    assert [mark.lane for mark in placed.marks] == [0, 1, 0]
    assert placed.labels == {1890: 0, 1900: 333, 1910: 667}
    assert placed.lanes == 2


def test_many_marks_share_lanes() -> None:
    placed = layout(timeline(*["1903-05-01/1903-05-03"] * 30))
    assert (placed.lanes, len(placed.marks)) == (LANES, 30)


def test_an_uncertain_date_is_rough_and_each_leads_to_what_has_it() -> None:
    dates = timeline("1899~", "1903", "1904", "1905")
    drawn = html.fromstring(date_marks.figure(dates, "actors/x/"))
    links = drawn.findall("svg/a")
    assert [link.get("href") for link in links[:2]] == ["../../events/1899~/", "../../events/1903/"]
    assert [link.find("path").get("class") for link in links[:2]] == ["rough", None]
    assert drawn.get("aria-label") == "Small timeline: in words"


def test_few_dates_are_not_drawn() -> None:
    assert not date_marks.figure(timeline("1899~", "1903"), "actors/x/")
