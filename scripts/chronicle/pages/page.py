"""A page before MkDocs sees it, and the templates that fill it.

A page is Markdown with front matter; its body is one block of ready HTML, which every generator based on Markdown passes
through, and which costs MkDocs little. Templates stand beside the modules that use them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from chronicle import templates
from chronicle.book import Book, once_a_book
from chronicle.citation import cited, forms, labels
from chronicle.citation.processor import closed
from chronicle.corpus import addresses
from chronicle.record import languages, locators
from chronicle.record.amounts import in_words
from chronicle.record.models import Change, Chart, Claim, GlossaryTerm, Record, Work
from chronicle.record.text import Prose, italics
from chronicle.templates import compact
from chronicle.views import common as views
from chronicle.views.page import Link, PageView


@once_a_book
def glossary(book: Book) -> Glossary:
    """The words that the glossary of a book explains."""
    return Glossary(book.corpus.of(GlossaryTerm))


class Glossary:
    """Explains words where they occur, each once in a text."""

    def __init__(self, terms: Sequence[GlossaryTerm]) -> None:
        self.explained = {str(escape(term.name)): str(escape(term.description)) for term in terms}
        longest_first = sorted(self.explained, key=len, reverse=True)
        self.pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w-])") if terms else None

    def explain(self, html: Markup) -> Markup:
        """A text without tags but italics, each term marked up with what it means the first time it occurs."""
        if self.pattern is None:
            return html
        seen: set[str] = set()

        def explained(match: re.Match[str]) -> str:
            if match[1] in seen:
                return match[1]
            seen.add(match[1])
            return f'<abbr title="{self.explained[match[1]]}">{match[1]}</abbr>'

        return Markup(self.pattern.sub(explained, str(html)))


@dataclass(frozen=True)
class Page:
    """One page: where it lives, its title and one-line description in plain text, its body as HTML, when it last changed.

    `structured` is what it says of itself to search engines, as HTML that follows the body and is none of it.
    """

    address: str
    title: str
    description: str
    body: str
    changed: str = ""
    structured: str = ""

    @property
    def file(self) -> str:
        """Path of its Markdown file below the root of the tree."""
        return addresses.source_file(self.address)

    @property
    def markdown(self) -> str:
        """The page as Markdown with YAML front matter (JSON strings are YAML)."""
        front = {"title": self.title, "description": self.description} | ({"date": self.changed} if self.changed else {})
        head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
        return f"---\n{head}---\n\n{compact(self.body)}\n"


@dataclass(frozen=True)
class Plan:
    """A page that can be made: its address, and what makes it."""

    address: str
    make: Callable[[], Page]


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

    body = environment().get_template(template).render(corpus=corpus, book=book, here=address, href=href, link=named, **values)
    return Page(address, Prose(title).as_text, Prose(description).as_text[:300], body, str(book.changed(address) or ""))


def render(book: Book, template: str, view: PageView, **drawings: Any) -> Page:
    """Fill a template with a view, and with what was drawn of it, into a page."""
    body = fill(book, template, view, **drawings)
    description = Prose(view.description).as_text[:300]
    changed = str(book.changed(view.address) or "")
    return Page(view.address, view.title.as_text, description, body, changed)


def fill(book: Book, template: str, view: PageView, **drawings: Any) -> str:
    """A template filled with a view, and with what was drawn of it."""
    values = _linking(book, view.address)
    return environment().get_template(template).render(view=view, **values, **drawings)


def macros(book: Book, template: str, address: str) -> dict[str, Callable[..., str]]:
    """The macros of a template by name, with links from the page at an address."""
    return vars(environment().get_template(template).make_module(_linking(book, address)))


def _linking(book: Book, here: str) -> dict[str, Any]:
    """What every template can ask for: links from the page at an address, and the glossary."""

    def href(target: Link | str) -> str:
        return addresses.relative(here, target if isinstance(target, str) else target.address)

    def linked(target: Link) -> Markup:
        return Markup('<a href="{}">{}</a>').format(href(target), target.label.as_html)

    return {"href": href, "link": linked, "book": book}


def link(record: Record, href: Callable[[Record], str], text: str | None = None) -> Markup:
    """A link to a record by its label, or by another text."""
    if text is None and isinstance(record, Work):
        return Markup(f'<a href="{escape(href(record))}">{labels.short(record)}</a>')
    return Markup(f'<a href="{escape(href(record))}">{prose(text or record.label)}</a>')


def prose(text: str) -> Markup:
    """Our running text as HTML: escaped, with titles in italics, and words in another script with their language."""
    return Prose(text).as_html


def place_anchor(place: locators.Place) -> str:
    """The anchor of a place of a paper on the paper's page: `p-25`, `n-75`, `para-19`, `table`."""
    letter = {"page": "p", "note": "n", "paragraph": "para"}.get(place.unit)
    return f"{letter}-{place.number}" if letter else place.name.replace(" ", "-")


@pass_context
def explained(context: Context, text: str) -> Markup:
    """Our running text as HTML, its abbreviations explained by the glossary of the book that is being made."""
    return Markup(languages.marked(glossary(cast(Book, context["book"])).explain(Markup(italics(str(escape(text)))))))


@cache
def environment() -> Environment:
    """The templates of pages."""
    made = templates.environment("chronicle.pages")
    made.filters |= {
        "prose": prose,
        "page_forms": forms.page,
        "program_forms": forms.programs,
        "work_forms": forms.work,
        "place_forms": forms.place,
        "plain": lambda text: Prose(text).as_text,
        "in_language": lambda text: Markup(languages.marked(str(escape(text)))),
        "title_of": lambda citable, corpus: Markup(cited.marked(prose(citable.title), citable, corpus)),
        "papers_cited": lambda book, citable: cited.papers(citable, book.formatted, book.corpus),
        "coins": cited.coins,
        "closed": closed,
        "explained": explained,
        "long": labels.long,
        "compact": labels.compact,
        "short": labels.short,
        "paper_name": labels.paper_name,
        "name_of_paper": lambda identifier, corpus: labels.paper_name(corpus.get(Work, identifier)),
        "voice_name": labels.voice_name,
        "first_anchor": first_anchor,
        "changes_of": lambda corpus, record: corpus.linking(Change, record.id, "touches"),
        "charts_of": lambda corpus, record: corpus.linking(Chart, record.id, "deployments"),
        "told_by": views.told_by,
        "in_words": in_words,
        "apply": lambda record, link: link(record),
    }
    made.globals["formats"] = forms.PROGRAMS
    return made


def first_anchor(locator: str) -> str:
    """The anchor of the first place that a locator names."""
    return place_anchor(locators.places(locator)[0])
