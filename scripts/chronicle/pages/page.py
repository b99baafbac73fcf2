"""A page before MkDocs sees it, and the templates that fill it.

A page is Markdown with front matter; its body is one block of ready HTML, which every generator based on Markdown passes
through, and which costs MkDocs little. Templates stand beside the modules that use them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from chronicle import addresses, locators
from chronicle.citation import labels
from chronicle.citation.formatted import Formatted
from chronicle.corpus import Corpus
from chronicle.pages import views
from chronicle.records import Claim, Record, Work

# A title in running text stands between two asterisks.
ITALIC = re.compile(r"\*([^*]+)\*")
KIND_NAMES = {
    "state": "States",
    "party": "Parties",
    "body": "Bodies of state and party",
    "unit": "Military units",
    "organisation": "Organisations",
    "person": "People",
    "outlet": "News outlets",
}
BLANK_LINES = re.compile(r"\n\s*\n+")


@dataclass(frozen=True)
class Book:
    """What pages are made from: the record, its works as formatted citations by id, and outlines of land as GeoJSON."""

    corpus: Corpus
    formatted: Mapping[str, Formatted]
    outlines: Mapping[str, Any] | None = None

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The address of every record that has one, by id."""
        return addresses.all_addresses(self.corpus)


@dataclass(frozen=True)
class Page:
    """One page: where it lives, its title and one-line description in plain text, and its body as HTML."""

    address: str
    title: str
    description: str
    body: str

    @property
    def file(self) -> str:
        """Path of its Markdown file below the root of the tree."""
        return addresses.source_file(self.address)

    @property
    def markdown(self) -> str:
        """The page as Markdown with YAML front matter (JSON strings are YAML)."""
        front = {"title": self.title, "description": self.description}
        head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
        return f"---\n{head}---\n\n{BLANK_LINES.sub(chr(10), self.body.strip())}\n"


def make(book: Book, address: str, template: str, title: str, description: str, **values: Any) -> Page:
    """Fill a template into a page. `description` may be prose; it is cut to one plain line."""
    corpus = book.corpus

    def named(record: Record, text: str | None = None) -> Markup:
        if text is None and isinstance(record, Claim):
            text = f"{corpus[record.property_].label}: {record.label}"
        return link(record, href, text)

    def href(target: Record | str) -> str:
        there = target if isinstance(target, str) else book.addresses[target.id]
        return addresses.relative(address, there)

    body = environment().get_template(template).render(corpus=corpus, book=book, href=href, link=named, **values)
    return Page(address, plain(title), plain(description)[:300], body)


def link(record: Record, href: Callable[[Record], str], text: str | None = None) -> Markup:
    """A link to a record by its label, or by another text."""
    if text is None and isinstance(record, Work):
        return Markup(f'<a href="{escape(href(record))}">{labels.short(record)}</a>')
    return Markup(f'<a href="{escape(href(record))}">{prose(text or record.label)}</a>')


def prose(text: str) -> Markup:
    """Our running text as HTML: escaped, with titles in italics."""
    return Markup(ITALIC.sub(r"<i>\1</i>", str(escape(text))))


def plain(text: str) -> str:
    """Our running text without markup."""
    return ITALIC.sub(r"\1", text)


def place_anchor(place: locators.Place) -> str:
    """The anchor of a place of a paper on the paper's page: `p-25`, `n-75`, `para-19`, `table`."""
    letter = {"page": "p", "note": "n", "paragraph": "para"}.get(place.unit)
    return f"{letter}-{place.number}" if letter else place.name.replace(" ", "-")


@cache
def environment() -> Environment:
    """The templates, strict: an unknown variable is an error."""
    made = Environment(
        loader=PackageLoader("chronicle.pages", ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "prose": prose,
        "long": labels.long,
        "compact": labels.compact,
        "short": labels.short,
        "paper_name": labels.paper_name,
        "name_of_paper": lambda identifier, corpus: labels.paper_name(corpus.get(Work, identifier)),
        "voice_name": labels.voice_name,
        "first_anchor": first_anchor,
        "by_property": views.by_property,
        "told_by": views.told_by,
        "in_words": in_words,
        "kind_name": lambda kind: KIND_NAMES[kind],
        "apply": lambda record, link: link(record),
    }
    return made


def first_anchor(locator: str) -> str:
    """The anchor of the first place that a locator names."""
    return place_anchor(locators.places(locator)[0])


def in_words(number: int) -> str:
    """A small number as a word."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[number] if number < len(words) else str(number)
