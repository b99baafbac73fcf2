"""Events as the JSON that TimelineJS reads (timeline.knightlab.com/docs/json-format.html).

A date has as many parts as are written; a season or a date with unknown digits is given by its first and last day. The date in
words is what readers see. A span that is open at one end stands at the date that is given for the other.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import escape

from chronicle.book import Book
from chronicle.exports.record import lines, permalink
from chronicle.pages.page import prose
from chronicle.record import dates
from chronicle.record.models import Event, Theme


def text(book: Book) -> str:
    """All events in the order of the record, grouped by their first theme. Text is HTML."""
    title = {"headline": str(escape(book.site.name)), "text": str(escape(book.site.description))}
    events = lines(_event(event, book) for event in book.corpus.of(Event))
    return f'{{"title": {json.dumps({"text": title}, ensure_ascii=False)}, "events": [{events}\n]}}\n'


def _event(event: Event, book: Book) -> dict[str, Any]:
    link = f'<a href="{escape(permalink(event, book))}">{escape(book.site.name)}</a>'
    return {
        "unique_id": event.id,
        **_dates(event.date),
        "display_date": event.date.words,
        "group": book.corpus.get(Theme, event.themes[0]).name,
        "text": {"headline": str(prose(event.title)), "text": f"<p>{prose(event.summary)}</p><p>{link}</p>"},
    }


def _dates(date: dates.Date) -> dict[str, Any]:
    written = [end for end in date.text.split("/") if end.strip(".")]
    first, last = bounds(written[0])[0], bounds(written[-1])[1]
    return {"start_date": first} | ({"end_date": last} if last != first else {})


def bounds(text: str) -> tuple[dict[str, int], dict[str, int]]:
    """The first and the last moment of one written date, the same where it is plain."""
    parts = dates.parts(text)
    if parts and parts[1] <= 12:
        plain = {unit: part for unit, part in zip(("year", "month", "day"), parts, strict=True) if part}
        return plain, plain
    date = dates.parse(text)
    assert date.earliest
    assert date.latest
    first, last = ({"year": day.year, "month": day.month, "day": day.day} for day in (date.earliest, date.latest))
    return first, last
