"""The templates of a book, and what each can ask for besides its views.

A link is written with the address to which it leads on the site, `to:events/x/`. What a book has is
known when all of it is there; then `resolved` leads every link into the book or to the site.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from chronicle import templates
from chronicle.corpus import addresses
from chronicle.drawing import date_marks
from chronicle.editions import images
from chronicle.record.amounts import in_words
from chronicle.record.text import Prose
from chronicle.views.page import Link

# Stands for the number of a page until that is known, and takes as much room.
UNKNOWN = "000"
ID = re.compile(r'\bid="([^"]+)"')
LINK = re.compile(rf'(?P<page><a class="at" )?href="to:(?P<to>[^"]*)"(?(page)>[^<]*{UNKNOWN}</a>)')


def fill(template: str, **values: Any) -> Markup:
    """A template that stands beside this module, filled."""
    return Markup(_environment().get_template(template).render(values))


def anchor(address: str) -> str:
    """The id in a book of what has an address on the site: `events/x/#y` becomes `events-x--y`."""
    page, _, inside = address.partition("#")
    name = page.strip("/").replace("/", "-") or "home"
    return f"{name}--{inside}" if inside else name


def resolved(text: str, site: str) -> Markup:
    """HTML whose links lead to their ids in it, or else to a site, which begins with `site`.

    The number of a page that is not in the book goes.
    """
    ids = set(ID.findall(text))

    def lead(match: re.Match[str]) -> str:
        target = anchor(match["to"])
        if target in ids:
            return match[0].replace(f'"to:{match["to"]}"', f'"#{target}"')
        return "" if match["page"] else f'href="{site}{match["to"]}"'

    return Markup(LINK.sub(lead, text))


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
        "small_timeline": date_marks.printed,
        "prose": Prose,
    }
    return environment
