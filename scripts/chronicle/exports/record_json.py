"""The whole record as one JSON file, as it is typed, with the permanent address of every record."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import ConfigDict, Field, create_model

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
    """The record as JSON, which follows `schema`."""
    about = {"$schema": f"{book.site.url}{addresses.DATA}schema/record.json", **head(book)}
    kinds = (f'"{name}": [{_records(book, kind)}]' for name, kind in NAMES.items())
    records = ",\n".join(kinds)
    return f'{_json(about)[:-1]}, "records": {{\n{records}\n}}}}\n'


def _records(book: Book, kind: type[Record]) -> str:
    every = book.corpus.of(kind)
    return lines({**values(record), "permalink": permalink(record, book)} for record in every)


def lines(values: Iterable[Any]) -> str:
    """Values as the inside of a JSON list, one a line, so that a change is a changed line."""
    return ",".join(f"\n{_json(value)}" for value in values)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


@cache
def schema() -> str:
    """The JSON Schema of the file (2020-12), from the models that check the record."""
    lists: dict[str, Any] = {name: (list[kind], ...) for name, kind in NAMES.items()}  # type: ignore[valid-type]
    strict = ConfigDict(extra="forbid")
    records = create_model("Records", __config__=strict, **lists)
    about: dict[str, Any] = dict.fromkeys(("name", "url", "licence"), (str, ...))
    about |= dict.fromkeys(("description", "version", "date"), (str, ""))
    about |= {"format": (str, Field("", alias="$schema")), "records": (records, ...)}
    file = create_model("The whole record", __config__=strict, **about)
    document = file.model_json_schema(by_alias=True)
    for kind in NAMES.values():
        model = document["$defs"][kind.__name__]
        model["properties"]["permalink"] = {"type": "string", "format": "uri"}
        model["required"].append("permalink")
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(dialect | document, ensure_ascii=False, indent=1) + "\n"
