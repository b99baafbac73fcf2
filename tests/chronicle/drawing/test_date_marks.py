"""When something happened, drawn: a mark and a way for each record."""

from dataclasses import replace

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
    for drawn in (date_marks.figure(history, events, to), date_marks.line(history, events, to)):
        ways = html.fragments_fromstring(str(drawn))[0].xpath(".//a")
        assert sorted(way.get("href") for way in ways) == sorted(map(to, events))
        assert {way.findtext("title").split(":")[0] for way in ways} == {
            event.date.words for event in events
        }
    assert "Hollow: the date is not certain." in date_marks.figure(history, events, to)
    assert "Hollow" not in date_marks.figure(history, dated(history, *["1903"] * 4), to)


def test_a_death_is_marked_and_said(history: History) -> None:
    events = dated(history, "1898", "1899", "1901", "1911")
    died = dates.parse("1904-07-08")
    assert "died 8 July 1904</text>" in date_marks.figure(history, events, to, died)
    lived = html.fragments_fromstring(str(date_marks.line(history, events, to, died)))
    assert lived[1].text == "4 events, 1898 to 1911; died 8 July 1904"


def test_few_dates_are_read_sooner_than_a_drawing(history: History) -> None:
    assert not date_marks.figure(history, dated(history, "1899~", "1903"), to)
    assert ">no dated event</p>" in date_marks.line(history, [], to)
    assert ">died 1903</p>" in date_marks.line(history, [], to, dates.parse("1903"))
    bare = replace(history, corpus=replace(history.corpus, kinds={}))
    assert date_marks.ends(bare) == ()
