"""Everything that can be downloaded, in one list: files, their page and the tests follow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from chronicle.book import Book, once_a_book
from chronicle.corpus import addresses
from chronicle.exports import (
    bibliographies,
    calendar,
    geo_json,
    package,
    record_json,
    schemas,
    tables,
)
from chronicle.files import encoded, write_file
from chronicle.record.models import KINDS, Event, PlaceRecord, Record, Work


@dataclass(frozen=True)
class Download:
    """One file: its name below the page of the data, media type and format.

    It has what it `holds` and is `meant` for in sentences, what counts its contents and what one
    of them is, and what makes it.
    """

    file: str
    media_type: str
    form: str
    holds: str
    meant: str
    count: Callable[[Book], int]
    noun: str
    make: Callable[[Book], str | bytes]

    @property
    def address(self) -> str:
        """Its address from the root of the site."""
        return f"{addresses.DATA}{self.file}"

    @property
    def description(self) -> str:
        """What it holds and is for."""
        return f"{self.holds} {self.meant}".strip()


def _records(book: Book) -> int:
    return len(book.corpus.records)


def _tables(book: Book) -> int:
    return len(tables.TABLES)


def _one(book: Book) -> int:
    return 1


def _of(kind: type[Record]) -> Callable[[Book], int]:
    return lambda book: len(book.corpus.of(kind))


def _table(table: tables.Table) -> Download:
    return Download(
        table.path,
        "text/csv",
        "CSV",
        table.description,
        "For Excel and other spreadsheets." if table.sheet else "",
        lambda book: len(tables.rows_of(book, table)),
        "row",
        lambda book: package.table(book, table),
    )


# The tables as files of their own, by the names of the tables.
TABLES = {table.name: _table(table) for table in tables.TABLES}
COMPLETE = (
    Download(
        "record.json",
        "application/json",
        "JSON",
        "The whole record as it is typed, with the permanent address of every record.",
        "For programs.",
        _records,
        "record",
        record_json.text,
    ),
    Download(
        "tables.zip",
        "application/zip",
        "CSV tables in a Frictionless data package",
        "The whole record as tables, with their description, the licence and how to cite them.",
        "For spreadsheets, R and pandas.",
        _tables,
        "table",
        package.zipped,
    ),
)
PARTS = (
    *(TABLES[sheet.name] for sheet in tables.SHEETS),
    Download(
        "bibliography.bib",
        "application/x-bibtex",
        "BibTeX (biblatex)",
        "Every work that is cited.",
        "The keys are the ids of this site; the class of evidence is the keyword.",
        _of(Work),
        "work",
        bibliographies.bibtex,
    ),
    Download(
        "bibliography.ris",
        "application/x-research-info-systems",
        "RIS",
        "The same works.",
        "For Zotero, EndNote and other reference managers.",
        _of(Work),
        "work",
        bibliographies.ris,
    ),
    Download(
        "bibliography.json",
        "application/vnd.citationstyles.csl+json",
        "CSL-JSON",
        "The same works.",
        "For Zotero, pandoc and other citation processors.",
        _of(Work),
        "work",
        bibliographies.csl_json,
    ),
    Download(
        "places.geojson",
        "application/geo+json",
        "GeoJSON",
        "Every place, with coordinates where they are known.",
        "For maps.",
        _of(PlaceRecord),
        "place",
        geo_json.text,
    ),
    Download(
        "events.ics",
        "text/calendar",
        "iCalendar",
        "Every event over all the days that its date can mean; one that is open at one end (by, "
        "from) over the date that is given for the other.",
        "For calendars.",
        _of(Event),
        "event",
        calendar.text,
    ),
)
CITATION = Download(
    "CITATION.cff",
    "application/yaml",
    "Citation File Format",
    "How to cite the data.",
    "",
    _one,
    "entry",
    package.citation,
)
DESCRIPTION = Download(
    "datapackage.json",
    "application/json",
    "Frictionless data package",
    "The description of the tables: every column with its meaning, type and unit,",
    "and which columns name rows of which table.",
    _tables,
    "table",
    package.description,
)


def _schema(name: str, holds: str, make: Callable[[], str]) -> Download:
    file, media_type = f"schema/{name}.json", "application/schema+json"
    return Download(file, media_type, "JSON Schema", holds, "", _one, "schema", lambda _: make())


def _schema_of(kind: type[Record]) -> Download:
    holds = f"What a {kind.kind_} may hold, as editors of the YAML files read it."
    return _schema(kind.kind_, holds, lambda: schemas.schema(kind))


SCHEMAS = (
    _schema("record", "What record.json may hold.", record_json.schema),
    *map(_schema_of, KINDS.values()),
)
FOLDER = tuple(TABLES[table.name] for table in tables.TABLES if not table.sheet)
ALL = (*COMPLETE, *PARTS, CITATION, DESCRIPTION, *SCHEMAS, *FOLDER)


@once_a_book
def content(book: Book, download: Download) -> bytes:
    """The content of a file, cached since the page of the data gives its size."""
    return encoded(download.make(book))


def write(book: Book, directory: Path) -> int:
    """Write every file into a directory; one that stays the same is left alone.

    Returns how many were new or changed.
    """
    return sum(write_file(directory / one.file, content(book, one)) for one in ALL)
