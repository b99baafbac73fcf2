from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from chronicle.book import Book
from chronicle.exports import timelinejs
from chronicle.record import dates
from chronicle.record.models import Event, Theme
from support import SITE

# What timeline.knightlab.com/docs/json-format.html says of the parts that are used here.
WORDS = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "required": ["year"],
    "dependentRequired": {"day": ["month"]},
    "additionalProperties": False,
}
FORMAT = {
    "type": "object",
    "properties": {
        "title": {"type": "object", "properties": {"text": WORDS}, "required": ["text"]},
        "events": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"start_date": DATE, "end_date": DATE, "text": WORDS, "group": {"type": "string"}}
                | {key: {"type": "string"} for key in ("display_date", "unique_id")},
                "required": ["start_date", "text"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["events"],
}


def read(book: Book) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(timelinejs.text(book))
    return made


def test_every_event_comes_back_in_the_documented_form(history: Book) -> None:
    made = read(history)
    jsonschema.validate(made, FORMAT)
    events = history.corpus.of(Event)
    assert [event["unique_id"] for event in made["events"]] == [event.id for event in events]
    for back, event in zip(made["events"], events, strict=True):
        assert back["display_date"] == event.date.words
        assert back["group"] == history.corpus.get(Theme, event.themes[0]).name
        assert f'"{history.site.url}events/{event.id}/"' in back["text"]["text"]
        assert back["start_date"]["year"] == event.date.year


@pytest.mark.parametrize(
    ("event", "start", "end"),
    [
        ("1899-survey", {"year": 1899}, None),
        ("1901-corps-arrives", {"year": 1901, "month": 5, "day": 3}, None),
        ("1903-flood", {"year": 1903, "month": 5, "day": 1}, {"year": 1903, "month": 5, "day": 3}),
        ("1904-talks", {"year": 1904, "month": 6, "day": 1}, {"year": 1904, "month": 8, "day": 31}),
        ("1910-opening", {"year": 1910, "month": 12}, None),
    ],
)
def test_dates_have_the_parts_that_are_written(book: Book, event: str, start: dict[str, int], end: dict[str, int] | None) -> None:
    back = next(found for found in read(book)["events"] if found["unique_id"] == event)
    assert (back["start_date"], back.get("end_date")) == (start, end)


def test_text_is_escaped(book: Book) -> None:
    ship = replace(book, site=replace(SITE, name="<b>Ditch & Lock"))
    assert read(ship)["title"]["text"]["headline"] == "&lt;b&gt;Ditch &amp; Lock"
    arrives = next(event for event in read(book)["events"] if event["unique_id"] == "1901-corps-arrives")
    assert "<i>Memories of the Canal</i>" in arrives["text"]["text"]


def test_a_decade_is_given_by_its_first_and_last_day() -> None:
    assert timelinejs.bounds("190X") == ({"year": 1900, "month": 1, "day": 1}, {"year": 1909, "month": 12, "day": 31})
    assert dates.parts("190X") is None
