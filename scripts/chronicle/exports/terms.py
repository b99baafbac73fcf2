"""The terms of the linked data: those of schema.org where one means the same, else our own.

Our own are called as the fields of the record are; the page of the data documents them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.exports import parts
from chronicle.record.dates import Date
from chronicle.record.introspection import fields, meaning, models_in
from chronicle.record.models import KINDS, Actor, Record, Work
from chronicle.site import LICENCE

Node = dict[str, Any]

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
# The authority files of identifiers, as the addresses that their entries have.
AUTHORITIES = {"wikidata": "http://www.wikidata.org/entity/", "viaf": "http://viaf.org/viaf/"}
# What a record is besides a class of ours: by kind, or by the field of that kind which says more.
TYPES = {
    "event": "Event",
    "place": "Place",
    "question": "Question",
    "claim": "Claim",
    "lesson": "LearningResource",
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
# Properties of ours that are no field of the record.
DERIVED = {
    "in_words": "A date or a figure in words, as readers see it.",
    **{name: parts.DATE[name] for name in ("earliest", "latest")},
    **parts.FIGURE,
}
# Fields of the record whose property is of another vocabulary, not schema.org.
ELSEWHERE = ("see",)


def namespace(book: Book) -> str:
    """The address before each term of ours."""
    return f"{book.site.url}{addresses.DATA}#"


def class_name(kind: type[Record]) -> str:
    """The class of a kind of records, below our own vocabulary: `Event`, `DeploymentKind`."""
    return kind.kind_.title().replace("-", "")


def classes() -> dict[str, str]:
    """Every class of ours with its meaning."""
    return {class_name(kind): meaning(kind) for kind in KINDS.values()}


def properties() -> dict[str, str]:
    """Every property of ours with its meaning; with its meanings, where it has several.

    These are the fields that have no term elsewhere, and the parts of dates and figures.
    """
    owners: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for owner, model in _models().items():
        for name, field in fields(model).items():
            if name not in SHARED and name not in ELSEWHERE:
                owners[name][field.description or ""].append(owner)
    meanings = {name: _in_words(each) for name, each in owners.items()} | DERIVED
    return dict(sorted(meanings.items(), key=lambda term: term[0].casefold()))


def _in_words(owners: Mapping[str, Iterable[str]]) -> str:
    """The one meaning of a property, or each with that of which it says so."""
    if len(owners) == 1:
        return next(iter(owners))
    return " ".join(f"{', '.join(names)}: {meaning}" for meaning, names in owners.items())


def _models() -> dict[str, type[BaseModel]]:
    """Every model by its class; a part of records by the field that holds it."""
    models: dict[str, type[BaseModel]] = {class_name(kind): kind for kind in KINDS.values()}
    todo = list(models.values())
    while todo:
        for name, field in fields(todo.pop(0)).items():
            for part in models_in(field.annotation):
                if name not in models:
                    models[name] = part
                    todo.append(part)
    return models


def filled(node: Node) -> Node:
    """A node without the keys of which there is nothing."""
    return {key: value for key, value in node.items() if value}


def maker(book: Book) -> Node:
    """Who answers for the site, in terms of schema.org."""
    return {"@type": "Organization", "@id": f"{book.site.url}#maker", "name": book.site.maker}


def data_set(book: Book) -> Node:
    """The record as a data set, in terms of schema.org."""
    return filled(
        {
            "@type": "Dataset",
            "@id": f"{book.site.url}{addresses.DATA}",
            "name": book.site.name,
            "description": book.site.description,
            "license": LICENCE.url,
            "creator": maker(book),
            "version": book.version,
        }
    )


def span(date: Date) -> dict[str, str]:
    """The start and the end of a date that is certain and closed, each as exactly as it is written.

    Any other date gives nothing, nor does a season, which ISO 8601 does not have.
    """
    start, end = date.start.iso if date.start else "", date.end.iso if date.end else ""
    return {"startDate": start, "endDate": end} if start and end else {}


def published(work: Work) -> dict[str, str]:
    """When a work was issued, where that is certain and a date of ISO 8601."""
    return {"datePublished": work.issued.iso} if work.issued and work.issued.iso else {}


def same_as(record: Record) -> list[str]:
    """The addresses that others give to what a record is of."""
    if isinstance(record, Work) and record.DOI:
        return [f"https://doi.org/{record.DOI}"]
    if isinstance(record, Actor) and record.identifiers:
        identifiers = record.identifiers.model_dump(exclude_none=True)
        return [f"{AUTHORITIES[name]}{value}" for name, value in identifiers.items()]
    return []


def shared_class(record: Record) -> str | None:
    """The class of schema.org that a record is of, if there is one."""
    match record:
        case Actor():
            return TYPES.get(record.kind, "Organization")
        case Work():
            return TYPES.get(record.type, "CreativeWork")
    return TYPES.get(record.kind_)
