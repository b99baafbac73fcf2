from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from chronicle.drawing import date_marks
from chronicle.drawing.date_marks import COVERED, LANES, layout
from chronicle.drawing.marks import ARROWS, ROUGH, Mark, of_date, of_figure
from chronicle.drawing.spread import Spread
from chronicle.history import History
from chronicle.kinds.base import Record
from chronicle.kinds.event.model import Event
from chronicle.values import amounts, dates
from chronicle.values.amounts import QUALIFIERS, Figure
from chronicle.values.days import Axis, Day, Step
from chronicle.values.text import Prose
from support.cases import cases

LABELS = {Day(year).number: str(year) for year in (1890, 1900, 1910)}
DECADES = Axis(Step("year", 10), Day(1890).number, Day(1920).number, LABELS)


def dated(history: History, *edtf: str) -> list[Event]:
    flood = history.corpus.get(Event, "1903-flood")
    return [flood.model_copy(update={"id": date, "date": dates.parse(date)}) for date in edtf]


def test_marks_that_would_touch_stand_in_lanes_and_many_share_them(history: History) -> None:
    placed = layout(dated(history, "1901-05-03", "1901-06/1904", "1904-10-11"), DECADES)
    assert [mark.lane for mark in placed.marks] == [0, 1, 0]
    assert placed.labels == {"1890": 0, "1900": 333, "1910": 667}
    assert placed.lanes == 2
    placed = layout(dated(history, *["1903-05-01/1903-05-03"] * 30), DECADES)
    assert (placed.lanes, len(placed.marks)) == (LANES, 30)


def test_no_bar_goes_on_after_a_death_and_a_long_one_is_named(history: History) -> None:
    events = dated(history, "1898-01-01", "1899/1909", "1901-05-03", "1911-05-01")
    died = dates.parse("1904-07-08")
    placed = layout(events, DECADES, died)
    assert placed.stop == 484
    assert [(mark.start, mark.width) for mark in placed.marks[1::2]] == [(300, 184), (711, 0)]
    assert layout(events, DECADES).stop == 1000
    drawn = html.fromstring(date_marks.figure(history, events, to, died))
    assert "Long bar: " in drawn.find("p").text_content()
    assert drawn.find("p/a").get("href") == "to-1899/1909"
    said = drawn.find("p").text_content()
    assert said.endswith("The thin line ends with the death, 8 July 1904.")
    lived = html.fragments_fromstring(str(date_marks.line(history, events, died)))
    assert lived[1].text == "4 events, 1898 to 1911; died 8 July 1904"


def test_no_bar_goes_on_after_a_death_but_dots_do(history: History) -> None:
    events = dated(history, "1899/1901", "1911-05-01")
    placed = layout(events, DECADES, dates.parse("1904-07-08"))
    first, last = placed.marks
    # All lines are as long as the axis; a stroke across one is a death, above the dots about it.
    assert placed.life_path == "M0 5h1000"
    assert placed.death_path == f"M{placed.stop} -5v18"
    assert last.start > placed.stop
    assert placed.starts_path == f"M{first.start} 5h0M{last.start} 5h0"
    # Two at one place counted as one: they stand above each other, and the line below them.
    twice = layout(dated(history, "1901-05-03", "1901-05-03", "1911-05-01"), DECADES)
    (first, _, last) = twice.marks
    assert twice.starts_path == f"M{first.start} 10h0M{first.start} 5h0M{last.start} 10h0"
    assert (twice.life_path, twice.dotted) == ("M0 10h1000", 15)
    # So do two of about one time, straight; but of these none crosses a death.
    near = dated(history, "1904-07-01", "1904-09-01", "1911-05-01")
    (first, second, last) = layout(near, DECADES).marks
    assert second.start > first.start
    stacked = f"M{first.start} 10h0M{first.start} 5h0M{last.start} 10h0"
    assert layout(near, DECADES).starts_path == stacked
    parted = layout(near, DECADES, dates.parse("1904-07-08"))
    assert parted.starts_path == f"M{first.start} 5h0M{first.start + COVERED} 5h0M{last.start} 5h0"


def test_what_is_less_than_nothing_hangs_from_a_line_at_nought() -> None:
    below, above = Figure(-5, -5), Figure(10, 10)
    drawn = [of_figure(figure, -5, 10) for figure in (below, above)]
    assert [(mark.start, mark.stop, mark.nought) for mark in drawn] == [
        (0, 33.33, 33.33),
        (33.33, 100, 33.33),
    ]
    assert of_figure(above, 0, 10).nought is None


