"""The templates of the book, which can use all that templates of pages can, and its pieces.

A link is written with the address to which it leads on the site, `to:events/x/`. What the book has
is known when all of it is there; `resolve_links` then leads each link into the book or to the site.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup

from chronicle.frame import environment as pages
from chronicle.history import History
from chronicle.templates import unbroken
from chronicle.values import Label, Prose

ID = re.compile(r'\bid="([^"]+)"')
LINK = re.compile(r'href="to:([^"]*)"')


class Heading(NamedTuple):
    """The heading of a part, or of an entry or a person in it.

    Its kind, `part`, `entry` or `person`, is known to style sheets; `before` is what stands before
    its title.
    """

    kind: str
    address: str
    title: Prose | Label
    before: str = ""

    @property
    def level(self) -> int:
        """Its level in the book."""
        return 1 if self.kind == "part" else 2

    @property
    def id(self) -> str:
        """Its id in the book."""
        return anchor(self.address)


class Piece(NamedTuple):
    """A piece of the book as HTML, and the heading with which it begins, where it has one."""

    text: Markup
    heading: Heading | None = None


def render(
    history: History, template: str, heading: Heading | None = None, **values: object
) -> Piece:
    """Fill a template that stands beside this module, under its heading, if it has one."""
    names = pages.names(history, "", lambda page, address: f"to:{address}")
    text = _environment().get_template(template).render(names | values, heading=heading)
    if heading:
        text = render_heading(heading).text + Markup(text)
    return Piece(Markup(text), heading)


def render_heading(heading: Heading) -> Piece:
    """A heading alone."""
    text = _environment().get_template("heading.html").render(heading=heading)
    return Piece(Markup(text), heading)


def anchor(address: str) -> str:
    """The id in the book for an address of the site: `events-x--y` for `events/x/#y`."""
    page, _, inside = address.partition("#")
    name = page.strip("/").replace("/", "-") or "home"
    if inside:
        return f"{name}--{inside}"
    return name


def resolve_links(text: str, site: str) -> Markup:
    """HTML whose links lead to an id in it, or else to a page of the site at `site`."""
    ids = set(ID.findall(text))

    def lead(match: re.Match[str]) -> str:
        address = match[1]
        target = anchor(address)
        if target in ids:
            return f'href="#{target}"'
        return f'href="{site}{address}"'

    return Markup(LINK.sub(lead, text))


@dataclass(frozen=True)
class Volume:
    """The book before it is set: the history of which it is made, and its pieces."""

    history: History
    pieces: tuple[Piece, ...]

    @cached_property
    def body(self) -> Markup:
        """The text, its links led into it or to the site."""
        text = unbroken("".join(piece.text for piece in self.pieces))
        return resolve_links(text, self.history.site.url)

    @cached_property
    def contents(self) -> list[Heading]:
        """The headings of parts and entries in order."""
        return [piece.heading for piece in self.pieces if piece.heading]

    def document(self, body: Markup) -> str:
        """A whole document of HTML with some body."""
        return render(self.history, "document.html", day=self.history.day, body=body).text


@cache
def _environment() -> Environment:
    packages = ("chronicle.editions", "chronicle.frame", "chronicle.pages")
    loader = ChoiceLoader([PackageLoader(package, "") for package in packages])
    environment = pages.environment().overlay(loader=loader)
    environment.globals = {**environment.globals, "anchor": anchor}
    return environment
