"""The whole record as one JSON file, as it is typed, with the permanent address of every record."""

import json
from collections.abc import Iterable
from typing import Any

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.models import KINDS, Record
from chronicle.site import LICENCE

# The name under which the records of a kind stand: that of their folder or file in the data.
NAMES = {kind.traits_.many: kind for kind in KINDS.values()}


def permalink(record: Record, book: Book) -> str:
    """The absolute permanent address of a record; a word without a page is on that of the data."""
    address = book.addresses.get(record.id) or f"{addresses.DATA}#{record.kind_}-{record.id}"
    return f"{book.site.url}{address}"


def head(book: Book) -> dict[str, str]:
    """What every file says of itself: name, description, address, licence; its version and date."""
    about = {
        "name": book.site.name,
        "description": book.site.description,
        "url": book.site.url,
        "licence": LICENCE.url,
    }
    if book.edition:
        about |= {"version": book.edition.version, "date": book.edition.date.text}
    return about


def values(record: Record) -> dict[str, Any]:
    """A record as it is typed: fields by their names in the YAML, less those at their default."""
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def text(book: Book) -> str:
    """The record as JSON."""
    kinds = (f'"{name}": [{_records(book, kind)}]' for name, kind in NAMES.items())
    records = ",\n".join(kinds)
    return f'{_json(head(book))[:-1]}, "records": {{\n{records}\n}}}}\n'


def _records(book: Book, kind: type[Record]) -> str:
    every = book.corpus.of(kind)
    return lines({**values(record), "permalink": permalink(record, book)} for record in every)


def lines(values: Iterable[Any]) -> str:
    """Values as the inside of a JSON list, one a line, so that a change is a changed line."""
    return ",".join(f"\n{_json(value)}" for value in values)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
