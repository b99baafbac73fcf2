"""What a page says of itself to search engines: one block of JSON-LD in the terms of schema.org.

The block is data, which a browser never runs. It says of a page what the reader sees there and no
more: a date starts and ends only where it is certain and closed, and stands in words besides; a
place has coordinates only where they are exact; a question has no answer that is held to be right.
Places as such are left to the pages of what happened there, since the page of all places would
carry them all at once.
"""

import json
from collections.abc import Iterable
from typing import Any

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.exports import downloads
from chronicle.exports.record_json import permalink
from chronicle.record.dates import Date
from chronicle.record.models import (
    KINDS,
    Actor,
    Deployment,
    Event,
    Person,
    PlaceRecord,
    Question,
    Record,
    Work,
)
from chronicle.site import LICENCE

Node = dict[str, Any]

CONTEXT = "https://schema.org"
LANGUAGE = "en"
# The authority files of identifiers, as the addresses that their entries have.
AUTHORITIES = {"wikidata": "http://www.wikidata.org/entity/", "viaf": "http://viaf.org/viaf/"}
# What contains a work, by the type of the work; anything else is contained in a creative work.
CONTAINERS = {
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Newspaper",
    "chapter": "Book",
}
# What a page is besides a page of the web, by its address.
PAGES = {
    **{kind.traits_.page: "CollectionPage" for kind in KINDS.values() if kind.traits_.cited},
    addresses.CHAPTERS: "CollectionPage",
    addresses.SEARCH: "SearchResultsPage",
    addresses.ABOUT: "AboutPage",
}
# Characters that could end the block or begin a reference in HTML, as JSON escapes.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def block(address: str, book: Book, title: str = "", description: str = "") -> str:
    """The block of a page as HTML; a page written by hand has its own title and description."""
    if handwritten := book.handwritten.get(address):
        title, description = (
            title or handwritten.title,
            description or handwritten.front_matter.description,
        )
    page = document(address, book, title, description)
    text = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>'


def document(address: str, book: Book, title: str, description: str) -> Node:
    """The block of a page as JSON-LD; `title` and `description` are plain text."""
    if not address:
        return {"@context": CONTEXT, "@graph": [_web_site(book), _story(book)]}
    citable = book.citables.get(address)
    papers = dict.fromkeys(source.work for source in citable.sources) if citable else ()
    subject = _subject(address, book, citable.record if citable else None)
    said = subject.get("mainEntity", {})  # the page would repeat what it is about
    return _filled(
        {
            "@context": CONTEXT,
            "@type": PAGES.get(address, "WebPage"),
            **_page(
                address,
                book,
                "" if "name" in said else title,
                "" if "description" in said else description,
            ),
            "isPartOf": {"@type": "WebSite", "@id": book.site.url},
            **subject,
            "citation": _references(book, papers),
        }
    )


def _page(address: str, book: Book, name: str, description: str) -> Node:
    """The address of a page, its name, description and language, and when it last changed."""
    changed = book.changed(address)
    return {
        "url": f"{book.site.url}{address}",
        "name": name,
        "description": description,
        "inLanguage": LANGUAGE,
        "dateModified": changed and changed.iso,
    }


def _subject(address: str, book: Book, record: Record | None) -> Node:
    handwritten = book.handwritten.get(address)
    if handwritten and address.startswith(addresses.CHAPTERS) and address != addresses.CHAPTERS:
        return _article(address, handwritten.title, book)
    if address == addresses.DATA:
        return _data_set(book)
    return _record(record, book) if record else {}


def _web_site(book: Book) -> Node:
    return _filled(
        {
            "@type": "WebSite",
            "@id": book.site.url,
            **_page("", book, book.site.name, book.site.description),
            "publisher": _maker(book),
        }
    )


def _story(book: Book) -> Node:
    return _filled(
        {
            "@type": "Book",
            "@id": f"{book.site.url}#book",
            **_page("", book, book.site.name, book.site.description),
            "author": {"@id": f"{book.site.url}#maker"},
            "license": LICENCE.url,
            "hasPart": [{"@id": f"{book.site.url}{one.address}"} for one in book.chapters],
        }
    )


