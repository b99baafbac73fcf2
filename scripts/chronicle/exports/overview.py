"""What the page of the data says of the downloads: their sizes and counts are those of the files as they are made."""

from __future__ import annotations

from collections.abc import Iterable

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.exports import downloads, tables, terms
from chronicle.exports.columns import Column
from chronicle.exports.downloads import Download
from chronicle.exports.tables import Table
from chronicle.record.models import DeploymentKind, Frame, Property, Side, Standing, Term
from chronicle.views.data import ColumnView, DataView, FileView, TableView

# The vocabulary that has no page of its own, in the order of the page of the data.
WORDS: tuple[type[Term], ...] = (Property, Side, Standing, DeploymentKind)
# What an edition is for, by the ending of its name.
EDITIONS = {"pdf": "To read on paper or on a screen, with an index.", "epub": "To read on a phone or a reader."}


def view(book: Book) -> DataView:
    """The view of the page of the data."""
    files = {made.download.file: _file(made, book) for made in downloads.made(book)}

    def listed(group: Iterable[Download]) -> tuple[FileView, ...]:
        return tuple(files[download.file] for download in group)

    return DataView(
        whole=listed(downloads.WHOLE),
        parts=listed(downloads.PARTS),
        editions=tuple(
            FileView(f"{addresses.EDITIONS}{name}", name, "", size, EDITIONS[name.rpartition(".")[2]])
            for name, size in book.editions
        ),
        tables=tuple(_table(table, files[table.path], book) for table in tables.TABLES),
        package=files[downloads.DESCRIPTION.file],
        citation=files[downloads.CITATION.file],
        schemas=listed(downloads.SCHEMAS),
        words=tuple(word for kind in WORDS for word in book.corpus.of(kind)),
        frames=book.corpus.of(Frame),
        classes=terms.classes(),
        terms=terms.properties(),
        namespace=terms.namespace(book),
    )


def _file(made: downloads.Made, book: Book) -> FileView:
    download = made.download
    count = f"{download.count(book):,} {download.counted}"
    return FileView(made.address, download.file, download.form, len(made.content), download.holds, count)


def _table(table: Table, file: FileView, book: Book) -> TableView:
    columns = tuple(_column(column, table) for column in table.columns)
    return TableView(table.name, table.description, file, len(tables.rows_of(book, table)), columns)


def _column(column: Column, table: Table) -> ColumnView:
    key = column.name in table.key
    refers = column.refers.partition(".")[0]
    return ColumnView(column.name, column.description, column.type, column.unit, key, column.required, refers, column.options)
