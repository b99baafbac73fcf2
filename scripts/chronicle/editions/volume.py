"""A book before it is set: its parts as HTML, and its contents."""

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from chronicle.editions.environment import Heading, Piece, render, resolve_links
from chronicle.history import History
from chronicle.templates import unbroken


@dataclass(frozen=True)
class Volume:
    """The book before it is set: what it is made of, and its pieces."""

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
