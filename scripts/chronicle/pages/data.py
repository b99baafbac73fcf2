"""The page of the data: every download, every table with its columns, the words and terms that they use, how to cite them."""

from __future__ import annotations

from collections.abc import Iterator

from chronicle import editions
from chronicle.exports import downloads, linked, tables
from chronicle.exports.downloads import Made
from chronicle.exports.record import DATA_PAGE
from chronicle.pages.page import Book, Page, make
from chronicle.record.models import KINDS, Frame, Property, Side

# What an edition is for, by the ending of its name.
EDITIONS = {"pdf": "To read on paper or on a screen, with an index.", "epub": "To read on a phone or a reader."}


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    made = {file.download.file: file for file in downloads.made(book)}

    def listed(group: tuple[downloads.Download, ...]) -> list[Made]:
        return [made[download.file] for download in group]

    yield make(
        book,
        DATA_PAGE,
        "data.html",
        "Data",
        "The whole record to download, with the meaning of every field.",
        editions=[(f"{editions.ADDRESS}{name}", name, EDITIONS[name.rpartition(".")[2]], size) for name, size in book.editions],
        whole=listed(downloads.WHOLE),
        parts=listed(downloads.PARTS),
        citation=made[downloads.CITATION.file],
        package=made[downloads.DESCRIPTION.file],
        schemas=listed(downloads.SCHEMAS),
        tables=[(table, made[table.path], table.path.rpartition("/")[2]) for table in tables.TABLES],
        rows={table.name: len(tables.rows(table, book)) for table in tables.TABLES},
        size=size,
        words=[*book.corpus.of(Property), *book.corpus.of(Side)],
        frames=book.corpus.of(Frame),
        terms=linked.terms(),
        classes=[kind.kind_.capitalize() for kind in KINDS.values()],
        namespace=linked.vocabulary(book),
    )


def size(count: int) -> str:
    """A number of bytes as readers know it, in units of a thousand (IEC 80000-13)."""
    if count < 1000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1000:.0f} kB"
    return f"{count / 1_000_000:.1f} MB"
