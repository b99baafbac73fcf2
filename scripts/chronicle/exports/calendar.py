"""Events as iCalendar (RFC 5545), each over all the days that its date can mean.

A span that is open at one end (by, from, until) stands over the date that is given for the other
end, since a calendar has no open spans; the words of the date say that it is open. Calendars know
no years BC, so that what happened in them is left out. It asks the
records themselves, since the view of a page would have its citations formatted too.
"""

import datetime
from collections.abc import Iterable

import icalendar

from chronicle.book import Book
from chronicle.exports.record_json import permalink
from chronicle.record.dates import Date
from chronicle.record.models import Event
from chronicle.record.text import capital


def text(book: Book) -> bytes:
    """The calendar of all events. Its time stamps are the date of the version, not of the build."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{book.site.name}//{book.version or 'unversioned'}//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", book.site.name)
    for event in book.corpus.of(Event):
        if event.date.year > 0:
            calendar.add_component(_entry(event, book))
    return bytes(calendar.to_ical())


def days(date: Date) -> tuple[datetime.date, datetime.date]:
    """The first and last day over which a date stands in a calendar."""
    return datetime.date(*date.ends[0].earliest), datetime.date(*date.ends[-1].latest)


def _entry(event: Event, book: Book) -> icalendar.Event:
    first, last = days(event.date)
    given = f" (as given: {event.as_given.as_text})" if event.as_given else ""
    address = permalink(event, book)
    properties = {
        "uid": address,
        "dtstamp": datetime.datetime.combine(book.day, datetime.time(), datetime.UTC),
        "dtstart": first,
        "dtend": last + datetime.timedelta(days=1),
        "summary": event.title,
        "description": f"{capital(event.date.words)}{given}. {event.summary.as_text}\n{address}",
        "url": address,
        "categories": _names(book, event.themes),
        "location": ", ".join(_names(book, event.places)),
        "transp": "TRANSPARENT",
    }
    entry = icalendar.Event()
    for name, value in properties.items():
        if value:
            entry.add(name, value)
    return entry


def _names(book: Book, identifiers: Iterable[str]) -> list[str]:
    return [book.corpus[identifier].label for identifier in identifiers]
