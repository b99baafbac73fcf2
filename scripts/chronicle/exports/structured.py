"""What a page says of itself to search engines: one block of JSON-LD in the terms of schema.org.

The block is data, which a browser never runs. It says of a page what the reader sees there and no
more: a date starts and ends only where it is certain and closed, and stands in words besides; a
place has coordinates only where they are exact; a question has no answer that is held to be right.
Places as such are left to the pages of what happened there, since the page of all places would
carry them all at once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.exports import downloads
from chronicle.exports.record_json import permalink
from chronicle.record.dates import Date
from chronicle.record.models import (
    Actor,
    Deployment,
    Event,
    Person,
    PlaceRecord,
    Question,
    Record,
    Work,
)
from chronicle.record.text import Prose
from chronicle.site import LICENCE

Node = dict[str, Any]

CONTEXT = "https://schema.org"
LANGUAGE = "en"
# The fields that a page gives of the record it is about, by their terms.
FIELDS: dict[type[Record], dict[str, str]] = {
    Event: {"title": "name", "summary": "description"},
    Actor: {"name": "name", "description": "description"},
    Question: {"title": "name"},
    Work: {
        "title": "name",
        "language": "inLanguage",
        "genre": "genre",
        "page": "pagination",
        "URL": "url",
    },
}
# The authority files of identifiers, as the addresses that their entries have.
AUTHORITIES = {"wikidata": "http://www.wikidata.org/entity/", "viaf": "http://viaf.org/viaf/"}
# The classes of actors and works, by the field that says what each is.
CLASSES = {
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
# Fields that name other records which a page is about or mentions.
NAMED = {
    "sender": "about",
    "host": "about",
    "unit": "about",
    "actors.actor": "mentions",
    "met": "mentions",
}
# What contains a work, by the type of the work; anything else is contained in a creative work.
CONTAINERS = {
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Newspaper",
    "chapter": "Book",
}
LISTS = (
    *(addresses.TIMELINE, addresses.BIBLIOGRAPHY, addresses.PLACES, addresses.FIGURES),
    *(addresses.ACTORS, addresses.DEPLOYMENTS, addresses.QUESTIONS, addresses.CHAPTERS),
)
# What a page is besides a page of the web, by its address.
PAGES = {
    **dict.fromkeys(LISTS, "CollectionPage"),
    addresses.SEARCH: "SearchResultsPage",
    addresses.ABOUT: "AboutPage",
}
# Characters that could end the block or begin a reference in HTML, as JSON escapes.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def block(address: str, book: Book, title: str = "", description: str = "") -> str:
    """The block of a page as HTML; a page written by hand has its own title and description."""
    if handwritten := book.handwritten.get(address):
        title, description = title or handwritten.title, description or handwritten.description
    page = document(address, book, title, description)
    text = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>'


def document(address: str, book: Book, title: str, description: str) -> Node:
    """The block of a page as JSON-LD; `title` and `description` are plain text."""
    if not address:
        return {"@context": CONTEXT, "@graph": [_web_site(book), _story(book)]}
    page: Node = {"@context": CONTEXT, "@type": PAGES.get(address, "WebPage")}
    page |= _page(address, book, title, description)
    page["isPartOf"] = {"@type": "WebSite", "@id": book.site.url}
    citable = book.citables.get(address)
    page |= _subject(address, book, citable.record if citable else None)
    for field in page.get("mainEntity", {}).keys() & {"name", "description"}:
        page.pop(field, None)  # the page would repeat what it is about
    if citable and citable.sources:
        papers = dict.fromkeys(source.work for source in citable.sources)
        page["citation"] = _references(book, papers)
    return page


def _page(address: str, book: Book, name: str, description: str) -> Node:
    """The address of a page, its name, description and language, and when it last changed."""
    changed = book.changed(address)
    return _filled(
        {
            "url": f"{book.site.url}{address}",
            "name": name,
            "description": description,
            "inLanguage": LANGUAGE,
            "dateModified": changed.iso if changed else "",
        }
    )


def _subject(address: str, book: Book, record: Record | None) -> Node:
    """What a page says because it is of the story, the page of the data, or that of a record."""
    handwritten = book.handwritten.get(address)
    if handwritten and address.startswith(addresses.CHAPTERS) and address != addresses.CHAPTERS:
        return _article(address, handwritten.title, book)
    if address == addresses.DATA:
        return _data_set(book)
    return _record(record, book) if record else {}


def _references(book: Book, identifiers: Iterable[str]) -> list[Node]:
    return [{"@id": permalink(book.corpus[identifier], book)} for identifier in identifiers]


def _web_site(book: Book) -> Node:
    template = f"{book.site.url}{addresses.SEARCH}?q={{q}}"
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": template},
        "query-input": "required name=q",
    }
    site = {"@type": "WebSite", "@id": book.site.url}
    site |= _page("", book, book.site.name, book.site.description)
    return site | {"publisher": _maker(book), "potentialAction": search}


def _story(book: Book) -> Node:
    """The book of which the chapters are parts."""
    story: Node = {"@type": "Book", "@id": f"{book.site.url}#book"}
    story |= _page("", book, book.site.name, book.site.description)
    story |= {"author": {"@id": f"{book.site.url}#maker"}, "license": LICENCE.url}
    parts = [{"@id": f"{book.site.url}{one.address}"} for one in book.chapters]
    return story | _filled({"hasPart": parts})


def _article(address: str, title: str, book: Book) -> Node:
    """A page of the story; a chapter has its number as a position in it."""
    numbers = [one.number for one in book.chapters if one.address == address]
    return {
        "@type": "Article",
        "@id": f"{book.site.url}{address}",
        "headline": title,
        **({"position": numbers[0]} if numbers else {}),
        "isPartOf": {"@type": "Book", "@id": f"{book.site.url}#book", "name": book.site.name},
        "author": _maker(book),
        "license": LICENCE.url,
    }


def _maker(book: Book) -> Node:
    """Who answers for the site."""
    return {"@type": "Organization", "@id": f"{book.site.url}#maker", "name": book.site.maker}


def _data_set(book: Book) -> Node:
    files = downloads.CONTENTS
    return _filled(
        {
            "@type": "Dataset",
            "@id": f"{book.site.url}{addresses.DATA}",
            "name": book.site.name,
            "description": book.site.description,
            "license": LICENCE.url,
            "creator": _maker(book),
            "version": book.version,
            "isAccessibleForFree": True,
            "distribution": [_file(one, book) for one in files],
        }
    )


def _file(download: downloads.Download, book: Book) -> Node:
    return {
        "@type": "DataDownload",
        "name": download.file,
        "description": download.description,
        "encodingFormat": download.media_type,
        "contentUrl": f"{book.site.url}{download.address}",
    }


def _record(record: Record, book: Book) -> Node:
    """What a page says because of the record it is about."""
    named: dict[str, dict[str, None]] = {}
    links = book.corpus.links_from.get(record.id, ())
    for field, term in NAMED.items():
        for link in links:
            if link.field == field:
                named.setdefault(term, {})[link.target] = None
    page: Node = {term: _references(book, targets) for term, targets in named.items()}
    if isinstance(record, (Event, Deployment)):
        page["temporalCoverage"] = record.date.words
    if isinstance(record, Deployment) and record.places:
        page["spatialCoverage"] = _places(book, record.places)
    if type(record) in FIELDS:
        page["mainEntity"] = {"@type": _class(record), "@id": permalink(record, book)}
        page["mainEntity"] |= _entity(record, book)
    return page


def _entity(record: Record, book: Book) -> Node:
    """The record itself: fields as they are, and what else schema.org has a term for."""
    values = record.model_dump(by_alias=True, exclude_none=True)
    fields = FIELDS[type(record)].items()
    node: Node = {term: Prose(values[field]).as_text for field, term in fields if field in values}
    match record:
        case Event():
            themes = (book.corpus[theme].label for theme in record.themes)
            node |= _span(record.date)
            node["location"] = _places(book, record.places)
            node["about"] = [{"@type": "DefinedTerm", "name": theme} for theme in themes]
        case Actor():
            node["alternateName"] = list(dict.fromkeys(name.text for name in record.names))
        case Question():
            node["text"] = record.title.as_text
        case Work():
            node |= _publication(record)
    return _filled(node | {"sameAs": _same_as(record)})


def _publication(work: Work) -> Node:
    """By whom, when and in what a work was published."""
    node: Node = {"@type": "ScholarlyArticle"} if work.evidence == "scholarship" else {}
    node |= _published(work) | {"author": [_person(person) for person in work.author]}
    if work.publisher:
        node["publisher"] = {"@type": "Organization", "name": work.publisher}
    container = CONTAINERS.get(work.type, "CreativeWork")
    containers = {container: work.container_title, "CreativeWorkSeries": work.collection_title}
    node["isPartOf"] = [{"@type": kind, "name": name} for kind, name in containers.items() if name]
    return node


def _person(person: Person) -> Node:
    """A name with its parts, whose order differs; one that is not parted may be a body's."""
    if person.literal:
        return {"name": person.literal}
    return _filled({"@type": "Person", "familyName": person.family, "givenName": person.given})


