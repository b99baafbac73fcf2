"""The view of the page of the data: sizes and counts are those of the files themselves.

It stands here and not among the views, since these files are made on this floor, above the views.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.exports import downloads, tables
from chronicle.exports.downloads import Download
from chronicle.exports.tables import Table
from chronicle.record.amounts import counted
from chronicle.record.models import (
    DeploymentKind,
    Event,
    Frame,
    Property,
    Record,
    Side,
    Standing,
    Term,
    Work,
)
from chronicle.record.text import Prose
from chronicle.site import LICENCE
from chronicle.views.data import DataView, FileView, TableView, WordView
from chronicle.views.page import Link

# The vocabulary that has no page of its own, in the order of the page of the data.
WORDS: tuple[type[Term], ...] = (Property, Side, Standing, DeploymentKind)
# What an edition is for, by the ending of its name; the first that fits says it.
EDITIONS = {
    "-complete.pdf": "The complete record, to look things up in, with an index.",
    "-complete.epub": "The complete record for a phone or a reader.",
    ".pdf": "The book, to read on paper or on a screen: "
    "the story with its notes, great questions, key people, "
    "a timeline, an index.",
    ".epub": "The book for a phone or a reader.",
}


def view(book: Book) -> DataView:
    """The view of the page of the data."""
    edition = book.edition
    return DataView(
        address=addresses.DATA,
        title=Prose("Data"),
        description="The whole record to download, with the meaning of every field.",
        site=book.site,
        version=f"{edition.version}, {edition.date.words}" if edition else "",
        licence=LICENCE,
        complete=_files(book, downloads.COMPLETE),
        parts=_files(book, downloads.PARTS),
        editions=tuple(_editions(book)),
        tables=tuple(_table(book, table) for table in tables.TABLES),
        package=_file(book, downloads.DESCRIPTION),
        citation=_file(book, downloads.CITATION),
        schemas=_files(book, downloads.SCHEMAS),
        sources=_way(book, Work, addresses.BIBLIOGRAPHY, "sources"),
        timeline=_way(book, Event, addresses.TIMELINE, "timeline"),
        words=tuple(_words(book)),
    )


def _way(book: Book, kind: type[Record], address: str, words: str) -> Link | None:
    """The way to the page of all records of a kind; none where the record has none."""
    return Link(address, Prose(words)) if book.corpus.of(kind) else None


def _files(book: Book, group: Iterable[Download]) -> tuple[FileView, ...]:
    return tuple(_file(book, download) for download in group)


def _file(book: Book, download: Download) -> FileView:
    return FileView(
        address=download.address,
        name=download.file,
        form=download.form,
        bytes=len(downloads.content(book, download)),
        holds=download.description,
        count=counted(download.count(book), download.noun),
    )


def _editions(book: Book) -> Iterator[FileView]:
    for name, size in book.editions:
        holds = next(words for ending, words in EDITIONS.items() if name.endswith(ending))
        yield FileView(f"{addresses.EDITIONS}{name}", name, "", size, holds)


def _table(book: Book, table: Table) -> TableView:
    file, rows = _file(book, downloads.TABLES[table.name]), tables.rows_of(book, table)
    return TableView(table.name, table.description, file, len(rows), table.columns, table.key)


def _words(book: Book) -> Iterator[WordView]:
    for kind in WORDS:
        for word in book.corpus.of(kind):
            yield WordView(word.id, word.kind_, Prose(f"{word.name}. {word.description}"))
    for frame in book.corpus.of(Frame):
        longitude = f"Longitude {frame.west} to {frame.east}"
        latitude = f"latitude {frame.south} to {frame.north} degrees"
        yield WordView(frame.id, frame.kind_, Prose(f"{frame.name}. {longitude}, {latitude}."))
