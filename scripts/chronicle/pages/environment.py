"""The templates of pages, and what each can ask for besides its view: links and explanations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from chronicle import templates
from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.drawing import date_marks
from chronicle.drawing.locator_map import LocatorMap
from chronicle.drawing.place_maps import MapsOfPlaces
from chronicle.pages.explanation import explainer
from chronicle.record import languages
from chronicle.record.amounts import counted, counted_in_words, in_words
from chronicle.record.models import Record
from chronicle.views import bibliography, citations, claims, maps, names, page, sources
from chronicle.views.page import Link, PageView
from chronicle.views.record import corrections, foot, questions

# What is drawn of a view: a map, maps, another drawing as SVG, or several by the ids or addresses
# of what they draw; None where a page has no drawing.
Drawing = LocatorMap | MapsOfPlaces | Markup | Mapping[str, Markup] | None


def fill(book: Book, template: str, view: PageView, drawing: Drawing = None) -> str:
    """A template filled with a view, and with what was drawn of it."""
    values = _context(book, view.address) | {"view": view, "drawing": drawing}
    text = environment().get_template(template).render(values)
    return languages.mark_drawings(text)


def macros(book: Book, template: str, address: str) -> dict[str, Callable[..., str]]:
    """The macros of a template by name, with links from the page at an address."""
    return vars(environment().get_template(template).make_module(_context(book, address)))


@cache
def environment() -> Environment:
    """The templates beside this module, with their filters."""
    pages = templates.environment("chronicle.pages")
    pages.filters |= {
        "explained": _explained,
        "marked": _marked,
        "spoken": _spoken,
        "language": languages.attributes,
        "in_words": in_words,
        "counted": counted,
        "counted_in_words": counted_in_words,
        "counted_kinds": page.counted_kinds,
        "degrees": maps.degrees,
    }
    pages.globals["addresses"] = addresses
    return pages


def _context(book: Book, address: str) -> dict[str, Any]:
    """What a template at an address can ask for.

    `href` gives the way to a record, a link or an address, `link` the link to a record or to a page
    written by hand as HTML, or a link; `is_here` says whether it leads to something on the same
    page. `records` have some ids; `changes_of` and the like concern a record. `small_timeline`
    and `dates_in_a_line` draw dates; `explainer` is for the filter that explains terms.
    """

    def href(target: Link | Record | str) -> str:
        if isinstance(target, Record):
            return addresses.relative(address, book.addresses[target.id])
        there = target if isinstance(target, str) else target.address
        return addresses.relative(address, there)

    def link(target: Link | Record | str) -> Markup:
        if isinstance(target, Record):
            target = page.link(book, target)
        elif isinstance(target, str):
            target = page.handwritten_link(book, target)
        return Markup(f'<a href="{escape(href(target))}">{target.label.as_html}</a>')

    def is_here(target: Link) -> bool:
        return target.address.partition("#")[0] == address

    return {
        "href": href,
        "is_here": is_here,
        "link": link,
        "records": lambda ids: tuple(book.corpus[identifier] for identifier in ids),
        "changes_of": partial(page.changes, book),
        "claims_about": partial(claims.about, book),
        "control_of": lambda record: citations.control(book, book.addresses[record.id]),
        "corrections_of": partial(corrections, book),
        "dependents_of": partial(bibliography.dependents, book),
        "entry_of": partial(sources.entry, book),
        "foot_of": partial(foot, book),
        "names_of": partial(names.names, book),
        "questions_of": partial(questions, book),
        "sources_of": lambda record: sources.sources(book, record.sources),
        "small_timeline": partial(date_marks.figure, here=address),
        "dates_in_a_line": date_marks.line,
        "explainer": explainer(book),
    }


def _marked(text: str) -> Markup:
    """Plain words as HTML, with their languages."""
    return Markup(languages.mark(str(escape(text))))


def _spoken(text: str) -> Markup:
    """The attributes of an element that holds only these words: their language, if not English."""
    return languages.attributes(languages.language_of(text))


@pass_context
def _explained(context: Context, text: str) -> Markup:
    """Prose as HTML, with its terms explained."""
    explained: Markup = context["explainer"].explain(text)
    return explained
