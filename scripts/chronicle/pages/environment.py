"""The templates of pages, and what all of them can ask for: ways, names, citations, terms."""

import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from chronicle import templates
from chronicle.citation import csl, forms, labels
from chronicle.citation.citable import Citable
from chronicle.corpus import addresses
from chronicle.drawing import charts, date_marks, locator_map, map_points, spread
from chronicle.history import History, once_per_history
from chronicle.queries import citations, claims, links, metadata, ordering, selection
from chronicle.queries.links import Link
from chronicle.record import languages, locators
from chronicle.record.amounts import counted, counted_in_words, in_words, with_article
from chronicle.record.days import year_words
from chronicle.record.models import KINDS, GlossaryTerm, Record, Work
from chronicle.record.text import Label, capital, italics, markup_of, slug
from chronicle.story.inventory import assertion

# Something to which a template can lead: by its address, as a link, as a record.
Target = str | Link | Record
# Pieces that pages share: macros, by the name under which templates have them.
SHARED = {"c": "cite-parts.html", "p": "parts.html"}
# What a template can ask about a record, or a part of one.
QUERIES: dict[str, Callable[..., Any]] = {
    "changes_of": selection.changes,
    "chapters_of": links.chapters,
    "claims_about": claims.about,
    "counted_kinds": selection.counted_kinds,
    "comparison": links.comparison,
    "coins": metadata.coins,
    "own_title": citations.own_title,
    "corrections_of": selection.corrections,
    "dependents_of": selection.dependents,
    "entry_of": citations.entry,
    "handouts": selection.handouts,
    "kind_name": selection.kind_name,
    "known_through": claims.known_through,
    "place": links.place,
    "questions_of": selection.questions,
    "related_to": selection.related,
    "voice": links.voice,
    "where_cited": citations.where,
    "works_cited": citations.works,
}


def fill(history: History, template: str, address: str, values: dict[str, Any]) -> str:
    """Fill a template.

    Arguments:
        history: The history.
        template: The file name of the template.
        address: The address of the page, from which links lead.
        values: What the template asks for, by name, besides `names`.

    Returns:
        HTML.
    """
    text = environment().get_template(template).render(names(history, address) | values)
    return languages.mark_drawings(text)


def macros(history: History, template: str, address: str) -> dict[str, Callable[..., str]]:
    """The macros of a template by name, with links from the page at an address."""
    return vars(environment().get_template(template).make_module(names(history, address)))


@cache
def environment() -> Environment:
    """The templates beside this module, with their filters."""
    pages = templates.environment("chronicle.pages")
    pages.filters |= {
        "marked": _marked,
        "language_of": languages.language_of,
        "language": languages.attributes,
        "in_words": in_words,
        "counted": counted,
        "counted_in_words": counted_in_words,
        "with_article": with_article,
        "degrees": map_points.degrees,
        "unfolded": claims.unfolded,
        "capital": capital,
        "number": locators.number,
        "year_heading": ordering.year_heading,
        "year_words": year_words,
        "slug": slug,
    }
    pages.globals |= {kind.__name__: kind for kind in KINDS.values()} | {
        "addresses": addresses,
        "anchor": links.anchor,
        "forms": forms,
        "full_name": csl.full_name,
        "labels": labels,
        "MANY": claims.MANY,
        "is_own": claims.is_own,
        "voice_at": claims.voice_at,
    }
    return pages


def _link(history: History, target: Target, name: Callable[[Work], Label] | None = None) -> Link:
    if isinstance(target, Record):
        named = name(target) if isinstance(target, Work) and name else None
        return links.link(history, target, named)
    return target if isinstance(target, Link) else links.handwritten_link(history, target)


def names(
    history: History, address: str, lead: Callable[[str, str], str] = addresses.relative
) -> dict[str, Any]:
    """What a template at an address can ask for; `lead` writes the way from there to another.

    `to` is a link to something, `href` the way there, `link` the link as HTML, a work named by a
    function of `labels`; `is_here` whether it stands on the same page; `citable` is what is cited
    there. `records` have some ids; `assertion` is what a claim says. `bars` draws a chart,
    `locator` a map of some places, `spread` the figures that answer a question, `small_timeline`
    and `dates_in_a_line` draw dates; `explained` is prose as HTML with its terms explained. The
    functions of `QUERIES` concern a record, the macros of `SHARED` are pieces of pages.
    """
    to = partial(_link, history)

    def href(target: Target) -> str:
        return lead(address, target if isinstance(target, str) else to(target).address)

    def link(target: Target, name: Callable[[Work], Label] | None = None) -> Markup:
        found = to(target, name)
        return Markup(f'<a href="{escape(href(found))}">{found.label.as_html}</a>')

    def is_here(target: Target) -> bool:
        return to(target).address.partition("#")[0] == address

    def citable(target: Target) -> Citable:
        if isinstance(target, Record):
            return history.citables[history.addresses[target.id]]
        return history.citables[to(target).address]

    def records(identifiers: Iterable[str]) -> tuple[Record, ...]:
        return tuple(history.corpus[identifier] for identifier in identifiers)

    found = {
        "history": history,
        "corpus": history.corpus,
        "settings": history.corpus.settings,
        "site": history.site,
        "version": history.version,
        "edition": history.edition,
        "to": to,
        "href": href,
        "is_here": is_here,
        "link": link,
        "citable": citable,
        "records": records,
        "assertion": partial(assertion, corpus=history.corpus),
        "bars": partial(charts.figure, history, href=href),
        "spread": partial(spread.figure, history),
        "locator": partial(locator_map.of_places, history),
        "small_timeline": partial(date_marks.figure, history, href=href),
        "dates_in_a_line": partial(date_marks.line, history),
        "explained": explainer(history),
    } | {name: partial(function, history) for name, function in QUERIES.items()}
    for name, template in SHARED.items():
        found[name] = environment().get_template(template).make_module(found)
    return found


@once_per_history
def explainer(history: History) -> Callable[[str], Markup]:
    """What gives prose as HTML, each term with its meaning the first time it occurs in it."""
    terms = history.corpus.of(GlossaryTerm)
    meanings = {str(escape(term.name)): str(escape(term.description)) for term in terms}
    longest_first = map(re.escape, sorted(meanings, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])({'|'.join(longest_first)})(?![\w-])")

    def explain(text: str) -> Markup:
        html = italics(str(escape(markup_of(text))))
        left = dict(meanings)

        def explained(match: re.Match[str]) -> str:
            meaning = left.pop(match[1], None)
            return f'<abbr title="{meaning}">{match[1]}</abbr>' if meaning else match[1]

        return Markup(languages.mark(pattern.sub(explained, html) if meanings else html))

    return explain


def _marked(text: str) -> Markup:
    """Plain words as HTML, with their languages."""
    return Markup(languages.mark(str(escape(text))))
