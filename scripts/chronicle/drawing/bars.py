"""Bars: a row a thing, in it a segment for each part, all rows on one scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from chronicle.templates import attributes, element

# What is left free before a part that does not begin at the edge.
GAP = "gap"


class Part(NamedTuple):
    """So many of a thing, and the class of its segment, which says of which kind they are."""

    number: float
    style: str = ""


class Row(NamedTuple):
    """What is drawn: its name as HTML, the way to it, its parts, and what they come to in words."""

    name: Markup
    way: str
    parts: Sequence[Part]
    value: str = ""

    @property
    def total(self) -> float:
        """How long its bar is, with what is left free before it."""
        return sum(part.number for part in self.parts)


def figure(rows: Sequence[Row], most: float = 0, look: str = "charted") -> Markup:
    """Rows of bars as HTML; empty where nothing is counted.

    The longest bar has the whole width, or else one as long as `most`.
    """
    most = most or max((row.total for row in rows), default=0)
    if not most:
        return Markup("")
    listed = Markup("").join(_row(row, most) for row in rows)
    return element("ul", listed, **{"class": look})


def _row(row: Row, most: float) -> Markup:
    name = element("a", row.name, href=row.way) if row.way else row.name
    bar = element("span", segments(row.parts, most), **{"class": "bar", "aria_hidden": "true"})
    value = element("b", row.value or f"{row.total:g}")
    return element("li", name + bar + Markup(" ") + value)


def segments(parts: Iterable[Part], most: float) -> Markup:
    """The segments of a bar, each as wide as its count is of the most; what is not has none."""
    drawn = Markup("")
    for part in parts:
        if part.number > 0:
            width = f"{100 * part.number / most:.3g}%"
            style = attributes(**{"class": part.style, "width": width})
            shape = Markup("") if part.style == GAP else Markup("<rect/>")
            drawn += Markup("<svg{}>{}</svg>").format(style, shape)
    return drawn
