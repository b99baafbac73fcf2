"""What a page says of itself to search engines: one block of JSON-LD in the terms of schema.org.

The block is data, which a browser never runs. It has what search engines show: name, description
and date of a page, the name of the site, the chapter or the data set that a page is.
"""

import json
import re
from typing import Any

from chronicle.corpus import addresses
from chronicle.exports import downloads
from chronicle.exports.downloads import Download
from chronicle.history import History
from chronicle.records.vocabulary import Theme
from chronicle.values.text import Prose

Node = dict[str, Any]

BELOW_CHAPTERS = re.compile(rf"{addresses.CHAPTERS}.")
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
    page: Node = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": f"{history.site.url}{address}",
        "name": title,
        "description": description,
        "inLanguage": history.language(address).lang or "en",
        "dateModified": changed and changed.iso,
        "isPartOf": {"@type": "WebSite", "@id": history.site.url},
    }
    if not address:
        page |= _site(history)
    elif address == addresses.DATA:
        page |= _data(history)
    elif address in history.handwritten and BELOW_CHAPTERS.match(address):
        page |= {"@type": "Article", "headline": title, "author": _maker(history)}
    return {key: value for key, value in page.items() if value}


def _site(history: History) -> Node:
    """What the home page is."""
    return {
        "@type": "WebSite",
        "@id": history.site.url,
        "name": history.site.name,
        "isPartOf": None,
        "publisher": _maker(history),
    }


def _data(history: History) -> Node:
    """What the page of the data is."""
    licence = None
    if history.site.licence:
        licence = history.site.licence.url or None
    return {
        "@type": "Dataset",
        "keywords": keywords(history),
        "version": history.version,
        "license": licence,
        "creator": _maker(history),
        "isAccessibleForFree": True,
        "distribution": [_distribution(file, history) for file in downloads.all_downloads(history)],
    }


def keywords(history: History) -> list[str]:
    """The themes of the record, as they are listed."""
    return [Prose(theme.name).as_text for theme in history.corpus.of(Theme)]


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
