"""The whole record as one JSON file, as it is typed, with the permanent address of every record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.models import KINDS, Record
from chronicle.site import LICENCE

# The name under which the records of a kind stand: that of their folder or file in the data.
NAMES: dict[str, type[Record]] = {home.removesuffix(".yml"): kind for home, kind in KINDS.items()}


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
    kinds = [(kind, "validation") for kind in NAMES.values()]
    references, definitions = models_json_schema(kinds, by_alias=True)  # type: ignore[arg-type]
    models = definitions["$defs"]
    for kind in NAMES.values():
        models[kind.__name__]["properties"]["permalink"] = {"type": "string", "format": "uri"}
        models[kind.__name__]["required"].append("permalink")
    head = ("$schema", "name", "description", "url", "licence", "version", "date")
    lists = {}
    for name, kind in NAMES.items():
        lists[name] = {"type": "array", "items": references[(kind, "validation")]}
    records = {
        "type": "object",
        "properties": lists,
        "required": list(NAMES),
        "additionalProperties": False,
    }
    document = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The whole record",
        "type": "object",
        "properties": {key: {"type": "string"} for key in head} | {"records": records},
        "required": ["name", "url", "licence", "records"],
        "additionalProperties": False,
        "$defs": models,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
