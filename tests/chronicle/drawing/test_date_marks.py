from dataclasses import replace

from lxml import html

from chronicle.drawing import date_marks
from chronicle.drawing.date_marks import LANES, layout
from chronicle.history import History
from chronicle.record import dates
from chronicle.record.days import Axis, Day, Step
from chronicle.record.models import Event, Record

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
    assert (
        drawn.find("p").text_content().endswith("The thin line ends with the death, 8 July 1904.")
    )
    assert date_marks.line(history, events, died).count("M") > date_marks.line(
        history, events
    ).count("after")
    assert 'class="at after"' in date_marks.line(history, events, died)


def to(record: Record) -> str:
    return f"to-{record.id}"


def test_an_uncertain_date_is_rough_and_each_leads_to_its_record(history: History) -> None:
    events = dated(history, "1903", "1899~", "1904", "1905")
    drawn = html.fromstring(date_marks.figure(history, events, to))
    links = drawn.findall("svg/a")
    assert [link.get("href") for link in links[:2]] == ["to-1899~", "to-1903"]
    assert [link.find("path").get("class") for link in links[:2]] == ["rough", None]
    labels = drawn.xpath("figcaption/span/text()")
    assert labels == [str(year) for year in range(1898, 1912, 2)]
    # One year is named once.
    in_words = date_marks.words(dated(history, "1903"), DECADES)
    assert in_words == "1 entry, 1903, on an axis from 1890 to 1919"


def test_few_dates_are_not_drawn_nor_any_without_a_period(history: History) -> None:
    assert not date_marks.figure(history, dated(history, "1899~", "1903"), to)
    assert not date_marks.line(history, [])
    bare = replace(history, corpus=replace(history.corpus, kinds={}))
    assert not date_marks.line(bare, dated(history, "1903"))
