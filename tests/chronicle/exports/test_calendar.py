import datetime

import ics
import pytest

from chronicle.book import Book
from chronicle.exports import calendar
from chronicle.record import dates
from chronicle.record.models import Event, PlaceRecord, Theme


def test_every_event_comes_back(history: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    # The parser that ics uses wraps standard output once more for each line that it reads.
    monkeypatch.setattr("colorama.init", lambda: None)
    read = {event.uid: event for event in ics.Calendar(calendar.text(history).decode()).events}
    events = [event for event in history.corpus.of(Event) if event.date.year > 0]
    assert set(read) == {f"{history.site.url}events/{event.id}/" for event in events}
    for event in events:
        back = read[f"{history.site.url}events/{event.id}/"]
        first, last = calendar.days(event.date)
        assert (back.name, back.all_day) == (event.title, True)
        assert (back.begin.date(), back.end.date()) == (first, last + datetime.timedelta(days=1))
        assert back.description.lower().startswith(event.date.words.lower())
        assert not event.as_given or f"(as given: {event.as_given})" in back.description
        assert event.summary.as_text in back.description
        assert back.categories == {history.corpus.get(Theme, theme).name for theme in event.themes}
        places = [history.corpus.get(PlaceRecord, place).name for place in event.places]
        assert (back.location or "") == ", ".join(places)
        assert history.edition
        assert str(back.created.date()) == history.edition.date.text


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1903-05-01/1903-05-03", "1903-05-01", "1903-05-03"),
        ("1899~", "1899-01-01", "1899-12-31"),
        ("1904-22", "1904-06-01", "1904-08-31"),
        ("../1910-12", "1910-12-01", "1910-12-31"),
        ("1910/..", "1910-01-01", "1910-12-31"),
        ("1910-12-05/", "1910-12-05", "1910-12-05"),
    ],
)
def test_an_open_span_stands_at_the_end_that_is_given(edtf: str, first: str, last: str) -> None:
    assert tuple(map(str, calendar.days(dates.parse(edtf)))) == (first, last)
