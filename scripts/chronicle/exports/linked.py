"""The record as linked data: JSON-LD 1.1.

It is the record as it is typed, with a context that gives each field its meaning by a term; see
`terms`. Identifiers of records become their permanent addresses. Parts of a record, such as a
source, are named inside the file, so that nothing is blank and every build names them alike. A date
is an EDTF literal; only one that is certain and closed is also given as `startDate` and `endDate`,
as exactly as it is known: a month stays a month.
"""

from __future__ import annotations

import json
from typing import Any

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.corpus.references import references
from chronicle.exports import parts, terms
from chronicle.exports.record_json import head, permalink, values
from chronicle.exports.terms import Node
from chronicle.record.amounts import Figure
from chronicle.record.dates import Date
from chronicle.record.models import (
    Actor,
    Change,
    Claim,
    Deployment,
    Event,
    Frame,
    Line,
    PlaceRecord,
    Record,
    Withdrawn,
    Work,
)

SCHEMA = "https://schema.org/"
EDTF_DATATYPE = "http://id.loc.gov/datatypes/edtf/EDTF"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
# Where the parts of records are named.
FILE = "record.jsonld"

# Fields that are dates; the days between which one lies; days in the terms of schema.org.
DATES = ("date", "issued", "accessed")
BOUNDS = ("earliest", "latest")
DAYS = ("startDate", "endDate", "datePublished")
EDGES = ("west", "south", "east", "north")


def json_ld(book: Book) -> str:
    """The whole graph as JSON-LD: the data set itself, then every record, each on a line."""
    every = (_data_set(book), *nodes(book).values())
    graph = ",".join(f"\n{json.dumps(node, ensure_ascii=False)}" for node in every)
    return f'{{"@context": {json.dumps(context(book))}, "@graph": [{graph}\n]}}\n'


def context(book: Book) -> Node:
    """The context: what each key of the file means."""
    ours = terms.namespace(book)
    return {
        "@vocab": ours,
        "schema": SCHEMA,
        **{field: f"schema:{term}" for field, term in terms.SHARED.items()},
        "alternateName": "schema:alternateName",
        **{name: {"@id": f"{ours}{name}", "@type": EDTF_DATATYPE} for name in DATES},
        **{name: {"@id": f"schema:{name}", "@type": "schema:Date"} for name in DAYS},
        **{name: {"@id": f"{ours}{name}", "@type": f"{XSD}date"} for name in BOUNDS},
        "see": {"@id": f"{RDFS}seeAlso"},
        "URL": {"@id": "schema:url", "@type": "@id"},
        "sameAs": {"@id": "schema:sameAs", "@type": "@id"},
    }


def nodes(book: Book) -> dict[str, Node]:
    """Every record as a node of the graph, by its id."""
    return {record.id: _node(record, book) for record in book.corpus.records.values()}


def _data_set(book: Book) -> Node:
    """The data set itself, all of whose keys are terms of schema.org."""
    about, address = head(book), {"@type": "@id"}
    node = {"@context": {"@vocab": SCHEMA, "license": address, "url": address}}
    node |= terms.data_set(book) | {"url": about["url"]}
    return node | ({"dateModified": about["date"]} if book.edition else {})


def _node(record: Record, book: Book) -> Node:
    typed = record.model_dump(by_alias=True, exclude_defaults=True)
    node = values(record)
    for reference in references(type(record), typed):
        inside: Any = node
        for step in reference.path[:-1]:
            inside = inside[step]
        inside[reference.path[-1]] = {"@id": permalink(book.corpus[reference.target], book)}
    name = f"{book.site.url}{addresses.DATA}{FILE}#{record.id}"
    node = {key: _identified(value, key, name) for key, value in node.items()}
    shared = terms.shared_class(record)
    classes = [terms.class_name(type(record)), *([f"schema:{shared}"] if shared else [])]
    head = {"@id": permalink(record, book), "@type": classes}
    return head | node | _more(record, node, name)


