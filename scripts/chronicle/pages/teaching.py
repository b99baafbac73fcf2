"""For teaching: to each chapter its questions for discussion and a packet of what it rests on, printable on its own."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle.book import Book
from chronicle.pages.page import Page, make
from chronicle.record import locators
from chronicle.record.models import Claim, Event, Question, Record, Work
from chronicle.story.chapters import Chapter
from chronicle.views import common as views

# Kinds of records in a packet, in its order, with their headings.
PACKET: tuple[tuple[type[Record], str], ...] = ((Event, "Events"), (Claim, "Claims"), (Question, "Open questions"))


def pages(book: Book) -> Iterator[Page]:
    """The list of packets, then one for each chapter."""
    if not book.chapters:
        return
    summary = "Questions for discussion and a packet for each chapter."
    yield make(book, "teaching/", "teaching.html", "Teaching", summary, chapters=book.chapters)
    for chapter in book.chapters:
        records = [book.corpus[identifier] for identifier in chapter.records if identifier in book.corpus.records]
        yield make(
            book,
            chapter.packet,
            "packet.html",
            f"Teaching: {chapter.title}",
            f"Questions for discussion and a packet for the chapter “{chapter.title}”.",
            chapter=chapter,
            groups=[(heading, found) for kind, heading in PACKET if (found := _of(kind, records))],
            places=[(work, places) for work, places in _places(chapter) if work in book.corpus.records],
            works=_works(records, book),
        )


def _of(kind: type[Record], records: list[Record]) -> list[Record]:
    """The records of a kind: events in order of date, others in the order of the chapter."""
    if kind is Event:
        return list(views.by_date(record for record in records if isinstance(record, Event)))
    return [record for record in records if isinstance(record, kind)]


def _places(chapter: Chapter) -> list[tuple[str, list[str]]]:
    """The papers that a chapter cites, each with the places cited: pages, paragraphs, then notes."""
    cited: dict[str, set[locators.Place]] = {}
    for paragraph in chapter.paragraphs:
        for work, place in paragraph.cited:
            cited.setdefault(work, set()).add(place)
    return [
        (work, [str(place) for place in sorted(places, key=lambda place: (place.unit == "note", place))])
        for work, places in cited.items()
    ]


def _works(records: list[Record], book: Book) -> list[Work]:
    """The works on which the records of a packet rest, through the papers."""
    found: dict[str, Work] = {}
    for record in records:
        for source in getattr(record, "sources", ()):
            for basis in source.rests_on:
                found[basis.work] = book.corpus.get(Work, basis.work)
    return list(found.values())