def to(record: Record) -> str:
    return f"to-{record.id}"


def test_an_uncertain_date_is_rough_and_each_leads_to_its_record(history: History) -> None:
    events = dated(history, "1903", "1899~", "1904", "1905")
    drawn = html.fromstring(date_marks.figure(history, events, to))
    links = drawn.findall(".//a")
    assert [link.get("href") for link in links[:2]] == ["to-1899~", "to-1903"]
    assert [link.find("path").get("class") for link in links[:2]] == ["rough", None]
    labels = drawn.xpath(".//text/text()")
    assert labels == [str(year) for year in range(1898, 1912, 2)]
    # One year is named once.
    in_words = date_marks.words(dated(history, "1903"), DECADES, "1903")
    assert in_words == "1 entry, 1903, on an axis from 1890 to 1919"


def test_few_dates_are_not_drawn_nor_any_without_a_period(history: History) -> None:
    assert not date_marks.figure(history, dated(history, "1899~", "1903"), to)
    assert ">no dated event</p>" in date_marks.line(history, [])
    assert ">died 1903</p>" in date_marks.line(history, [], dates.parse("1903"))
    bare = replace(history, corpus=replace(history.corpus, kinds={}))
    assert not date_marks.line(bare, dated(history, "1903", "1904", "1905"))
    few = date_marks.line(history, dated(history, "1903", "1904"))
    assert few == '<p class="lived">2 events, 1903 to 1904</p>'
    assert "<svg" in date_marks.line(history, dated(history, "1903", "1904", "1905"))


@cases
def test_a_figure_is_as_long_as_it_is_and_open_if_rough(
    value: Any, low: float, mark: dict[str, Any]
) -> None:
    figure = amounts.parse(value)
    assert isinstance(figure, Figure)
    assert of_figure(figure, low, 200) == Mark(**mark)


def test_every_qualifier_is_drawn() -> None:
    assert ROUGH | set(ARROWS) == set(QUALIFIERS)


@cases
def test_a_date_is_as_wide_as_its_time_and_a_day_has_no_width(
    date: str, mark: dict[str, Any]
) -> None:
    drawn, wanted = of_date(dates.parse(date), DECADES), Mark(**mark)
    assert (drawn.start, drawn.stop) == pytest.approx((wanted.start, wanted.stop), abs=0.03)
    assert (drawn.is_rough, drawn.arrow) == (wanted.is_rough, wanted.arrow)


def of(*figures: Figure) -> Spread:
    return Spread(Prose("Strength"), figures)


def exact(number: int) -> Figure:
    return Figure(number, number)


def test_dots_stand_in_proportion_from_end_to_end() -> None:
    spread = of(exact(87), exact(200), exact(313))
    assert [spread.x(figure.low) for figure in spread.figures] == [0, 50, 100]
    assert set(spread.named) == set(spread.figures)


def test_a_rough_figure_stands_below_an_exact_one_on_its_spot() -> None:
    least = Figure(12, 12, "at_least")
    spread = of(exact(12), least, exact(27))
    assert spread.placed[exact(12)] < spread.placed[exact(27)] < spread.placed[least]
    # The words of both find room, above and below the line.
    assert spread.named[least] != spread.named[exact(12)] == spread.named[exact(27)]


def test_a_range_has_no_dot() -> None:
    spread = of(exact(87), Figure(150, 384), exact(384))
    assert spread.dots == [exact(87), exact(384)]
    # Its words stand in its middle.
    assert Figure(150, 384) in spread.named
    assert spread.x(150) < spread.middle(Figure(150, 384)) < 100


@pytest.mark.parametrize("million", [1, 1_000_000])
def test_numbers_without_room_are_left_to_the_words(million: int) -> None:
    spread = of(*(exact(number * million) for number in (1, 10, 20, 30, 40, 1000)))
    assert {exact(million), exact(1000 * million)} <= set(spread.named)
    assert len(spread.named) < 6


def test_an_arrow_stands_before_what_began_by_then_and_after_what_goes_on() -> None:
    began = Mark(40, 41, arrow="left")
    assert (began.arrow_at, began.arrow_off) == (40, -2)
    # A bar of some length needs no gap to be seen.
    assert Mark(40, 48, arrow="left").arrow_off == 0
    goes_on = Mark(40, 42, arrow="right")
    assert (goes_on.arrow_at, goes_on.arrow_off) == (42, 0)
    # A figure has its bar from nought, and lies below its end.
    at_most = Mark(0, 42, arrow="left")
    assert (at_most.arrow_at, at_most.arrow_off) == (42, 9)
