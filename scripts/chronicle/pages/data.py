"""The page of the data: what can be downloaded, what the tables have, what their words mean."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.exports import downloads, tables
from chronicle.exports.downloads import Download
from chronicle.exports.tables import Column
from chronicle.record.amounts import counted
from chronicle.record.models import Record
from chronicle.record.text import Prose
from chronicle.site import LICENCE, Licence, Site
from chronicle.views.page import PageView

# What each file of the book is for, by the ending of its name.
EDITIONS = {
    ".pdf": "The book, to read on paper or on a screen: "
    "the story with its notes, great questions, key people, "
    "a timeline, an index.",
    ".epub": "The book for a phone or a reader.",
}


@dataclass(frozen=True)
class FileView:
    """A file to download: its address from the root, its name, its size in words, what it holds.

    `form` is its format and `count` how many of what it has; each is empty where nothing is said.
    """

    address: str
    name: str
    size: str
    holds: str
    form: str = ""
    count: str = ""


@dataclass(frozen=True)
class DataView(PageView):
    """The page of the data; `version` has its date in words and is empty where there is none."""

    site: Site
    licence: Licence
    version: str
    editions: tuple[FileView, ...]
    whole: FileView
    tables: tuple[tuple[str, tuple[Column, ...], FileView], ...]
    others: tuple[FileView, ...]
    words: tuple[Record, ...]


def view(book: Book) -> DataView:
    """The view of the page of the data."""
    edition, records = book.edition, book.corpus.records
    return DataView(
        address=addresses.DATA,
        title=Prose("Data"),
        description="The whole record to download, with the meaning of every column.",
        site=book.site,
        licence=LICENCE,
        version=f"{edition.version}, {edition.date.words}" if edition else "",
        editions=tuple(_edition(*each) for each in book.editions),
        whole=_file(book, downloads.WHOLE),
        tables=tuple(
            (kind.traits_.many, tables.columns(kind), _file(book, download))
            for kind, download in downloads.TABLES.items()
        ),
        others=tuple(_file(book, download) for download in downloads.OTHERS),
        words=tuple(word for name, word in records.items() if name not in book.addresses),
    )


def size(count: int) -> str:
    """A number of bytes in words, in units of a thousand (IEC 80000-13)."""
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"


def _file(book: Book, download: Download) -> FileView:
    kind = download.kind
    records = book.corpus.of(kind) if kind else book.corpus.records
    return FileView(
        address=download.address,
        name=download.file,
        size=size(len(downloads.content(book, download))),
        holds=download.description,
        form=download.form,
        count=counted(len(records), kind.kind_ if kind else "record"),
    )


def _edition(name: str, count: int) -> FileView:
    holds = EDITIONS[PurePosixPath(name).suffix]
    return FileView(f"{addresses.EDITIONS}{name}", name, size(count), holds)
