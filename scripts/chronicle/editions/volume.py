"""A book before it is set: its parts as HTML, its contents, and who is in its index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from chronicle.book import Book
from chronicle.editions.environment import ID, Heading, Piece, anchor, fill, resolved
from chronicle.pages import actors
from chronicle.record.models import Name
from chronicle.record.text import Prose
from chronicle.story.chapters import Chapter
from chronicle.views.imprint import ImprintView
from chronicle.views.names import native

INDEX = Heading("part", "part-index", Prose("Index of names"))


@dataclass(frozen=True)
class IndexPlace:
    """A place to which an index leads: its id, and its words; `main` where it is an own entry."""

    id: str
    words: str
    main: bool = False


@dataclass(frozen=True)
class IndexLine:
    """An actor by address and name, also in another script, and the chapters that name it."""

    address: str
    name: str
    native: Name | None
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Volume:
    """The book before it is set: its imprint, the lines of its index, and its pieces."""

    imprint: ImprintView
    lines: tuple[IndexLine, ...]
    pieces: tuple[Piece, ...]

    @cached_property
    def body(self) -> Markup:
        """The text, its links led into it or to the site."""
        return resolved("".join(piece.text for piece in self.pieces), self.imprint.site.url)

    @cached_property
    def contents(self) -> list[Heading]:
        """The headings of parts and entries in order; the index comes last."""
        return [*(piece.heading for piece in self.pieces if piece.heading), INDEX]

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """The ids of entries that actors have in the book, by the addresses of those that do."""
        ids = set(ID.findall(self.body))
        named = {line.address: anchor(line.address) for line in self.lines}
        return {address: name for address, name in named.items() if name in ids}

    def index(self, lead: str, places: Mapping[str, Sequence[IndexPlace]]) -> Markup:
        """The index, which begins with what its places are; who has no place is left out."""
        lines = [line for line in self.lines if places.get(line.address)]
        return fill(
            "index.html", INDEX, lead=lead, lines=lines, entries=self.entries, places=places
        ).text

    def document(self, body: Markup) -> str:
        """A whole document of HTML with some body."""
        return fill("document.html", imprint=self.imprint, body=body).text


def index_lines(book: Book) -> tuple[IndexLine, ...]:
    """The lines of an index of all actors."""
    return tuple(
        IndexLine(
            book.addresses[actor.id],
            actor.name,
            next(iter(native(actor)), None),
            book.chapters_naming.get(actor.id, ()),
        )
        for actor in actors.ordered(book)
    )
