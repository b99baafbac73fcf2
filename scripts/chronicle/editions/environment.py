"""The templates of a book, and what each can ask for besides its views.

A link is written with the address to which it leads on the site, `to:events/x/`. What a book has is
known when all of it is there; then `resolved` leads every link into the book or to the site. One
that always leads to the site is written `site:events/x/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.drawing import date_marks
from chronicle.drawing.charts.signs import SIGNS
from chronicle.drawing.locator_map import LocatorMap
from chronicle.drawing.place_maps import MapsOfPlaces
from chronicle.editions import images
from chronicle.record.amounts import in_words
from chronicle.record.text import Label, Prose
from chronicle.views.page import Link

# What is drawn of a view: a map, maps, another drawing as SVG, or several by the ids of what they
# draw; None where it has no drawing.
Drawing = LocatorMap | MapsOfPlaces | str | Mapping[str, str] | None
# Stands for the number of a page until that is known, and takes as much room.
UNKNOWN = "000"
ID = re.compile(r'\bid="([^"]+)"')
LINK = re.compile(rf'(?P<page><a class="at" )?href="to:(?P<to>[^"]*)"(?(page)>[^<]*{UNKNOWN}</a>)')


@dataclass(frozen=True)
class Heading:
    """A heading that the contents name: a part (1), or what stands first in it (2).

    Its kind is known to style sheets; `before` is what stands before its title: a number or a date.
    `lead` is what follows the heading of a part, in plain text.
    """

    level: int
    kind: str
    address: str
    title: Prose | Label
    before: str = ""
    lead: str = ""

    @property
    def id(self) -> str:
        """Its id in the book."""
        return anchor(self.address)


@dataclass(frozen=True)
class Piece:
    """A piece of a book as HTML, and the headings in it that the contents name."""

    text: Markup
    headings: tuple[Heading, ...] = ()


def fill(template: str, view: object, drawing: Drawing = None) -> Piece:
    """A template that stands beside this module, filled with a view, and with what was drawn of it.

    The view is frozen, or a tuple of such.
    """
    headings: list[Heading] = []
    values = {"view": view, "drawing": drawing, "headings": headings}
    text = _environment().get_template(template).render(values)
    return Piece(Markup(text), tuple(headings))


def part(address: str, words: str, pieces: Iterator[Piece], lead: str = "") -> Iterator[Piece]:
    """Pieces under the heading of their part; nothing where there are none."""
    if first := next(pieces, None):
        yield fill("heading.html", Heading(1, "part", address, Prose(words), lead=lead))
        yield first
        yield from pieces


def group(address: str, words: str, kind: str = "group") -> Piece:
    """The heading of a group in a part."""
    return fill("heading.html", Heading(2, kind, address, Prose(words)))


def anchor(address: str) -> str:
    """The id in a book of what has an address on the site: `events/x/#y` becomes `events-x--y`."""
    page, _, inside = address.partition("#")
    name = page.strip("/").replace("/", "-") or "home"
    return f"{name}--{inside}" if inside else name


def resolved(text: str, site: str, *, numbered: bool = True) -> Markup:
    """HTML whose links lead to their ids in it, or else to a site, which begins with `site`.

    The number of a page that is not in the book goes; where pages are not `numbered`, all go.
    """
    ids = set(ID.findall(text))

    def lead(match: re.Match[str]) -> str:
        target = anchor(match["to"])
        if match["page"] and not (numbered and target in ids):
            return ""
        if target in ids:
            return match[0].replace(f'"to:{match["to"]}"', f'"#{target}"')
        return f'href="{site}{match["to"]}"'

    return Markup(LINK.sub(lead, text).replace('href="site:', f'href="{site}'))


def _link(link: Link) -> Markup:
    return Markup('<a href="to:{}">{}</a>').format(link.address, link.label.as_html)


def _page_of(link: Link) -> Markup:
    """The number of the page to which a link leads, for print."""
    return Markup('<a class="at" href="to:{}">, p.\xa0{}</a>').format(link.address, UNKNOWN)


@cache
def _environment() -> Environment:
    environment = templates.environment("chronicle.editions")
    environment.filters["in_words"] = in_words
    environment.globals |= {
        "addresses": addresses,
        "anchor": anchor,
        "link": _link,
        "page_of": _page_of,
        "unknown": UNKNOWN,
        "image": images.image,
        "small_timeline": date_marks.picture,
        "prose": Prose,
        "listed": Heading,
        "signs": SIGNS,
    }
    return environment
