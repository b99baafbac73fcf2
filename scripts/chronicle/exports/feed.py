"""What changed, as an Atom feed (RFC 4287): an entry for every version of the record."""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.models import Change

FILE = "feed.xml"
NAMESPACE = "http://www.w3.org/2005/Atom"
# When a record without versions was updated.
NEVER = "1970-01-01T00:00:00Z"


def feed(book: Book) -> bytes:
    """The feed, the latest change first.

    Its ids are permanent addresses, its times the days of the changes.
    """
    changes = sorted(book.corpus.of(Change), key=lambda change: change.order, reverse=True)
    ElementTree.register_namespace("", NAMESPACE)
    root = Element(f"{{{NAMESPACE}}}feed", {"xml:lang": "en"})
    _text(root, "title", f"{book.site.name}: what changed")
    _text(root, "id", f"{book.site.url}{addresses.CHANGES}")
    _text(root, "updated", _time(changes[0]) if changes else NEVER)
    _link(root, "self", f"{book.site.url}{FILE}")
    _link(root, "alternate", f"{book.site.url}{addresses.CHANGES}")
    _text(SubElement(root, f"{{{NAMESPACE}}}author"), "name", book.site.maker)
    for change in changes:
        _entry(root, change, book)
    ElementTree.indent(root)
    xml = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return bytes(xml) + b"\n"


def _entry(root: Element, change: Change, book: Book) -> None:
    entry = SubElement(root, f"{{{NAMESPACE}}}entry")
    address = f"{book.site.url}{book.addresses[change.id]}"
    _text(entry, "title", f"Version {change.version}")
    _text(entry, "id", address)
    _text(entry, "updated", _time(change))
    _link(entry, "alternate", address)
    for identifier in change.touches:
        label = book.corpus[identifier].label.as_text
        _link(entry, "related", f"{book.site.url}{book.addresses[identifier]}", label)
    for page in change.pages:
        _link(entry, "related", f"{book.site.url}{page}")
    _text(entry, "summary", change.what.as_text)


def _time(change: Change) -> str:
    """The first day of the change's date, at midnight UTC; a feed wants a time."""
    day = change.date.earliest
    return f"{day.isoformat()}T00:00:00Z" if day else NEVER


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, f"{{{NAMESPACE}}}{name}").text = text


def _link(parent: Element, relation: str, address: str, title: str = "") -> None:
    attributes = {"rel": relation, "href": address} | ({"title": title} if title else {})
    SubElement(parent, f"{{{NAMESPACE}}}link", attributes)
