"""What a page says of itself to search engines: one block of JSON-LD in the terms of schema.org.

The block is data, which a browser never runs. It says of a page what the reader sees there and no more: a date starts and ends
only where it is certain and closed, and stands in words besides; a place has coordinates only where they are exact; a question
has no answer that is held to be right. Places as such are left to the pages of what happened there, since the page of all
places would carry them all at once; the whole graph is among the downloads (`linked`), under the same addresses.
"""

from __future__ import annotations

import json
from typing import Any

from chronicle.book import Book, once_a_book
from chronicle.corpus import addresses
from chronicle.exports import downloads
from chronicle.exports.record_json import permalink
from chronicle.exports.terms import SHARED, published, same_as, shared_class, span
from chronicle.record.models import Actor, Deployment, Event, Person, PlaceRecord, Question, Record, Work
from chronicle.record.text import Prose
from chronicle.settings import LICENCE
from chronicle.story.chapters import Chapter

Node = dict[str, Any]

LANGUAGE = "en"
# The fields that a page gives of the record it is about; what they are called in schema.org stands in `linked.SHARED`.
FIELDS: dict[type[Record], tuple[str, ...]] = {
    Event: ("title", "summary"),
    Actor: ("name", "description"),
    Question: ("title",),
    Work: ("title", "language", "genre", "page", "URL"),
}
# Fields that name other records which a page is about or mentions.
NAMED = {"sender": "about", "host": "about", "unit": "about", "actors.actor": "mentions", "met": "mentions"}
# What contains a work, by the type of the work; anything else is contained in a creative work.
CONTAINERS = {
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Newspaper",
    "chapter": "Book",
}
# What a page is besides a page of the web, by its address.
PAGES = {
    **dict.fromkeys((addresses.TIMELINE, addresses.BIBLIOGRAPHY, addresses.PLACES, addresses.FIGURES), "CollectionPage"),
    **dict.fromkeys(("actors/", "deployments/", "questions/", "chapters/"), "CollectionPage"),
    addresses.SEARCH: "SearchResultsPage",
    "about/": "AboutPage",
}
# Characters that could end the block or begin a reference in HTML, as JSON escapes.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def block(address: str, book: Book, title: str = "", description: str = "") -> str:
    """The block of a page as HTML. A page written by hand is called what it calls itself."""
    written = book.written.get(address)
    title, description = title or (written.title if written else ""), description or (written.description if written else "")
    text = json.dumps(document(address, book, title, description), ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>'


def document(address: str, book: Book, title: str, description: str) -> Node:
    """What a page says: its address, name and description as plain text, language, when it last changed, what it is about."""
    if not address:
        return {"@context": "https://schema.org", "@graph": [_web_site(book), _whole(book)]}
    record = _subjects(book).get(address)
    chapter = next((chapter for chapter in book.chapters if chapter.address == address), None)
    page: Node = {
        "@context": "https://schema.org",
        "@type": PAGES.get(address, "WebPage"),
        **_said(address, book, title, description),
    }
    page["isPartOf"] = {"@type": "WebSite", "@id": book.site.url}
    if chapter:
        page |= _chapter(chapter, book)
    elif address == addresses.DATA:
        page |= _data_set(book)
    elif record:
        page |= _about(record, book)
        for field in page.get("mainEntity", {}).keys() & {"name", "description"}:
            page.pop(field, None)  # it would say the same
    citable = book.citables.get(address)
    if citable and citable.sources:
        papers = dict.fromkeys(source.work for source in citable.sources)
        page["citation"] = [{"@id": permalink(book.corpus[paper], book)} for paper in papers]
    return page


@once_a_book
def _subjects(book: Book) -> dict[str, Record]:
    """The record that a page is about, by the address of the page."""
    return {there: book.corpus[identifier] for identifier, there in book.addresses.items() if there.endswith("/")}


def _said(address: str, book: Book, name: str, description: str) -> Node:
    changed = book.changed(address)
    said = {"url": f"{book.site.url}{address}", "name": name, "description": description, "inLanguage": LANGUAGE}
    if changed and changed.iso:
        said["dateModified"] = changed.iso
    return {key: value for key, value in said.items() if value}


def _maker(book: Book) -> Node:
    return {"@type": "Organization", "@id": f"{book.site.url}#maker", "name": book.site.maker}


def _web_site(book: Book) -> Node:
    target = {"@type": "EntryPoint", "urlTemplate": f"{book.site.url}{addresses.SEARCH}?q={{q}}"}
    search = {"@type": "SearchAction", "target": target, "query-input": "required name=q"}
    said = _said("", book, book.site.name, book.site.description)
    return {"@type": "WebSite", "@id": book.site.url} | said | {"publisher": _maker(book), "potentialAction": search}


def _whole(book: Book) -> Node:
    """The book that the chapters make."""
    made: Node = {"@type": "Book", "@id": f"{book.site.url}#book"} | _said("", book, book.site.name, book.site.description)
    made |= {"author": {"@id": f"{book.site.url}#maker"}, "license": LICENCE.url}
    return made | (
        {"hasPart": [{"@id": f"{book.site.url}{chapter.address}"} for chapter in book.chapters]} if book.chapters else {}
    )


def _chapter(chapter: Chapter, book: Book) -> Node:
    whole = {"@type": "Book", "@id": f"{book.site.url}#book", "name": book.site.name}
    address = f"{book.site.url}{chapter.address}"
    made: Node = {"@type": "Article", "@id": address, "headline": chapter.title, "position": chapter.number, "isPartOf": whole}
    return made | {"author": _maker(book), "license": LICENCE.url}


def _data_set(book: Book) -> Node:
    files = [
        {
            "@type": "DataDownload",
            "name": download.file,
            "description": download.holds,
            "encodingFormat": download.media_type,
            "contentUrl": f"{book.site.url}{addresses.DATA}{download.file}",
        }
        for download in (*downloads.WHOLE, *downloads.PARTS)
    ]
    made: Node = {"@type": "Dataset", "@id": f"{book.site.url}{addresses.DATA}", "name": book.site.name, "license": LICENCE.url}
    made |= {"isAccessibleForFree": True, "creator": _maker(book), "distribution": files}
    if book.site.description:
        made["description"] = book.site.description
    return made | ({"version": book.edition.version} if book.edition else {})


def _about(record: Record, book: Book) -> Node:
    """What a page says because of the record it is about."""
    made: Node = {}
    links = book.corpus.links_from.get(record.id, ())
    for field, term in NAMED.items():
        for target in (link.target for link in links if link.field == field):
            made.setdefault(term, {})[target] = {"@id": permalink(book.corpus[target], book)}
    made = {term: list(nodes.values()) for term, nodes in made.items()}
    if isinstance(record, (Event, Deployment)):
        made["temporalCoverage"] = record.date.words
    if isinstance(record, Deployment) and record.places:
        made["spatialCoverage"] = [_place(book.corpus.get(PlaceRecord, place), book) for place in record.places]
    shared = shared_class(record)
    if shared and type(record) in FIELDS:
        made["mainEntity"] = {"@type": shared, "@id": permalink(record, book)} | _entity(record, book)
    return made


def _entity(record: Record, book: Book) -> Node:
    """The record itself: the fields that are given as they are, and what else schema.org has a term for."""
    values = record.model_dump(by_alias=True, exclude_none=True)
    made: Node = {SHARED[field]: Prose(values[field]).as_text for field in FIELDS[type(record)] if field in values}
    match record:
        case Event():
            made |= span(record.date)
            made["location"] = [_place(book.corpus.get(PlaceRecord, place), book) for place in record.places]
            made["about"] = [{"@type": "DefinedTerm", "name": book.corpus[theme].label} for theme in record.themes]
        case Actor():
            made["alternateName"] = list(dict.fromkeys(name.text for name in record.names))
        case Question():
            made["text"] = record.title.as_text
        case Work():
            made |= _publication(record)
    made["sameAs"] = same_as(record)
    return {key: value for key, value in made.items() if value}


def _publication(work: Work) -> Node:
    made: Node = {"@type": "ScholarlyArticle"} if work.evidence == "scholarship" else {}
    made |= published(work) | {"author": [_person(person) for person in work.author]}
    if work.publisher:
        made["publisher"] = {"@type": "Organization", "name": work.publisher}
    wholes = [(CONTAINERS.get(work.type, "CreativeWork"), work.container_title), ("CreativeWorkSeries", work.collection_title)]
    made["isPartOf"] = [{"@type": kind, "name": name} for kind, name in wholes if name]
    return made


def _person(person: Person) -> Node:
    """A name with its parts; their order is not the same everywhere, and a name that is not parted may be a body's."""
    if person.literal:
        return {"name": person.literal}
    parts = {"familyName": person.family, "givenName": person.given}
    return {"@type": "Person"} | {key: value for key, value in parts.items() if value}


def _place(place: PlaceRecord, book: Book) -> Node:
    made: Node = {"@type": "Place", "@id": permalink(place, book), "name": place.name}
    if place.coordinates and place.precision == "exact":
        latitude, longitude = place.coordinates
        made["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return made
