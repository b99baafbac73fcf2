"""A page before MkDocs sees it.

Its body is one block of ready HTML, which Markdown passes through, and which costs MkDocs little.
"""

import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from chronicle.citation.citable import Citable
from chronicle.frame.environment import render
from chronicle.history import History, once_per_history
from chronicle.queries import lists
from chronicle.records import Actor, Record
from chronicle.search import pages
from chronicle.search.documents import SearchDocument
from chronicle.templates import without_blank_lines
from chronicle.values import Prose, languages

TITLE = re.compile(r"<h1>.*")


class Template:
    """A template beside the module of a page, with the classes of the page for style sheets.

    `values` is what it has by name, besides what every template has (`environment.names`).
    """

    def __init__(self, file: str, style: str = "", **values: Any) -> None:
        self.file, self.values = file, {**values, "style": style}


@dataclass(frozen=True)
class Page:
    """A page made from the record.

    Attributes:
        address: Where it is, seen from the root of the site.
        title: Its title in plain text.
        description: What it is about, in a line of plain text.
        body: Its content as HTML.
        changed: The day of its last change; empty if unknown.
        is_listed: Whether searches have it; a page that only leads to another is not listed.
        headline: Its title in a window or among results, if that says more.
        language: The tag of its language; empty for English.
    """

    address: str
    title: str
    description: str
    body: str
    changed: str = ""
    is_listed: bool = True
    headline: str = ""
    language: str = ""

    @property
    def document(self) -> SearchDocument | None:
        """The document of the page for the search; None if the page is not listed."""
        if not self.is_listed:
            return None
        return pages.page(self.address, self.title, self.description)

    @property
    def front(self) -> dict[str, Any]:
        """The front matter of the page."""
        robots = ""
        if not self.is_listed:
            robots = "noindex"
        front = {
            "title": self.title,
            "description": self.description,
            "date": self.changed,
            "robots": robots,
            "headline": self.headline,
            "lang": self.language,
        }
        return {name: value for name, value in front.items() if value}


def record_page(
    history: History, record: Record, description: str, shown: Template, *, headline: str = ""
) -> Page:
    """Make the page of a record, with its label as the title; see `make_page`."""
    return make_page(
        history,
        shown,
        address=history.addresses[record.id],
        title=record.label,
        description=description,
        headline=headline,
    )


def list_page(history: History, address: str, shown: Template, description: str) -> Page:
    """Make the page of a list, with its title (`queries.lists`); see `make_page`."""
    title = lists.pages(history)[address].name
    return make_page(history, shown, address=address, title=title, description=description)


@once_per_history
def foreign_names(history: History) -> dict[str, str]:
    """The language of each name in its bearer’s own that is its name here, but of no person’s."""
    named = [actor for actor in history.corpus.of(Actor) if actor.kind != "person"]
    own = [(each, actor) for actor in named for each in actor.names if each.own]
    return {each.text: each.language for each, actor in own if each.text == actor.name}


@once_per_history
def _names_of_states(history: History) -> re.Pattern[str]:
    """The names of states, of which no title is broken between two lines."""
    states = [re.escape(one.name) for one in history.corpus.of(Actor) if one.kind == "state"]
    return re.compile("|".join(states))


def _with_whole_names(history: History, title: re.Match[str]) -> str:
    """A title with names of states that stay in one line."""
    names = _names_of_states(history)
    return names.sub(lambda name: name[0].replace(" ", "\u00a0"), title[0])


def make_page(
    history: History,
    shown: Template,
    *,
    address: str,
    title: str,
    description: str,
    is_listed: bool = True,
    headline: str = "",
) -> Page:
    """Make a page by filling its template, in which `this` is how the page is cited.

    All other arguments are attributes of `Page`; the title and the description may be prose.
    """
    this = Citable(address, Prose(title), ())
    html = render(history, shown.file, address, {**shown.values, "this": this})
    foreign = {name: tag for name, tag in foreign_names(history).items() if name in html}
    if foreign:
        html = languages.mark_texts(html, foreign)
    html = TITLE.sub(partial(_with_whole_names, history), html, count=1)
    changed = history.last_change(address) or ""
    return Page(
        address=address,
        title=this.title.as_text,
        description=Prose(description).as_text,
        body=without_blank_lines(html),
        changed=str(changed),
        is_listed=is_listed,
        headline=headline,
        language=history.language(address).lang,
    )
