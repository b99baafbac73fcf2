"""The axis of time: what is written along it, and what of that has room on a narrow screen."""

from lxml import html

from chronicle.drawing import time_axis
from chronicle.values.days import Axis, Day, Step, axis


def kept(years: list[time_axis.YearLabel]) -> list[str]:
    return [year.words for year in years if not year.is_crowded]


def test_on_a_narrow_screen_every_second_year_is_left_out_where_they_would_meet() -> None:
    decades = time_axis.year_labels(axis(Day(1940), Day(2029)))
    assert len(decades) == 9
    assert kept(decades) == ["1940", "1960", "1980", "2000", "2020"]
    assert [year.style for year in decades[:3]] == ["", "crowded", ""]


def test_the_first_label_begins_at_its_place_only_where_it_is_long() -> None:
    """A year is drawn half in the margin, and stands over its point as the others do."""
    for words, anchor in (("1940", "middle"), ("May 1940", "start")):
        first = time_axis.YearLabel(words, 0, is_crowded=False)
        assert first.anchor == anchor
        assert first.style == ("first" if anchor == "start" else "")


def test_years_that_have_room_stay() -> None:
    few = time_axis.year_labels(axis(Day(1901), Day(1904)))
    assert kept(few) == [year.words for year in few] == ["1901", "1902", "1903", "1904"]


def test_a_label_alone_has_room_however_long_it_is() -> None:
    start, stop = Day(1).number, Day(2).number
    alone = Axis(Step("year"), start, stop, {start: "a" * 90})
    assert [year.is_crowded for year in time_axis.year_labels(alone)] == [False]


def test_each_year_has_a_stroke_from_the_top_of_a_drawing_to_its_foot() -> None:
    decades = axis(Day(1940), Day(2029))
    strokes = html.fragments_fromstring(str(time_axis.strokes_along(decades)))
    drawn = [(one.get("class"), one.get("x1"), one.get("x2"), one.get("y2")) for one in strokes]
    assert drawn[0] == (None, "0.0%", "0.0%", "100%")
    labels = time_axis.year_labels(decades)
    assert [x for _, x, _, _ in drawn] == [f"{one.x}%" for one in labels]


def test_the_bars_of_an_axis_are_found_once() -> None:
    years = axis(Day(1940), Day(2029))
    assert years.bars is years.bars
