"""Rows of tables, from the records of a book: values by the names of the columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from chronicle.book import Book
from chronicle.exports import parts
from chronicle.exports.columns import name_of
from chronicle.exports.parts import identifier
from chronicle.exports.record_json import permalink
from chronicle.record.amounts import Figure
from chronicle.record.dates import Date
from chronicle.record.models import (
    Actor,
    Identifiers,
    Model,
    Person,
    PlaceRecord,
    Question,
    Record,
    Work,
)
from chronicle.record.within import sourced_parts, sources_within
from chronicle.views.comparison import paper_claims

Row = Mapping[str, Any]
Rows = Callable[[Book], Iterable[Row]]
# The attributes of a work that hold people, by the role that they give them.
ROLES = {
    field.alias or attribute: attribute
    for attribute, field in Work.model_fields.items()
    if field.annotation == tuple[Person, ...]  # as People is
}
# The columns that name the part of a record that a source is of, by the field of the part.
PARTS = {"life": "life", "relations": "relation"}


def flat(model: Model) -> dict[str, Any]:
    """The fields of a model as columns; dates, figures, points and identifiers have several."""
    row: dict[str, Any] = {}
    for attribute, field in type(model).model_fields.items():
        name, value = name_of(type(model), field.alias or attribute), getattr(model, attribute)
        if isinstance(value, Date):
            row |= date(name, value)
        elif isinstance(value, Figure):
            row |= {name: value.words, **figure(value)}
        elif isinstance(value, Identifiers):
            row |= flat(value)
        elif name == "coordinates":
            row |= point(value or (None, None))
        else:
            row[name] = value
    return row


def date(name: str, value: Date) -> dict[str, Any]:
    """A date as its columns."""
    bounds = {f"{name}_earliest": value.earliest, f"{name}_latest": value.latest}
    return {name: value.text, **bounds, f"{name}_words": value.words}


def figure(value: Figure) -> Row:
    """A figure as its columns."""
    return {"low": value.low, "high": value.high, "qualifier": value.qualifier or None}


def point(coordinates: tuple[float | None, float | None]) -> Row:
    """A point on the earth as its columns."""
    return dict(zip(parts.POINT, coordinates, strict=True))


def of_kinds(*kinds: type[Record]) -> Rows:
    """A row a record of some kinds."""

    def rows(book: Book) -> Iterator[Row]:
        for kind in kinds:
            for record in book.corpus.of(kind):
                yield {"kind": kind.kind_} | flat(record)

    return rows


def of_members(
    kind: type[Record], path: str, row: Callable[[Any], Row] = flat, owner: str = ""
) -> Rows:
    """A row a member of what records of a kind hold: several things, or one that may be absent.

    `path` are the fields that lead to it, with dots between them; `row` lays a member out as
    columns; `owner` is the column of its record, if not named by kind.
    """
    steps = path.split(".")

    def rows(book: Book) -> Iterator[Row]:
        for record in book.corpus.of(kind):
            held: Any = record
            for step in steps:
                held = getattr(held, step, None)
            several = isinstance(held, tuple)
            for index, member in enumerate(held if several else filter(None, [held])):
                place = (*steps, *([index] if several else ()))
                own = {owner or kind.kind_: record.id, "number": index + 1}
                yield {"id": identifier(record.id, place), **own, **row(member)}

    return rows


def of_claims(kind: type[Record], field: str, member: str) -> Rows:
    """A row a claim of the members of a field, each of which is called `member`."""
    members = of_members(kind, field)

    def rows(book: Book) -> Iterator[Row]:
        for row in members(book):
            for claim in row["claims"]:
                yield {member: row["id"], "claim": claim}

    return rows


def records(book: Book) -> Iterator[Row]:
    """A row a record of any kind."""
    for record in book.corpus.records.values():
        row = {"id": record.id, "kind": record.kind_, "label": record.label}
        address = book.addresses.get(record.id)
        changed = book.changed(address) if address else None
        dates = date("changed", changed) if changed else {}
        yield row | {"permalink": permalink(record, book)} | dates


def former(book: Book) -> Iterator[Row]:
    """A row an identifier that a record had before."""
    for record in book.corpus.records.values():
        for former in record.formerly:
            yield {"record": record.id} | flat(former)


def links(book: Book) -> Iterator[Row]:
    """A row a link from one record to another."""
    for links in book.corpus.links_from.values():
        for link in links:
            yield {"source": link.source, "field": link.field, "target": link.target}


def contributors(book: Book) -> Iterator[Row]:
    """A row a person or body that did something for a work."""
    for work in book.corpus.of(Work):
        for role, attribute in ROLES.items():
            for number, person in enumerate(getattr(work, attribute), 1):
                yield {"work": work.id, "role": role, "number": number} | flat(person)


def papers(book: Book) -> Iterator[Row]:
    """A row a paper, with the places that it has."""
    for work in book.corpus.of(Work):
        if work.locators:
            row = {"work": work.id, **flat(work), **flat(work.locators)}
            for unit in ("page", "note", "paragraph"):
                first, last = row[unit] or (None, None)
                row |= {f"{unit}_first": first, f"{unit}_last": last}
            yield row


def names(book: Book) -> Iterator[Row]:
    """A row another name of an actor or a place, or another description of a work."""
    yield from of_members(Actor, "names", owner="record")(book)
    yield from of_members(PlaceRecord, "names", owner="record")(book)
    yield from of_members(Work, "also", lambda text: {"text": text}, owner="record")(book)


def sources(book: Book) -> Iterator[Row]:
    """A row a place in a paper that a record comes from, or a part of one."""
    for record in book.corpus.records.values():
        for path, sources in sourced_parts(record):
            part = {PARTS[str(path[0])]: identifier(record.id, path)} if path else {}
            for index, source in enumerate(sources):
                own = {"id": identifier(record.id, (*path, "sources", index)), "record": record.id}
                yield own | part | {"number": index + 1} | flat(source)


def bases(book: Book) -> Iterator[Row]:
    """A row a work that a paper cites at such a place."""
    for record in book.corpus.records.values():
        for path, source in sources_within(record):
            for number, basis in enumerate(source.rests_on, 1):
                yield {"source": identifier(record.id, path), "number": number} | flat(basis)


def comparison(book: Book) -> Iterator[Row]:
    """The claims that answer each question, in each paper that they are from."""
    for question in book.corpus.of(Question):
        for one in paper_claims(book, question):
            yield {
                "question": question.id,
                "paper": one.paper,
                "answer": one.answer,
                "voice": one.claim.voice,
                "claim": one.claim.id,
                "permalink": permalink(one.claim, book),
            }
