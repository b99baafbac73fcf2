"""The record as linked data: JSON-LD 1.1.

It is the record as it is typed, with a context that gives each field its meaning: a term of schema.org where one has
the same meaning, else one of our own, which is called as the field is and is documented on the page of the data. Identifiers of
records become their permanent addresses. Parts of a record, such as a source, are named inside the file, so that nothing is
blank and every build names them alike. A date is an EDTF literal; only one that is certain and closed is also given as
`startDate` and `endDate`, as exactly as it is known: a month stays a month.
"""

from __future__ import annotations

import json
import re
from typing import Any

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.corpus.traversal import references
from chronicle.exports.fields import MEANINGS
from chronicle.exports.record import head, permalink
from chronicle.exports.tables import part
from chronicle.record.amounts import Figure
from chronicle.record.dates import Date
from chronicle.record.models import Actor, Claim, Event, Frame, Line, PlaceRecord, Record, Work

SCHEMA = "https://schema.org/"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
# Where the parts of records are named.
FILE = "record.jsonld"
# Fields that mean what a term of schema.org means.
SHARED = {
    "id": "identifier",
    "title": "name",
    "name": "name",
    "literal": "name",
    "text": "name",
    "description": "description",
    "summary": "description",
    "language": "inLanguage",
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "director": "director",
    "recipient": "recipient",
    "family": "familyName",
    "given": "givenName",
    "volume": "volumeNumber",
    "issue": "issueNumber",
    "page": "pagination",
    "edition": "bookEdition",
    "genre": "genre",
    "URL": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
    "places": "location",
    "themes": "about",
    "about": "about",
    "latitude": "latitude",
    "longitude": "longitude",
    "coordinates": "geo",
    "version": "version",
    "role": "roleName",
}
# A date of ISO 8601 that is a year, a month or a day; EDTF has seasons in the place of the month.
ISO_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
# The authority files of identifiers, as the addresses that their entries have.
AUTHORITIES = {"wikidata": "http://www.wikidata.org/entity/", "viaf": "http://viaf.org/viaf/"}
# What a record is besides a class of ours: by kind, or by the field of that kind which says more.
TYPES = {
    "event": "Event",
    "place": "Place",
    "question": "Question",
    "claim": "Claim",
    "theme": "DefinedTerm",
    "side": "DefinedTerm",
    "standing": "DefinedTerm",
    "deployment-kind": "DefinedTerm",
    "property": "DefinedTerm",
    "term": "DefinedTerm",
    "person": "Person",
    "state": "Country",
    "party": "PoliticalParty",
    "outlet": "NewsMediaOrganization",
    "article-journal": "ScholarlyArticle",
    "article-newspaper": "NewsArticle",
    "article-magazine": "Article",
    "book": "Book",
    "chapter": "Chapter",
    "map": "Map",
    "motion_picture": "Movie",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "review": "Review",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
# Terms of ours that are no field of the record.
MORE = {
    "in_words": "A date or a figure in words, as readers see it.",
    "earliest": "The first day that the date can mean.",
    "latest": "The last day that the date can mean.",
    "low": "The figure, or the lower end of a range.",
    "high": "The figure, or the upper end of a range.",
}


def class_name(kind: type[Record]) -> str:
    """The class of a kind of records, below our own vocabulary: `Event`, `DeploymentKind`."""
    return kind.kind_.title().replace("-", "")


def vocabulary(book: Book) -> str:
    """The address before each term of ours."""
    return f"{book.site.url}{addresses.DATA}#"


def terms() -> dict[str, str]:
    """Every term of ours with its meaning: fields of the record that schema.org has no term for, classes apart."""
    fields = {name: text for name, text in MEANINGS.items() if "." not in name and name not in (*SHARED, "see")}
    return dict(sorted((fields | MORE).items(), key=lambda term: term[0].casefold()))


def context(book: Book) -> dict[str, Any]:
    """The context: what each key of the file means."""
    made: dict[str, Any] = {"@vocab": vocabulary(book), "schema": SCHEMA}
    made |= {field: f"schema:{term}" for field, term in SHARED.items()} | {"alternateName": "schema:alternateName"}
    made |= {field: {"@id": f"{vocabulary(book)}{field}", "@type": EDTF} for field in ("date", "issued", "accessed")}
    made |= {day: {"@id": f"schema:{day}", "@type": "schema:Date"} for day in ("startDate", "endDate", "datePublished")}
    made |= {day: {"@id": f"{vocabulary(book)}{day}", "@type": f"{XSD}date"} for day in ("earliest", "latest")}
    made["see"] = {"@id": f"{RDFS}seeAlso"}
    made["URL"] = {"@id": "schema:url", "@type": "@id"}
    made["sameAs"] = {"@id": "schema:sameAs", "@type": "@id"}
    return made


def nodes(book: Book) -> dict[str, dict[str, Any]]:
    """Every record as a node of the graph, by its id."""
    return {record.id: _node(record, book) for record in book.corpus.records.values()}


def json_ld(book: Book) -> str:
    """The whole graph as JSON-LD: the data set itself, then every record."""
    graph = ",".join(f"\n{json.dumps(node, ensure_ascii=False)}" for node in (_data_set(book), *nodes(book).values()))
    return f'{{"@context": {json.dumps(context(book))}, "@graph": [{graph}\n]}}\n'


def _data_set(book: Book) -> dict[str, Any]:
    said = head(book)
    made = {
        "@id": f"{book.site.url}{addresses.DATA}",
        "@type": "schema:Dataset",
        "schema:name": said["name"],
        "schema:description": said["description"],
        "schema:url": {"@id": said["url"]},
        "schema:license": {"@id": said["licence"]},
        "schema:creator": {"@id": f"{said['url']}#maker", "@type": "schema:Organization", "schema:name": book.site.maker},
    }
    return made | ({"schema:version": said["version"], "schema:dateModified": said["date"]} if book.edition else {})


def _node(record: Record, book: Book) -> dict[str, Any]:
    typed = record.model_dump(by_alias=True, exclude_defaults=True)
    made = _listed(typed)
    for reference in references(type(record), typed):
        inside: Any = made
        for step in reference.path[:-1]:
            inside = inside[step]
        inside[reference.path[-1]] = {"@id": permalink(book.corpus[reference.target], book)}
    file = f"{book.site.url}{addresses.DATA}{FILE}#"
    made = {key: _named(value, key, f"{file}{record.id}") for key, value in made.items()}
    made |= _more(record, made, file)
    shared = shared_class(record)
    classes = [class_name(type(record)), *([f"schema:{shared}"] if shared else [])]
    return {"@id": permalink(record, book), "@type": classes} | made


def _listed(value: Any) -> Any:
    """A copy in plain lists and dictionaries."""
    if isinstance(value, dict):
        return {key: _listed(inner) for key, inner in value.items()}
    return [_listed(inner) for inner in value] if isinstance(value, (list, tuple)) else value


def _named(value: Any, key: str, owner: str) -> Any:
    """A value whose parts have identifiers: that of what holds them, and their place in it."""
    if isinstance(value, list):
        return [
            {"@id": part(owner, key, number)} | {k: _named(v, k, part(owner, key, number)) for k, v in inner.items()}
            if isinstance(inner, dict) and "@id" not in inner
            else inner
            for number, inner in enumerate(value, 1)
        ]
    if isinstance(value, dict) and "@id" not in value:
        name = f"{owner}/{key}"
        return {"@id": name} | {k: _named(v, k, name) for k, v in value.items()}
    return value


def _more(record: Record, made: dict[str, Any], file: str) -> dict[str, Any]:
    """What the fields mean in the terms of others: dates as days, figures as numbers, identifiers as addresses."""
    date = getattr(record, "date", None)
    more = _days(date) if isinstance(date, Date) else {}
    if isinstance(record, Event):
        more |= span(record.date)
    if isinstance(record, Claim) and isinstance(record.value, Figure):
        figure = record.value
        more["value"] = {"@id": f"{file}{record.id}/value", "in_words": figure.words}
        more["value"] |= {"low": _exact(figure.low), "high": _exact(figure.high)}
        more["value"] |= {"qualifier": figure.qualifier} if figure.qualifier else {}
    if isinstance(record, Work):
        more |= published(record)
        if record.locators:
            bounds = record.locators.model_dump(exclude_defaults=True)
            more["locators"] = made["locators"] | {u: f"{b[0]}–{b[1]}" for u, b in bounds.items() if u != "named"}
    if elsewhere := same_as(record):
        more["sameAs"] = elsewhere
    if isinstance(record, (Actor, PlaceRecord)) and record.names:
        for name in made["names"]:
            name["text"] = {"@value": name["text"], "@language": name["lang"]} if "lang" in name else name["text"]
        more["alternateName"] = [name["text"] for name in made["names"]]
    if isinstance(record, Line):
        points = " ".join(f"{latitude:g},{longitude:g}" for latitude, longitude in record.path)
        more["path"] = {"@id": f"{file}{record.id}/path", "@type": "schema:GeoShape", "schema:line": points}
    if isinstance(record, Frame):
        more |= {edge: _exact(getattr(record, edge)) for edge in ("west", "south", "east", "north")}
    if isinstance(record, PlaceRecord) and record.coordinates:
        latitude, longitude = record.coordinates
        point = {"@id": f"{file}{record.id}/coordinates", "@type": "schema:GeoCoordinates"}
        more["coordinates"] = point | {"latitude": _exact(latitude), "longitude": _exact(longitude)}
    return more


def span(date: Date) -> dict[str, str]:
    """The start and the end of a date that is certain and closed, each as exactly as it is written; of any other nothing.

    Seasons are no dates of ISO 8601 and give nothing either.
    """
    start, _, end = date.text.partition("/")
    known = date.certain and ISO_DATE.fullmatch(start) and ISO_DATE.fullmatch(end or start)
    return {"startDate": start, "endDate": end or start} if known else {}


def published(work: Work) -> dict[str, str]:
    """When a work was issued, where that is certain and a date of ISO 8601."""
    known = work.issued and work.issued.certain and ISO_DATE.fullmatch(work.issued.text)
    return {"datePublished": work.issued.text} if work.issued and known else {}


def same_as(record: Record) -> list[str]:
    """The addresses that others give to what a record is of."""
    if isinstance(record, Work) and record.DOI:
        return [f"https://doi.org/{record.DOI}"]
    if isinstance(record, Actor) and record.identifiers:
        given = record.identifiers.model_dump(exclude_none=True)
        return [f"{AUTHORITIES[name]}{value}" for name, value in given.items()]
    return []


def shared_class(record: Record) -> str | None:
    """The class of schema.org that a record is of, if there is one."""
    kind = record.kind if isinstance(record, Actor) else record.type if isinstance(record, Work) else record.kind_
    return TYPES.get(kind) or {Actor: "Organization", Work: "CreativeWork"}.get(type(record))


def _exact(number: float) -> Any:
    """A number that keeps its digits: JSON-LD makes floating-point numbers of fractions."""
    return int(number) if number == int(number) else {"@value": str(number), "@type": f"{XSD}decimal"}


def _days(date: Date) -> dict[str, Any]:
    days = {name: str(day) for name, day in (("earliest", date.earliest), ("latest", date.latest)) if day}
    return {"in_words": date.words} | days
