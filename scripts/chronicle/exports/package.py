"""The data package: tables as CSV, their description, how to cite them, the licence, all in a zip.

Follows Data Package and Table Schema of Frictionless Data, version 1 (specs.frictionlessdata.io),
and RFC 4180 for the CSV.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import yaml

from chronicle.book import Book, once_a_book
from chronicle.corpus import addresses
from chronicle.exports.record_json import head
from chronicle.exports.tables import SHEETS, TABLES, Table, rows_of
from chronicle.record.text import slug
from chronicle.site import LICENCE
from chronicle.views.data import Column

TERMS = """{name}
{url}

{permission} the {title} licence ({short}),
whose text is at {licence}legalcode. Name “{name}”, give the address {url}, and say if you changed
anything.

The papers that the record is drawn from belong to their authors and publishers and are not part
of it.
"""
BYTE_ORDER_MARK = "\ufeff"
MESSAGE = "If you use the record, please cite it as below; cite the papers for what they say."
README = """{name}: the record as tables
{url}
{edition}

{description}

Each table is a CSV file: UTF-8, commas, a first line of names, nothing between the commas where
nothing is known. {sheets} is made for spreadsheets: names instead of ids, text without
markup, and at its beginning the mark by which Excel knows UTF-8. datapackage.json
(Data Package and Table Schema of Frictionless Data, version 1) gives the meaning, type and unit of
every column, and which columns name rows of which table. {page} says the same.

Dates stand in four columns: as written (EDTF), the first and the last day that they can mean, and
in words. Read the words before you count: a date may be “about”, “by” or “from”. Figures stand as
their voice gives them, with what qualifies them; rival figures are rows of their own, and are not
to be added. Titles of works and ships in running text stand between *asterisks*.

{tables}

How to cite this: CITATION.cff. Licence: LICENSE.txt.
"""


@once_a_book
def table(book: Book, table: Table) -> str:
    """One table as CSV: a line of names, then a line a row; lists as JSON, what is absent empty.

    A sheet begins with a byte order mark, without which Excel reads other letters than UTF-8.
    """
    file = io.StringIO()
    file.write(BYTE_ORDER_MARK if table.sheet else "")
    writer = csv.writer(file)
    writer.writerow(column.name for column in table.columns)
    for row in rows_of(book, table):
        writer.writerow(_cell(row.get(column.name), column) for column in table.columns)
    return file.getvalue()


def _cell(value: Any, column: Column) -> Any:
    if column.type == "array":
        return json.dumps(value, ensure_ascii=False) if value else None
    return str(value).lower() if isinstance(value, bool) else value


def description(book: Book) -> str:
    """The description of all tables, `datapackage.json`."""
    about = head(book)
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": slug(book.site.name),
        "title": about["name"],
        "description": about["description"],
        "homepage": about["url"],
        "licenses": [{"name": LICENCE.identifier, "title": LICENCE.title, "path": LICENCE.url}],
        "contributors": [{"title": book.site.maker, "role": "author", "path": about["url"]}],
        "resources": [_resource(table) for table in TABLES],
    }
    if book.edition:
        package |= {"version": about["version"], "created": f"{about['date']}T00:00:00Z"}
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": table.path,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign_key(column) for column in table.columns if column.refers],
            "missingValues": [""],
        },
    }


def _foreign_key(column: Column) -> dict[str, Any]:
    table, _, name = column.refers.partition(".")
    return {"fields": column.name, "reference": {"resource": table, "fields": name}}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": column.type,
    }
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.options:
        constraints["enum"] = list(column.options)
    return field | ({"constraints": constraints} if constraints else {})


def citation(book: Book, *, addressed: bool = True) -> str:
    """`CITATION.cff` (Citation File Format 1.2.0) for the record as a data set.

    Where it is not `addressed`, it is for the repository, which does not know where it is
    published.
    """
    about = head(book)
    where = {
        "url": about["url"],
        "repository-artifact": f"{about['url']}{addresses.DATA}tables.zip",
    }
    fields: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": about["name"],
        "abstract": about["description"],
        "authors": [{"name": book.site.maker}],
        **(where if addressed else {}),
        "license": LICENCE.identifier,
    }
    if book.edition:
        fields |= {"version": about["version"], "date-released": about["date"]}
    return yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=1000)


def licence(book: Book) -> str:
    """The licence of text and data, as text."""
    names = {"title": LICENCE.title, "short": LICENCE.name, "permission": LICENCE.permission}
    return TERMS.format(**head(book), **names)


def readme(book: Book) -> str:
    """What the package holds, as Markdown."""
    about = head(book)
    edition = f"Version {about['version']}, {about['date']}" if book.edition else "No version yet"
    listed = "\n".join(f"- {table.path}: {table.description}" for table in TABLES)
    page = f"{about['url']}{addresses.DATA}"
    sheets = " and ".join(table.path for table in SHEETS)
    return README.format(**about, edition=edition, page=page, tables=listed, sheets=sheets)


def zipped(book: Book) -> bytes:
    """The package as a zip file, the same at every build.

    Its entries are sorted and bear the date of the version.
    """
    files = {one.path: table(book, one) for one in TABLES}
    files |= {"datapackage.json": description(book), "README.md": readme(book)}
    files |= {"CITATION.cff": citation(book), "LICENSE.txt": licence(book)}
    first = book.edition.date.earliest if book.edition else None
    date = (first.year, first.month, first.day, 0, 0, 0) if first else (1980, 1, 1, 0, 0, 0)
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # As on Unix, wherever it is built.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    return package.getvalue()
