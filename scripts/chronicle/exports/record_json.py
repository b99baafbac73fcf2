"""The whole record as one JSON file, as it is typed, with the permanent address of every record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache, partial
from typing import Any

from pydantic.json_schema import models_json_schema

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.models import KINDS, Record
from chronicle.settings import LICENCE

# The name under which the records of a kind stand: that of their folder or file in the data.
NAMES: dict[str, type[Record]] = {home.removesuffix(".yml"): kind for home, kind in KINDS.items()}
_dumps = partial(json.dumps, ensure_ascii=False)


def permalink(record: Record, book: Book) -> str:
    """The absolute permanent address of a record; a word without a page of its own is on the page of the data."""
    return f"{book.site.url}{book.addresses.get(record.id) or f'{addresses.DATA}#{record.kind_}-{record.id}'}"


def head(book: Book) -> dict[str, Any]:
    """What every file says of itself: name, description, address, licence, and version and date where there is an edition."""
    said = {"name": book.site.name, "description": book.site.description, "url": book.site.url, "licence": LICENCE.url}
    return said | ({"version": book.edition.version, "date": book.edition.date.text} if book.edition else {})


def values(record: Record) -> dict[str, Any]:
    """A record as it is typed: fields by the names in the YAML, without those that are left at their default."""
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def text(book: Book) -> str:
    """The record as JSON. `schema` gives the schema that it follows."""
    said = {"$schema": f"{book.site.url}{addresses.DATA}schema/record.json", **head(book)}
    kinds = []
    for name, kind in NAMES.items():
        records = ({**values(record), "permalink": permalink(record, book)} for record in book.corpus.of(kind))
        kinds.append(f'"{name}": [{lines(records)}]')
    return f'{_dumps(said)[:-1]}, "records": {{\n{f",{chr(10)}".join(kinds)}\n}}}}\n'


def lines(values: Iterable[Any]) -> str:
    """Values as the inside of a JSON list, one a line: quick to write, and a change is a changed line."""
    return ",".join(f"\n{_dumps(value)}" for value in values)


@cache
def schema() -> str:
    """The JSON Schema of the file (2020-12), made from the models that check the record."""
    references, definitions = models_json_schema([(kind, "validation") for kind in NAMES.values()], by_alias=True)
    shared = definitions["$defs"]
    for kind in NAMES.values():
        shared[kind.__name__]["properties"]["permalink"] = {"type": "string", "format": "uri"}
        shared[kind.__name__]["required"].append("permalink")
    said = ("$schema", "name", "description", "url", "licence", "version", "date")
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The whole record",
        "type": "object",
        "properties": {key: {"type": "string"} for key in said}
        | {
            "records": {
                "type": "object",
                "properties": {name: {"type": "array", "items": references[(kind, "validation")]} for name, kind in NAMES.items()},
                "required": list(NAMES),
                "additionalProperties": False,
            }
        },
        "required": ["name", "url", "licence", "records"],
        "additionalProperties": False,
        "$defs": shared,
    }
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
