"""A book before it is set: its parts as HTML, its contents, and who is in its index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from chronicle.editions.environment import ID, Heading, Piece, anchor, fill, resolved
from chronicle.record.text import Prose
from chronicle.views.actors import IndexLine
from chronicle.views.imprint import ImprintView

INDEX = "part-index"
COVER_LINE = 14  # letters


@dataclass(frozen=True)
class IndexPlace:
    """A place to which an index leads: its id, and its words; `main` where it is an own entry."""

    id: str
    words: str
    main: bool = False


@dataclass(frozen=True)
class IndexEntry:
    """A line of the index with its places; `id` is that of its entry, empty without one."""

    line: IndexLine
    id: str
    places: Sequence[IndexPlace]


@dataclass(frozen=True)
class Index:
    """The index: its heading, what its places are, and its entries."""

    title: Prose
    lead: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True)
class Document:
    """A whole document of HTML: what it says of itself, and its body."""

    imprint: ImprintView
    body: Markup


@dataclass(frozen=True)
class Volume:
    """One of the two editions: its imprint, the lines of its index, and the pieces of its text."""

    imprint: ImprintView
    lines: tuple[IndexLine, ...]
    pieces: tuple[Piece, ...]

    @property
    def cover(self) -> list[str]:
        """The lines of the title on the cover."""
        return cover_lines(self.imprint.title)

    @cached_property
    def body(self) -> Markup:
        """The text for print, its links led into it or to the site."""
        return resolved(self._text, self.imprint.site.url)

    @cached_property
    def unnumbered(self) -> Markup:
        """The same without numbers of pages."""
        return resolved(self._text, self.imprint.site.url, numbered=False)

    @property
    def _text(self) -> Markup:
        return Markup("").join(piece.text for piece in self.pieces)

    @cached_property
    def contents(self) -> list[Heading]:
        """Parts, and what stands first in them, in order; the index comes last."""
        listed = [heading for piece in self.pieces for heading in piece.headings]
        return [*listed, Heading(1, "part", INDEX, self.imprint.index)]

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """The ids of entries that actors have in the book, by the addresses of those that do."""
        ids = set(ID.findall(self._text))
        named = {line.address: anchor(line.address) for line in self.lines}
        return {address: name for address, name in named.items() if name in ids}

    def index(self, lead: str, places: Mapping[str, Sequence[IndexPlace]]) -> Markup:
        """The index, with the places of each address; who has none is left out."""
        entries = (
            IndexEntry(line, self.entries.get(line.address, ""), places[line.address])
            for line in self.lines
            if places[line.address]
        )
        return fill("index.html", Index(self.imprint.index, lead, tuple(entries))).text

    def document(self, body: Markup) -> Markup:
        """A whole document of HTML with some body."""
        return fill("document.html", Document(self.imprint, body)).text


def cover_lines(title: str) -> list[str]:
    """A title as the lines of a cover, broken at blanks and after dashes."""
    lines = [""]
    for word in title.replace("–", "– ").split():
        joined = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(joined) > COVER_LINE:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines
