"""Counts as bars: a row a thing, in it a segment for each part, all rows on one scale."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from chronicle import templates


class Part(NamedTuple):
    """So many of a thing, and the class of its segment, which says of which kind they are."""

    number: int
    style: str = ""


class Kind(NamedTuple):
    """A kind of part, for the key of a drawing: the class of its segments, its name, how many."""

    style: str
    words: str
    number: int


class Row(NamedTuple):
    """What is counted: its name as HTML, the way to it, and its parts."""

    name: Markup
    way: str
    parts: Sequence[Part]

    @property
    def total(self) -> int:
        """How many there are together."""
        return sum(part.number for part in self.parts)


def figure(rows: Sequence[Row], key: Iterable[Kind] = ()) -> Markup:
    """Rows of bars as HTML, under a key of their parts; empty where nothing is counted."""
    most = max((row.total for row in rows), default=0)
    if not most:
        return Markup("")
    return templates.fill(
        "chronicle.drawing",
        "tally.html",
        rows=rows,
        key=[kind for kind in key if kind.number],
        segments=segments,
        most=most,
    )


def segments(parts: Iterable[Part], most: int) -> Markup:
    """The segments of a bar, each as wide as its count is of the most; what is not has none."""
    drawn = Markup("")
    for part in parts:
        if part.number:
            attributes = templates.attributes(
                **{"class": part.style, "width": f"{100 * part.number / most:.3g}%"}
            )
            drawn += Markup("<svg{}><rect/></svg>").format(attributes)
    return drawn
