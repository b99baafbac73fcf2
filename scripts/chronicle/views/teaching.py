"""What pages for teaching show: a packet for each chapter, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from chronicle.book import Book
from chronicle.citation import labels
from chronicle.corpus import addresses
from chronicle.record.dates import Date
from chronicle.record.locators import Place
from chronicle.record.models import Claim, Event, Question, Record, Work
from chronicle.record.sourced import sources_of
from chronicle.record.text import Prose
from chronicle.story.chapters import Chapter
from chronicle.views import ordering
from chronicle.views.page import Link, PageView, link


@dataclass(frozen=True)
class TeachingView(PageView):
    """The list of packets, in the order of the chapters."""

    packets: tuple[Link, ...]


@dataclass(frozen=True)
class PacketEntry:
    """A record that a chapter uses, with its date where it has one."""

    date: Date | None
    link: Link


@dataclass(frozen=True)
class PacketGroup:
    """The records of one kind that a chapter uses; events are in order of date."""

    kind: str
    heading: str
    entries: tuple[PacketEntry, ...]


@dataclass(frozen=True)
class PlacesCited:
    """A paper, and the places in it that a chapter cites: pages and paragraphs, then notes."""

    paper: Link
    places: tuple[str, ...]


@dataclass(frozen=True)
class WorkUsed:
    """A work on which a record of a chapter rests, and its class of evidence."""

    link: Link
    evidence: str


@dataclass(frozen=True)
class PacketView(PageView):
    """What a chapter rests on, and questions for its discussion. `name` is the chapter's title."""

    name: str
    chapter: Link
    discussion: tuple[Prose, ...]
    groups: tuple[PacketGroup, ...]
    cited: tuple[PlacesCited, ...]
    works: tuple[WorkUsed, ...]


def overview(book: Book) -> TeachingView:
    """The list of all packets."""
    return TeachingView(
        address=addresses.TEACHING,
        title=Prose("Teaching"),
        description="Questions for discussion and a packet for each chapter.",
        packets=tuple(Link(chapter.packet, Prose(chapter.title)) for chapter in book.chapters),
    )


def packets(book: Book) -> Iterator[PacketView]:
    """The packet of every chapter."""
    for chapter in book.chapters:
        yield packet(book, chapter)


def packet(book: Book, chapter: Chapter) -> PacketView:
    """The view of the packet of a chapter."""
    named = (book.corpus.records.get(name) for name in chapter.records)
    records = [record for record in named if record]
    return PacketView(
        address=chapter.packet,
        title=Prose(f"Teaching: {chapter.title}"),
        description=f"Questions for discussion and a packet for the chapter “{chapter.title}”.",
        name=chapter.title,
        chapter=Link(chapter.address, Prose(f"Chapter {chapter.number}"), "chapter"),
        discussion=tuple(map(Prose, chapter.discussion)),
        groups=tuple(group for group in _groups(book, records) if group.entries),
        cited=tuple(_cited(book, chapter)),
        works=_works(book, records),
    )


def _groups(book: Book, records: Iterable[Record]) -> Iterator[PacketGroup]:
    """The events, claims and questions among some records; a packet has no other kinds."""
    records = list(records)
    events = ordering.by_date(record for record in records if isinstance(record, Event))
    claims = [record for record in records if isinstance(record, Claim)]
    questions = [record for record in records if isinstance(record, Question)]
    yield PacketGroup("event", "Events", tuple(_entry(book, one, one.date) for one in events))
    yield PacketGroup("claim", "Claims", tuple(_entry(book, one, one.date) for one in claims))
    yield PacketGroup("question", "Open questions", tuple(_entry(book, one) for one in questions))


def _entry(book: Book, record: Record, date: Date | None = None) -> PacketEntry:
    return PacketEntry(date, link(book, record))


def _cited(book: Book, chapter: Chapter) -> Iterator[PlacesCited]:
    places: dict[str, set[Place]] = {}
    for paragraph in chapter.paragraphs:
        for name, place in paragraph.cited:
            places.setdefault(name, set()).add(place)
    for name, cited in places.items():
        if name in book.corpus.records:
            work = book.corpus.get(Work, name)
            ordered = sorted(cited, key=lambda place: (place.unit == "note", place))
            paper = link(book, work, labels.paper_name(work))
            yield PlacesCited(paper, tuple(map(str, ordered)))


def _works(book: Book, records: Iterable[Record]) -> tuple[WorkUsed, ...]:
    """The works on which records rest, through the papers, each once."""
    sources = (source for record in records for source in sources_of(record))
    rests = dict.fromkeys(basis.work for source in sources for basis in source.rests_on)
    works = (book.corpus.get(Work, name) for name in rests)
    return tuple(WorkUsed(link(book, work, labels.long(work)), work.evidence) for work in works)
