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
from chronicle.corpus import addresses
from chronicle.record import languages
from chronicle.record.amounts import in_words
from chronicle.record.models import GlossaryTerm
from chronicle.record.text import Prose, italics
from chronicle.templates import compact
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


def prose(text: str) -> Markup:
    """Our running text as HTML: escaped, with titles in italics, and words in another script with their language."""
    return Prose(text).as_html


@pass_context
def explained(context: Context, text: str) -> Markup:
    """Our running text as HTML, its abbreviations explained by the glossary of the book that is being made."""
    return Markup(languages.marked(glossary(cast(Book, context["book"])).explain(Markup(italics(str(escape(text)))))))


@cache
def environment() -> Environment:
    """The templates of pages."""
    pages = templates.environment("chronicle.pages")
    pages.filters |= {"explained": explained, "in_words": in_words}
    return pages
