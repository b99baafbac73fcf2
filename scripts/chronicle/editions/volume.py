"""A book before it is set: its parts as HTML, its contents, and who is in its index."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from chronicle.book import Book
from chronicle.editions.catalogue import READING, stem
from chronicle.editions.environment import ID, anchor, fill, resolved
from chronicle.record.models import Actor
from chronicle.site import LICENCE
from chronicle.story.chapters import Chapter
from chronicle.views.names import NameView, native
from chronicle.views.ordering import alphabetical

# The headings that the contents name, as `parts.html` has them.
HEADING = re.compile(
    r'<h(?P<level>[12]) class="(?P<kind>\w+)" id="(?P<id>[^"]*)"'
    r' data-words="(?P<title>[^"]*)"(?: data-before="(?P<before>[^"]*)")?'
)
INDEX = "part-index"


@dataclass(frozen=True)
class ContentsLine:
    """A line of the contents: level and kind of a heading, its id, what stands before its title."""

    level: int
    kind: str
    id: str
    title: str
    before: str = ""


@dataclass(frozen=True)
class IndexEntry:
    """A line of the index: an actor by its address, and the chapters that name it.

    `native` is its name in another script, `has_entry` says whether the book has one for it.
    """

    address: str
    name: str
    native: NameView | None
    chapters: tuple[Chapter, ...]
    has_entry: bool

    @property
    def id(self) -> str:
        """The id of its entry in the book."""
        return anchor(self.address)


@dataclass(frozen=True)
class Volume:
    """One of the two editions: what it is made from, which it is, and its text as HTML."""

    book: Book
    edition: str
    text: Markup

    @property
    def kind(self) -> str:
        """The name by which style sheets know it."""
        return "reading" if self.edition == READING else "complete"

    @property
    def title(self) -> str:
        """The name of the site."""
        return (
            self.book.site.name
            if self.edition == READING
            else f"{self.book.site.name}: The complete record"
        )

    @property
    def subtitle(self) -> str:
        """What it is, in a sentence."""
        return self.book.site.description

    @property
    def version(self) -> str:
        """The version of the record."""
        return self.book.version or "unversioned"

    @property
    def date(self) -> str:
        """The date of the version, as ISO 8601 has it."""
        return self.book.day.isoformat()

    @property
    def identifier(self) -> str:
        """What names this edition alone: the address of its files at the site, without ending."""
        return f"{self.book.site.url}data/editions/{stem(self.book, self.edition)}"

    @property
    def index_title(self) -> str:
        """The heading of the index."""
        if self.edition == READING:
            return "Index of names"
        actors = self.book.corpus.settings.actors
        return f"Index of {actors[:1].lower()}{actors[1:]}"

    @cached_property
    def body(self) -> Markup:
        """The text, its links led into it or to the site."""
        return resolved(self.text, self.book.site.url)

    @cached_property
    def contents(self) -> list[ContentsLine]:
        """Parts, and what stands first in them, in order; the index comes last."""
        lines = [
            ContentsLine(
                int(match["level"]),
                match["kind"],
                match["id"],
                html.unescape(match["title"]),
                html.unescape(match["before"] or ""),
            )
            for match in HEADING.finditer(self.body)
        ]
        return [*lines, ContentsLine(1, "part", INDEX, self.index_title)]

    @cached_property
    def index(self) -> list[IndexEntry]:
        """Everyone and everything that acts, by name."""
        ids = set(ID.findall(self.body))
        actors = sorted(self.book.corpus.of(Actor), key=lambda actor: alphabetical(actor.name))
        return [self._entry(actor, ids) for actor in actors]

    def _entry(self, actor: Actor, ids: set[str]) -> IndexEntry:
        address = self.book.addresses[actor.id]
        name = next(iter(native(self.book, actor)), None)
        chapters = self.book.chapters_naming.get(actor.id, ())
        return IndexEntry(address, actor.name, name, chapters, anchor(address) in ids)

    def fill(self, template: str, **values: object) -> Markup:
        """A piece of the book from a template."""
        return fill(template, volume=self, site=self.book.site, licence=LICENCE, **values)
