"""What a page says of itself to search engines: one block of JSON-LD in the terms of schema.org.

The block is data, which a browser never runs. It has what search engines show: name, description
and date of a page, the chapter or the data set that it is, or the person or event that it is about.
A date starts and ends only where it is certain and closed; a question has no answer that is held
to be right.
"""

import json
from collections.abc import Callable
from typing import Any

from chronicle.corpus import addresses
from chronicle.exports import downloads
from chronicle.exports.dataset import described
from chronicle.exports.downloads import Download
from chronicle.exports.record_json import permalink
from chronicle.history import History
from chronicle.queries import metadata
from chronicle.records import registry
from chronicle.records.base import Identifiers, Record
from chronicle.values.dates import Date

Node = dict[str, Any]

# What a page says of its record, in the terms of schema.org, by the kind of the record.
OF_KINDS: dict[type[Record], Callable[[Any, History], Node]] = {}
# What pages that are of no record are besides pages of the web, by address.
PAGES = {
    addresses.CHAPTERS: "CollectionPage",
    addresses.SEARCH: "SearchResultsPage",
    addresses.ABOUT: "AboutPage",
}
# Characters that could end the block or begin a reference in HTML, as JSON escapes.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


def block(address: str, history: History, title: str = "", description: str = "") -> str:
    """The block of a page as HTML; a page written by hand has its own title and description."""
    handwritten = history.handwritten.get(address)
    if handwritten:
        title = title or handwritten.title
        description = description or handwritten.front_matter.description
    page = document(address, history, title, description)
    text = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>'


def document(address: str, history: History, title: str, description: str) -> Node:
    """The block of a page as JSON-LD; `title` and `description` are plain text."""
    changed = history.changed(address)
    cited = history.find_citable(address)
    language = "en"
    if cited:
        language = cited.language
    page: Node = {
        "@context": "https://schema.org",
        "@type": _type_of_page(address, history),
        "url": f"{history.site.url}{address}",
        "name": title,
        "description": description,
        "inLanguage": language,
        "dateModified": changed and changed.iso,
        "isPartOf": {"@type": "WebSite", "@id": history.site.url},
    }
    return filled(page | _subject(address, title, history))


def _type_of_page(address: str, history: History) -> str:
    """What a page is, in the terms of schema.org: a list of records, say."""
    lists = {model.traits_.page for model in registry.models() if model.traits_.cited}
    if address in lists:
        return "CollectionPage"
    return PAGES.get(address, "WebPage")


def _subject(address: str, title: str, history: History) -> Node:
    """What is said of the home page, a chapter, the data or the page of a record alone."""
    licence = None
    if history.site.licence:
        licence = history.site.licence.url or None
    if not address:
        return {
            "@type": "WebSite",
            "@id": history.site.url,
            "name": history.site.name,
            "isPartOf": None,
            "publisher": _maker(history),
        }
    if address == addresses.DATA:
        files = [_distribution(file, history) for file in downloads.every(history)]
        return {
            "@type": "Dataset",
            **described(history),
            "version": history.version,
            "license": licence,
            "creator": _maker(history),
            "isAccessibleForFree": True,
            "distribution": files,
        }
    if address in history.handwritten and addresses.CHAPTERS in addresses.parents(address):
        return {
            "@type": "Article",
            "headline": title,
            "author": _maker(history),
            "license": licence,
        }
    cited = history.find_citable(address)
    # A work lives among all, and has a page besides.
    record = (cited and cited.record) or metadata.work_of_page(history).get(address)
    if record is None:
        return {}
    return {"mainEntity": _entity(record, history)}


def _maker(history: History) -> Node:
    """Who makes the site."""
    name = history.site.maker
    return {"@type": "Organization", "@id": f"{history.site.url}#maker", "name": name}


def _distribution(file: Download, history: History) -> Node:
    """A file of the data."""
    return {
        "@type": "DataDownload",
        "contentUrl": f"{history.site.url}{file.address}",
        "encodingFormat": file.media_type,
    }


def _entity(record: Record, history: History) -> Node:
    """What a page is about, in the words of its kind; nothing where that has none."""
    describe = OF_KINDS.get(type(record))
    if not describe:
        return {}
    node: Node = {"@id": permalink(record, history), "name": record.label.as_text}
    return filled(node | describe(record, history))


def span(date: Date) -> Node:
    """The start and the end of a date that is certain and closed, each as exactly as it is written.

    Any other date gives nothing, nor does a season, which ISO 8601 does not have.
    """
    if not date.start or not date.end:
        return {}
    start = date.start.iso and date.start.text
    end = date.end.iso and date.end.text
    if not start or not end:
        return {}
    return {"startDate": start, "endDate": end}


def named(record: Record, history: History) -> Node:
    """Another record by its address and its name."""
    return {"@id": permalink(record, history), "name": record.label.as_text}


def same_as(identifiers: Identifiers | None) -> list[str]:
    """The addresses by which others name the same thing."""
    return list(identifiers.addresses.values()) if identifiers else []


def filled(node: Node) -> Node:
    """A node without its empty fields."""
    return {key: value for key, value in node.items() if value}
