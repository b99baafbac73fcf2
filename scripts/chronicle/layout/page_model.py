"""A page before MkDocs processes it.

Its body is one block of HTML, which Markdown passes through at little cost.
"""

from dataclasses import dataclass
from typing import Any

from chronicle.citation.citable import Citable
from chronicle.history import History, cached_per_history
from chronicle.layout.page_templates import render_template
from chronicle.queries import inventory
from chronicle.records import Actor, Record
from chronicle.search import pages
from chronicle.search.documents import SearchDocument
from chronicle.templates import remove_blank_lines
from chronicle.values import Prose, languages


class PageTemplate:
    """The template of a page, with the CSS classes of the page.

    `values` are its variables, in addition to the shared ones (`page_templates.template_context`).
    """

    def __init__(self, file: str, style: str = "", **values: Any) -> None:
        self.file = file
        self.values = {**values, "style": style}


@dataclass(frozen=True)
class Page:
    """A page generated from the record.

    Attributes:
        address: The URL, relative to the root of the site.
        title: The title in plain text.
        description: The subject of the page, in a line of plain text.
        body: The content as HTML.
        changed: The date of its last change; empty if unknown.
        is_listed: Whether the site search and search engines list it; redirects are not listed.
        headline: A more informative title for windows and search results, if there is one.
        language: Its language tag; empty for English.
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
    def search_document(self) -> SearchDocument | None:
        """The search document of the page, or None if the page is not listed."""
        if not self.is_listed:
            return None
        return pages.page_document(self.address, self.title, self.description)

    @property
    def front_matter(self) -> dict[str, Any]:
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


def render_record_page(
    history: History,
    record: Record,
    description: str,
    template: PageTemplate,
    *,
    headline: str = "",
) -> Page:
    """Create the page of a record, titled with its label; see `create_page`."""
    return create_page(
        history,
        template,
        address=history.addresses[record.id],
        title=record.label,
        description=description,
        headline=headline,
    )


def render_list_page(
    history: History, address: str, template: PageTemplate, description: str
) -> Page:
    """Create the page of a list, with its title from the inventory; see `create_page`."""
    title = inventory.list_pages(history)[address].name
    return create_page(history, template, address=address, title=title, description=description)


@cached_per_history
def foreign_names(history: History) -> dict[str, str]:
    """Map the main names of actors that are in the actor’s own language to that language.

    The names of persons are excluded.
    """
    actors = [actor for actor in history.corpus.of(Actor) if actor.kind != "person"]
    native_names = [(name, actor) for actor in actors for name in actor.names if name.own]
    return {name.text: name.language for name, actor in native_names if name.text == actor.name}


def create_page(
    history: History,
    template: PageTemplate,
    *,
    address: str,
    title: str,
    description: str,
    is_listed: bool = True,
    headline: str = "",
) -> Page:
    """Create a page from its template, in which `this` is the citable item of the page.

    All other arguments are attributes of `Page`; the title and the description may be prose.
    """
    this = Citable(address, Prose(title), ())
    html = render_template(history, template.file, address, {**template.values, "this": this})
    foreign = {name: tag for name, tag in foreign_names(history).items() if name in html}
    if foreign:
        html = languages.mark_texts(html, foreign)
    changed = history.last_change(address) or ""
    return Page(
        address=address,
        title=this.title.as_text,
        description=Prose(description).as_text,
        body=remove_blank_lines(html),
        changed=str(changed),
        is_listed=is_listed,
        headline=headline,
        language=history.page_language(address).lang,
    )
