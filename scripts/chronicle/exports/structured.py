"""What a page says of itself to search engines: one block of JSON-LD in the terms of schema.org.

The block is data, which a browser never runs. It says of a page what the reader sees there and no
more: a date starts and ends only where it is certain and closed, and stands in words besides; a
place has coordinates only where they are exact; a question has no answer that is held to be right.
Places as such are left to the pages of what happened there, since the page of all places would
carry them all at once; the whole graph is among the downloads (`linked`), under the same addresses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.exports import downloads
from chronicle.exports.record_json import permalink
from chronicle.exports.terms import (
    SHARED,
    Node,
    data_set,
    filled,
    maker,
    published,
    same_as,
    shared_class,
    span,
)
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

CONTEXT = "https://schema.org"
LANGUAGE = "en"
# The fields that a page gives of the record it is about, by their terms in `SHARED`.
FIELDS: dict[type[Record], tuple[str, ...]] = {
    Event: ("title", "summary"),
    Actor: ("name", "description"),
    Question: ("title",),
    Work: ("title", "language", "genre", "page", "URL"),
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
    return filled(
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
    return site | {"publisher": maker(book), "potentialAction": search}


def _story(book: Book) -> Node:
    """The book of which the chapters are parts."""
    story: Node = {"@type": "Book", "@id": f"{book.site.url}#book"}
    story |= _page("", book, book.site.name, book.site.description)
    story |= {"author": {"@id": f"{book.site.url}#maker"}, "license": LICENCE.url}
    parts = [{"@id": f"{book.site.url}{one.address}"} for one in book.chapters]
    return story | filled({"hasPart": parts})


def _article(address: str, title: str, book: Book) -> Node:
    """A page of the story; a chapter has its number as a position in it."""
    numbers = [one.number for one in book.chapters if one.address == address]
    return {
        "@type": "Article",
        "@id": f"{book.site.url}{address}",
        "headline": title,
        **({"position": numbers[0]} if numbers else {}),
        "isPartOf": {"@type": "Book", "@id": f"{book.site.url}#book", "name": book.site.name},
        "author": maker(book),
        "license": LICENCE.url,
    }


def _data_set(book: Book) -> Node:
    files = [_file(one, book) for one in (*downloads.COMPLETE, *downloads.PARTS)]
    return data_set(book) | {"isAccessibleForFree": True, "distribution": files}


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
    shared = shared_class(record)
    if shared and type(record) in FIELDS:
        page["mainEntity"] = {"@type": shared, "@id": permalink(record, book)}
        page["mainEntity"] |= _entity(record, book)
    return page


def _entity(record: Record, book: Book) -> Node:
    """The record itself: fields as they are, and what else schema.org has a term for."""
    values = record.model_dump(by_alias=True, exclude_none=True)
    fields = [field for field in FIELDS[type(record)] if field in values]
    node: Node = {SHARED[field]: Prose(values[field]).as_text for field in fields}
    match record:
        case Event():
            themes = (book.corpus[theme].label for theme in record.themes)
            node |= span(record.date)
            node["location"] = _places(book, record.places)
            node["about"] = [{"@type": "DefinedTerm", "name": theme} for theme in themes]
        case Actor():
            node["alternateName"] = list(dict.fromkeys(name.text for name in record.names))
        case Question():
            node["text"] = record.title.as_text
        case Work():
            node |= _publication(record)
    return filled(node | {"sameAs": same_as(record)})


def _publication(work: Work) -> Node:
    """By whom, when and in what a work was published."""
    node: Node = {"@type": "ScholarlyArticle"} if work.evidence == "scholarship" else {}
    node |= published(work) | {"author": [_person(person) for person in work.author]}
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
    return filled({"@type": "Person", "familyName": person.family, "givenName": person.given})


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
