import re
from dataclasses import replace

from lxml import html

from chronicle.drawing.period import Period, draw, period
from chronicle.drawing.strip import Mark
from chronicle.history import History
from chronicle.records.event import Event
from chronicle.values import dates
from support import copies, with_only
from support.cases import cases

TURNS = "1. [They survey](id:1899-survey)\n2. [The water comes](id:1903-flood)\n"


def view(history: History, turns: str = "") -> Period:
    found = period(history, turns)
    assert found
    return found


def columns(history: History) -> list[Mark]:
    *_, row = view(history).strip.rows
    return [mark for mark in row.marks if mark.tall]


def test_every_event_stands_in_one_column_below_the_line_if_of_the_theme(
    history: History,
) -> None:
    events = history.corpus.of(Event)
    drawn = columns(history)
    assert sum(column.tall for column in drawn) == len(events)
    below = [event for event in events if "floods" in event.themes]
    assert sum(column.tall for column in drawn if column.below) == len(below) > 0
    assert drawn[0].title == "1899: 1 event"
    assert "events of floods" in view(history).caption


def test_a_column_counts_what_is_of_a_decade_apart_from_its_first_year(history: History) -> None:
    dated = [{"date": dates.parse(date)} for date in ("1910", "191X", "191X", "189X")]
    told = [column.title for column in columns(copies(history, "1901-corps-arrives", *dated))]
    assert "1910: 1 event, and 2 of the 1910s" in told
    assert "the 1890s: 1 event" in told


@cases
def test_columns_stand_for_times_with_room(
    history: History, edtf: str, said: str, first: str
) -> None:
    dated = ({"date": dates.parse(date)} for date in edtf.split())
    many = copies(history, "1903-flood", *dated)
    assert view(many).strip.words.startswith(f"Events by {said}: ")
    assert columns(many)[0].title == first


def test_columns_turns_and_chapters_are_links_and_said_before_the_drawing(
    history: History,
) -> None:
    drawn = html.fromstring(draw(history, TURNS, ""))
    assert [child.tag for child in drawn] == ["figcaption", "div"]
    ways = [link.get("href") for link in drawn.xpath(".//a")]
    assert {"events/1899-survey/", "events/1903-flood/", "timeline/#year-1903"} <= set(ways)
    assert all(ways)
    texts = [re.sub(r"\s+", " ", text.text_content()) for text in drawn.iter("text")]
    assert "1903 The water comes" in texts
    [chapter] = html.fromstring(draw(history, "", "")).xpath(".//b/a")
    assert chapter.get("href") == "chapters/the-flood/"
    assert draw(with_only(history, Event), TURNS, "") == ""


def test_each_chapter_has_a_row_with_its_years(history: History) -> None:
    (chapter,) = history.chapters
    twice = view(replace(history, chapters=(chapter, chapter)))
    assert len(twice.strip.rows) == 3
    [years] = twice.strip.rows[0].marks
    assert chapter.years
    assert chapter.years.words in years.title
