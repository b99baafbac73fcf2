"""The templates of the book, with all variables of page templates, and the text of the book.

A link is written with its URL on the site, `to:events/x/`. When the book is complete,
`resolve_links` points each link to the book, or else to the site.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from chronicle.editions.images import svg_to_image
from chronicle.graphics import bar_charts, event_timeline, locator_map, source_delays
from chronicle.history import History
from chronicle.layout import page_templates as pages
from chronicle.pages.actor.page import actors_with_biographies
from chronicle.pages.event.page import events_in_order
from chronicle.pages.question import page as question_page
from chronicle.queries import source_counts
from chronicle.values import Prose

ID_ATTRIBUTE = re.compile(r'\bid="([^"]+)"')
PENDING_LINK = re.compile(r'href="to:([^"]*)"')


def edition_name(history: History) -> str:
    """Return the label of the version that the book contains."""
    if history.latest_version:
        return history.latest_version.label.as_text
    return "Unversioned"


# Functions that templates of the book call by name, in addition to the functions of page templates.
QUERIES: Sequence[Callable[..., Any]] = (
    actors_with_biographies,
    bar_charts.chart_groups,
    edition_name,
    event_timeline.timeline_of_events,
    events_in_order,
    locator_map.map_from_shortcode,
    question_page.claims_for_answer,
    question_page.main_questions,
    source_counts.list_sources,
    source_counts.sort_answers,
    source_delays.delay_labels,
)


def render_book_template(history: History, template: str, **values: object) -> Markup:
    """Render a template next to this module."""
    names = pages.template_context(history, "", lambda page, address: f"to:{address}")
    queries = {query.__name__: partial(query, history) for query in QUERIES}
    return Markup(_book_environment().get_template(template).render(names | queries | values))


def book_anchor(address: str) -> str:
    """Return the id in the book for a URL on the site: `events-x--y` for `events/x/#y`."""
    page, _, fragment = address.partition("#")
    name = page.strip("/").replace("/", "-") or "home"
    if fragment:
        return f"{name}--{fragment}"
    return name


def resolve_links(text: str, site: str) -> Markup:
    """Return HTML whose links point to ids in the HTML or, without such an id, to `site`."""
    ids = set(ID_ATTRIBUTE.findall(text))

    def resolve_link(match: re.Match[str]) -> str:
        address = match[1]
        target = book_anchor(address)
        if target in ids:
            return f'href="#{target}"'
        return f'href="{site}{address}"'

    return Markup(PENDING_LINK.sub(resolve_link, text))


@dataclass(frozen=True)
class Book:
    """The book before typesetting: its history, and its text with links into it or to the site.

    `front_matter` are the pages before the text in the PDF, `imprint` one of them.
    """

    history: History
    body: Markup
    front_matter: Markup
    imprint: Markup


@cache
def _book_environment() -> Environment:
    packages = ("chronicle.editions", "chronicle.layout", "chronicle.pages")
    loader = ChoiceLoader([PackageLoader(package, "") for package in packages])
    environment = pages.page_environment().overlay(loader=loader)
    names = {"anchor": book_anchor, "svg_to_image": svg_to_image, "Prose": Prose}
    environment.globals = environment.globals | names
    return environment