def _article(address: str, title: str, book: Book) -> Node:
    return {
        "@type": "Article",
        "@id": f"{book.site.url}{address}",
        "headline": title,
        "position": next((one.number for one in book.chapters if one.address == address), None),
        "isPartOf": {"@type": "Book", "@id": f"{book.site.url}#book", "name": book.site.name},
        "author": _maker(book),
        "license": LICENCE.url,
    }


def _maker(book: Book) -> Node:
    return {"@type": "Organization", "@id": f"{book.site.url}#maker", "name": book.site.maker}


def _data_set(book: Book) -> Node:
    return {
        "@type": "Dataset",
        "@id": f"{book.site.url}{addresses.DATA}",
        "name": book.site.name,
        "description": book.site.description,
        "license": LICENCE.url,
        "creator": _maker(book),
        "version": book.version,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": download.file,
                "description": download.description,
                "encodingFormat": download.media_type,
                "contentUrl": f"{book.site.url}{download.address}",
            }
            for download in downloads.CONTENTS
        ],
    }


def _record(record: Record, book: Book) -> Node:
    return {
        "temporalCoverage": isinstance(record, (Event, Deployment)) and record.date.words,
        "spatialCoverage": isinstance(record, Deployment) and _places(book, record),
        "mainEntity": _entity(record, book) if record.schema_org else {},
    }


def _entity(record: Record, book: Book) -> Node:
    """The record itself: its name and what it is, and what else schema.org has a term for."""
    node: Node = {
        "@type": record.schema_org,
        "@id": permalink(record, book),
        "name": record.label.as_text,
    }
    match record:
        case Event():
            node |= {
                "description": record.summary.as_text,
                **_span(record.date),
                "location": _places(book, record),
                "about": [
                    {"@type": "DefinedTerm", "name": book.corpus[theme].label}
                    for theme in record.themes
                ],
            }
        case Actor():
            node |= {
                "description": record.description.as_text,
                "alternateName": list(dict.fromkeys(name.text for name in record.names)),
                "sameAs": _authorities(record),
            }
        case Question():
            node["text"] = record.title.as_text
        case Work():
            node |= _publication(record)
    return _filled(node)


def _publication(work: Work) -> Node:
    containers = {
        CONTAINERS.get(work.type, "CreativeWork"): work.container_title,
        "CreativeWorkSeries": work.collection_title,
    }
    return {
        "inLanguage": work.language,
        "genre": work.genre,
        "pagination": work.page,
        "url": work.URL,
        "datePublished": work.issued and work.issued.iso,
        "author": [_person(person) for person in work.author],
        "publisher": work.publisher and {"@type": "Organization", "name": work.publisher},
        "isPartOf": [{"@type": kind, "name": name} for kind, name in containers.items() if name],
        "sameAs": [f"https://doi.org/{work.DOI}"] if work.DOI else [],
    }


def _person(person: Person) -> Node:
    """A name with its parts, whose order differs; one that is not parted may be a body's."""
    if person.literal:
        return {"name": person.literal}
    return _filled({"@type": "Person", "familyName": person.family, "givenName": person.given})


def _authorities(actor: Actor) -> list[str]:
    held = actor.identifiers
    identifiers = held.model_dump(exclude_none=True) if held else {}
    return [f"{AUTHORITIES[name]}{value}" for name, value in identifiers.items()]


def _references(book: Book, identifiers: Iterable[str]) -> list[Node]:
    return [{"@id": permalink(book.corpus[identifier], book)} for identifier in identifiers]


def _places(book: Book, record: Event | Deployment) -> list[Node]:
    return [_place(book.corpus.get(PlaceRecord, place), book) for place in record.places]


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


def _span(date: Date) -> Node:
    """The start and the end of a date that is certain and closed, each as exactly as it is written.

    Any other date gives nothing, nor does a season, which ISO 8601 does not have.
    """
    start, end = date.start and date.start.iso, date.end and date.end.iso
    return {"startDate": start, "endDate": end} if start and end else {}


def _filled(node: Node) -> Node:
    return {key: value for key, value in node.items() if value}
