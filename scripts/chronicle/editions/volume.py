"""A book before it is set: its parts as HTML, its contents, and who is in its index."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from chronicle.editions.environment import ID, Heading, Piece, anchor, fill, resolve_links
from chronicle.history import History
from chronicle.pages.actor.page import actors_by_name
from chronicle.queries.links import Link
from chronicle.records.names import native
from chronicle.values.text import Prose

INDEX = Heading("part", "part-index", Prose("Index of names"))


@dataclass(frozen=True)
class Volume:
    """The book before it is set: what it is made of, and its pieces."""

    history: History
    pieces: tuple[Piece, ...]

    @cached_property
    def body(self) -> Markup:
        """The text, its links led into it or to the site."""
        return resolve_links("".join(piece.text for piece in self.pieces), self.history.site.url)

    @cached_property
    def contents(self) -> list[Heading]:
        """The headings of parts and entries in order; the index comes last."""
        return [*(piece.heading for piece in self.pieces if piece.heading), INDEX]

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """The ids of entries that actors have in the book, by the actor, for those that do."""
        ids = set(ID.findall(self.body))
        named = {
            actor.id: anchor(self.history.addresses[actor.id])
            for actor in actors_by_name(self.history)
        }
        return {actor: name for actor, name in named.items() if name in ids}

    def index(self, places: Mapping[str, Sequence[Link]]) -> Markup:
        """The index of a printed book; who has no place is left out.

        `places` are those of actors by id; that of an entry of its own is `main`.
        """
        return fill(
            self.history,
            "index.html",
            INDEX,
            actors=actors_by_name(self.history),
            native=native,
            entries=self.entries,
            places=places,
        ).text

    def document(self, body: Markup) -> str:
        """A whole document of HTML with some body."""
        return fill(self.history, "document.html", day=self.history.day, body=body).text
