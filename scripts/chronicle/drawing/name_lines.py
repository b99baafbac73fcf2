"""Names of several lines beside their marks, each a link."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import escape

from chronicle.corpus import addresses
from chronicle.views.page import Link

LINE = 17  # the height of a line, in pixels
GAP = 9  # pixels between a mark and its name
NAME = '<a href="{}"><text{}>{}</text></a>'
WORDS = '<tspan x="{}" y="{:.1f}">{}</tspan>'
END = ' text-anchor="end"'


def name(link: Link, lines: Sequence[str], x: int, y: float, here: str, *, before: bool) -> str:
    """The lines of a name round the height of its mark at `x`, before that or after it, as markup.

    `here` is the address of the page that has the drawing.
    """
    side = x - GAP if before else x + GAP
    top = y - LINE * (len(lines) - 1) / 2 + 4.5
    spans = (WORDS.format(side, top + LINE * n, escape(line)) for n, line in enumerate(lines))
    address = escape(addresses.relative(here, link.address))
    return NAME.format(address, END if before else "", " ".join(spans))
