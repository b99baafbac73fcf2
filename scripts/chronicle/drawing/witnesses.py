"""Draws which works papers share: papers on the left, works on the right, lines between."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from markupsafe import Markup

from chronicle.drawing.name_lines import name
from chronicle.views.comparison import ComparedPaper, SharedWork
from chronicle.views.page import Link

WIDTH, ROW = 612, 44  # pixels: of the drawing, and the height of a row
LEFT, RIGHT = 170, 330  # where the lines begin and end, in pixels
LETTERS = 44  # that fit on one line of the name of a work

SVG = Markup('<svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>')
CURVE = '<path d="M{} {:.1f}C{} {:.1f} {} {:.1f} {} {:.1f}"/>'
MARK = '<circle cx="{}" cy="{:.1f}" r="3"/>'


def draw(papers: Sequence[ComparedPaper], works: Sequence[SharedWork], here: str) -> Markup:
    """The drawing for the page at an address; papers and works are drawn in their order."""
    height = ROW * max(len(papers), len(works))
    ids = [paper.id for paper in papers]
    left = dict(zip(ids, _heights(len(papers), height), strict=True))
    right = _heights(len(works), height)
    bend = (LEFT + RIGHT) // 2
    parts = [
        CURVE.format(LEFT, left[use.paper], bend, left[use.paper], bend, y, RIGHT, y)
        for work, y in zip(works, right, strict=True)
        for use in work.uses
    ]
    for paper in papers:
        parts += [MARK.format(LEFT, left[paper.id]), _name(paper.link, LEFT, left[paper.id], here)]
    for work, y in zip(works, right, strict=True):
        parts += [MARK.format(RIGHT, y), _name(work.link, RIGHT, y, here)]
    return SVG.format(WIDTH, height, "Works that several papers cite", Markup("".join(parts)))


def _heights(count: int, height: int) -> list[float]:
    """The middles of some rows of the same height, from the top."""
    return [height * (row + 0.5) / count for row in range(count)]


def _name(link: Link, x: int, y: float, here: str) -> str:
    """A name beside its mark: before it on the left, else after it."""
    lines = textwrap.wrap(link.label.as_text, LETTERS)
    return name(link, lines, x, y, here, before=x == LEFT)