def _places(book: Book, identifiers: Iterable[str]) -> list[Node]:
    return [_place(book.corpus.get(PlaceRecord, identifier), book) for identifier in identifiers]


def _place(place: PlaceRecord, book: Book) -> Node:
    node: Node = {"@type": "Place", "@id": permalink(place, book), "name": place.name}
    if place.coordinates and place.precision == "exact":
        latitude, longitude = place.coordinates
        node["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": latitude,
            "longitude": longitude,
        }
    return node


def _filled(node: Node) -> Node:
    """A node without the keys of which there is nothing."""
    return {key: value for key, value in node.items() if value}


def _span(date: Date) -> dict[str, str]:
    """The start and the end of a date that is certain and closed, each as exactly as it is written.

    Any other date gives nothing, nor does a season, which ISO 8601 does not have.
    """
    start, end = date.start.iso if date.start else "", date.end.iso if date.end else ""
    return {"startDate": start, "endDate": end} if start and end else {}


def _published(work: Work) -> dict[str, str]:
    """When a work was issued, where that is certain and a date of ISO 8601."""
    return {"datePublished": work.issued.iso} if work.issued and work.issued.iso else {}


def _same_as(record: Record) -> list[str]:
    """The addresses that others give to what a record is of."""
    if isinstance(record, Work) and record.DOI:
        return [f"https://doi.org/{record.DOI}"]
    if isinstance(record, Actor) and record.identifiers:
        identifiers = record.identifiers.model_dump(exclude_none=True)
        return [f"{AUTHORITIES[name]}{value}" for name, value in identifiers.items()]
    return []


def _class(record: Record) -> str:
    """The class of schema.org that the record of a page is of."""
    match record:
        case Actor():
            return CLASSES.get(record.kind, "Organization")
        case Work():
            return CLASSES.get(record.type, "CreativeWork")
    return record.kind_.capitalize()
