"""When something happened, drawn: a mark and a way for each record."""

from lxml import html

from chronicle.drawing import date_marks
from chronicle.history import History
from chronicle.records.base import Record
from chronicle.records.event import Event
from chronicle.values import dates


def dated(history: History, *edtf: str) -> list[Event]:
    flood = history.corpus.get(Event, "1903-flood")
    return [flood.model_copy(update={"id": date, "date": dates.parse(date)}) for date in edtf]


def to(record: Record) -> str:
    return f"to-{record.id}"


def test_each_record_has_one_mark_that_leads_to_it_and_says_when(history: History) -> None:
    events = dated(history, "1899-05-01", "1899/1909", "1901-05-03~", "1903-05-03", "1903-05-03")
    drawn = date_marks.figure(history, events, (), to)
    ways = html.fragments_fromstring(str(drawn))[0].xpath(".//a")
    assert sorted(way.get("href") for way in ways) == sorted(map(to, events))
    assert {way.findtext("title").split(":")[0] for way in ways} == {
        event.date.words for event in events
    }
    assert "Hollow: the date is not certain." in date_marks.figure(history, events, (), to)
    assert "Hollow" not in date_marks.figure(history, dated(history, *["1903"] * 4), (), to)
