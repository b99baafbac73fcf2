"""Events as iCalendar (RFC 5545): each over all the days that its date can mean, with the date in words.

A span that is open at one end (by, from, until) stands over the date that is given for the other end, since a calendar has no
open spans; the words say that it is open.
"""

from __future__ import annotations

import datetime as dt

import icalendar

from chronicle.book import Book
from chronicle.exports.record_json import permalink
from chronicle.record.dates import Date
from chronicle.record.models import Event, PlaceRecord, Theme
from chronicle.record.text import capital


def text(book: Book) -> bytes:
    """The calendar of all events. Its time stamps are the date of the edition, never that of the build."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{book.site.name}//{book.edition.version if book.edition else 'unversioned'}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", book.site.name)
    for event in book.corpus.of(Event):
        calendar.add_component(_event(event, book))
    return bytes(calendar.to_ical())


def days(date: Date) -> tuple[dt.date, dt.date]:
    """The first and last day over which a date stands in a calendar."""
    return date.written[0].earliest, date.written[-1].latest


def _event(event: Event, book: Book) -> icalendar.Event:
    first, last = days(event.date)
    address = permalink(event, book)
    made = icalendar.Event()
    made.add("uid", address)
    made.add("dtstamp", dt.datetime.combine(book.day, dt.time(), dt.UTC))
    made.add("dtstart", first)
    made.add("dtend", last + dt.timedelta(days=1))
    made.add("summary", event.title)
    made.add("description", f"{capital(event.date.words)}. {event.summary.as_text}\n{address}")
    made.add("url", address)
    made.add("categories", [book.corpus.get(Theme, theme).name for theme in event.themes])
    if event.places:
        made.add("location", ", ".join(book.corpus.get(PlaceRecord, place).name for place in event.places))
    made.add("transp", "TRANSPARENT")
    return made