def _identified(value: Any, key: str, owner: str) -> Any:
    """The value of a field in which every part has an identifier: its place in its owner."""
    if isinstance(value, list):
        names = (parts.identifier(owner, (key, index)) for index in range(len(value)))
        return [_part(inner, name) for inner, name in zip(value, names, strict=True)]
    return _part(value, parts.identifier(owner, (key,)))


def _part(value: Any, name: str) -> Any:
    """A part with its identifier and those of its own parts; anything else as it is."""
    if not isinstance(value, dict) or "@id" in value:
        return value
    return {"@id": name} | {key: _identified(inner, key, name) for key, inner in value.items()}


def _more(record: Record, node: Node, name: str) -> Node:
    """What the fields of a record are in the terms of others, as keys that add to its node."""
    same_as = terms.filled({"sameAs": terms.same_as(record)})
    match record:
        case Event():
            return _days(record.date) | terms.span(record.date)
        case Deployment() | Change() | Withdrawn():
            return _days(record.date)
        case Claim():
            return (_days(record.date) if record.date else {}) | _figure(record, name)
        case Line():
            return _days(record.date) | _path(record, name)
        case Frame():
            return {edge: _exact(getattr(record, edge)) for edge in EDGES}
        case Work():
            return terms.published(record) | _locators(record, node) | same_as
        case Actor():
            return same_as | _names(node) | _life(node)
        case PlaceRecord():
            return _names(node) | _point(record, name)
    return {}


def _days(date: Date) -> Node:
    """A date in words, and the first and last day that it can mean."""
    days = {"earliest": date.earliest, "latest": date.latest}
    return {"in_words": date.words} | {name: str(day) for name, day in days.items() if day}


def _figure(claim: Claim, name: str) -> Node:
    """The figure of a claim as two numbers, with what qualifies it."""
    figure = claim.value
    if not isinstance(figure, Figure):
        return {}
    value = {"@id": f"{name}/value", "in_words": figure.words}
    value |= {"low": _exact(figure.low), "high": _exact(figure.high)}
    return {"value": value | ({"qualifier": figure.qualifier} if figure.qualifier else {})}


def _path(line: Line, name: str) -> Node:
    points = " ".join(f"{latitude:g},{longitude:g}" for latitude, longitude in line.path)
    return {"path": {"@id": f"{name}/path", "@type": "schema:GeoShape", "schema:line": points}}


def _point(place: PlaceRecord, name: str) -> Node:
    if not place.coordinates:
        return {}
    latitude, longitude = map(_exact, place.coordinates)
    point = {"@id": f"{name}/coordinates", "@type": "schema:GeoCoordinates"}
    return {"coordinates": point | {"latitude": latitude, "longitude": longitude}}


def _locators(work: Work, node: Node) -> Node:
    """The places of a paper, first and last in one string."""
    if not work.locators:
        return {}
    bounds = work.locators.model_dump(exclude_defaults=True, include={"page", "note", "paragraph"})
    spans = {unit: f"{first}–{last}" for unit, (first, last) in bounds.items()}
    return {"locators": node["locators"] | spans}


def _names(node: Node) -> Node:
    """The names of an actor or a place, each with its language; and what they read."""
    if "names" not in node:
        return {}
    texts = [_text(name) for name in node["names"]]
    names = [name | {"text": text} for name, text in zip(node["names"], texts, strict=True)]
    return {"names": names, "alternateName": texts}


def _text(name: Node) -> Node | str:
    """The text of a name, with its language where it has one."""
    text: str = name["text"]
    return {"@value": text, "@language": name["lang"]} if "lang" in name else text


def _life(node: Node) -> Node:
    """The life of an actor, whose text describes it; that of a name is a name."""
    if "life" not in node:
        return {}
    life = dict(node["life"])
    return {"life": {"@id": life.pop("@id"), "description": life.pop("text")} | life}


def _exact(number: float) -> Any:
    """A number that keeps its digits: JSON-LD makes floating-point numbers of fractions."""
    if number == int(number):
        return int(number)
    return {"@value": str(number), "@type": f"{XSD}decimal"}
