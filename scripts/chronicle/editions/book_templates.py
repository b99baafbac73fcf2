"""The templates of the book, with all variables of page templates, and the pieces of the book.

A link is written with its URL on the site, `to:events/x/`. When the book is complete,
`resolve_links` points each link to the book, or else to the site.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from chronicle.history import History
from chronicle.layout import page_templates as pages
from chronicle.templates import add_no_break_spaces
from chronicle.values import Label, Prose

ID_ATTRIBUTE = re.compile(r'\bid="([^"]+)"')
PENDING_LINK = re.compile(r'href="to:([^"]*)"')


class Heading(NamedTuple):
    """The heading of a part, or of an entry or a person in it.

    Stylesheets use its kind, `part`, `entry` or `person`; `prefix` precedes its title.
    """

    kind: str
    address: str
    title: Prose | Label
    prefix: str = ""

    @property
    def level(self) -> int:
        """Its level in the book."""
        return 1 if self.kind == "part" else 2

    @property
    def id(self) -> str:
        """Its id in the book."""
        return book_anchor(self.address)


class RenderedPart(NamedTuple):
    """A piece of the book as HTML, and its heading, if it begins with one."""

    text: Markup
    heading: Heading | None = None


def render_part(
    history: History, template: str, heading: Heading | None = None, **values: object
) -> RenderedPart:
    """Render a template next to this module, under its heading, if it has one."""
    names = pages.template_context(history, "", lambda page, address: f"to:{address}")
    text = _book_environment().get_template(template).render(names | values, heading=heading)
    if heading:
        text = render_heading(heading).text + Markup(text)
    return RenderedPart(Markup(text), heading)


def render_heading(heading: Heading) -> RenderedPart:
    """Render only a heading."""
    text = _book_environment().get_template("heading.html").render(heading=heading)
    return RenderedPart(Markup(text), heading)


def book_anchor(address: str) -> str:
    """Return the id in the book for a URL on the site: `events-x--y` for `events/x/#y`."""
    page, _, fragment = address.partition("#")
    name = page.strip("/").replace("/", "-") or "home"
    if fragment:
        return f"{name}--{fragment}"
    return name


def resolve_links(text: str, site: str) -> Markup:
    """Return HTML with each link pointing to an id in it, or else to the site at `site`."""
    ids = set(ID_ATTRIBUTE.findall(text))

    def resolve(match: re.Match[str]) -> str:
        address = match[1]
        target = book_anchor(address)
        if target in ids:
            return f'href="#{target}"'
        return f'href="{site}{address}"'

    return Markup(PENDING_LINK.sub(resolve, text))


@dataclass(frozen=True)
class Volume:
    """The book before typesetting: its history and its pieces."""

    history: History
    pieces: tuple[RenderedPart, ...]

    @cached_property
    def body(self) -> Markup:
        """The text, with links into it or to the site."""
        text = add_no_break_spaces("".join(piece.text for piece in self.pieces))
        return resolve_links(text, self.history.site.url)

    @cached_property
    def contents(self) -> list[Heading]:
        """The headings of parts and entries, in order."""
        return [piece.heading for piece in self.pieces if piece.heading]

    def render_document(self, body: Markup) -> str:
        """Return a complete HTML document with a body."""
        return render_part(self.history, "document.html", day=self.history.day, body=body).text


@cache
def _book_environment() -> Environment:
    packages = ("chronicle.editions", "chronicle.layout", "chronicle.pages")
    loader = ChoiceLoader([PackageLoader(package, "") for package in packages])
    environment = pages.page_environment().overlay(loader=loader)
    environment.globals = {**environment.globals, "anchor": book_anchor}
    return environment
