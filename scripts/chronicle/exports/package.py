"""The zipped data package: tables, their description, how to cite them, and the licence."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import yaml

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.exports import tables
from chronicle.exports.record import head

LICENCE = """{name}
{url}

Text and data may be used by anybody for any purpose under the Creative Commons Attribution 4.0 International licence (CC BY 4.0),
whose text is at {licence}legalcode. Name “{name}”, give the address {url}, and say if you changed anything.

The papers that the record is drawn from belong to their authors and publishers and are not part of it.
"""
README = """{name}: the record as tables
{url}
{edition}

{description}

Each table is a CSV file: UTF-8, commas, a first line of names, nothing between the commas where nothing is known. datapackage.json
(Data Package and Table Schema of Frictionless Data, version 1) gives the meaning, type and unit of every column, and which columns
name rows of which table. The same is told at {page}

Dates stand in four columns: as written (EDTF), the first and the last day that they can mean, and in words. Read the words before
you count: a date may be “about”, “by” or “from”. Figures stand as their voice gives them, with what qualifies them; rival figures
are rows of their own, and are not to be added. Titles of works and ships in running text stand between *asterisks*.

{tables}

How to cite this: CITATION.cff. Licence: LICENSE.txt.
"""


def citation(book: Book) -> str:
    """`CITATION.cff` (Citation File Format 1.2.0) for the record as a data set."""
    said = head(book)
    fields: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use the record, please cite it as below; cite the papers for what they say.",
        "type": "dataset",
        "title": said["name"],
        "abstract": said["description"],
        "authors": [{"name": book.site.maker}],
        "url": said["url"],
        "repository-artifact": f"{said['url']}{addresses.DATA}tables.zip",
        "license": "CC-BY-4.0",
    }
    if book.edition:
        fields |= {"version": said["version"], "date-released": said["date"]}
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000)


def licence(book: Book) -> str:
    """The licence of text and data, as text."""
    return LICENCE.format(**head(book))


def readme(book: Book) -> str:
    """What the package holds, as Markdown."""
    said = head(book)
    edition = f"Version {said['version']}, {said['date']}" if book.edition else "No version yet"
    listed = "\n".join(f"- {table.path}: {table.description}" for table in tables.TABLES)
    return README.format(**said, edition=edition, page=f"{said['url']}{addresses.DATA}", tables=listed)


def zipped(book: Book) -> bytes:
    """The package as a zip file, the same at every build: its entries are sorted and carry the date of the edition."""
    files = {table.path: tables.text(book, table) for table in tables.TABLES}
    files |= {"datapackage.json": tables.package(book), "README.md": readme(book)}
    files |= {"CITATION.cff": citation(book), "LICENSE.txt": licence(book)}
    first = book.edition.date.earliest if book.edition else None
    date = (first.year, first.month, first.day, 0, 0, 0) if first else (1980, 1, 1, 0, 0, 0)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, date)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, content)
    return made.getvalue()
