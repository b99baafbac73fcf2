"""What a note on the text of a paper is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from chronicle.kinds.base import CitedPlace, Record, either
from chronicle.kinds.fields import (
    AnyId,
    Locator,
    PaperId,
)
from chronicle.kinds.traits import Traits
from chronicle.values.text import Prose

if TYPE_CHECKING:
    from chronicle.corpus.corpus import Corpus


class Correction(Record):
    """What is wrong in a paper: what it reads, and what it should read or what is to be asked."""

    traits_ = Traits(kind="correction", data_path="corrections.yml", cited=True, related=False)

    work: PaperId
    """The paper."""
    at: Locator
    """The place in the paper: p. page, n. note, ¶ paragraph."""
    kind: Literal["slip", "source", "world"] = "slip"
    """What tells it: the paper itself (a slip), the document that it cites, or a standard work."""
    reads: Prose
    """What the paper reads."""
    should_read: Prose | None = None
    """What it should read."""
    query: Prose | None = None
    """What is to be asked where the right reading is not certain."""
    why: Prose
    """The evidence that it is wrong."""
    see: tuple[AnyId, ...] = ()
    """The records beside which it stands."""

    def site_address(self, corpus: Corpus) -> str:
        """Where it stands on the page of its paper."""
        return f"{corpus[self.work].site_address(corpus)}#{self.id}"

    def cited_places(self) -> Iterator[CitedPlace]:
        """The place in the paper that it is about."""
        yield CitedPlace(("at",), self.work, self.at)

    @property
    def label(self) -> Prose:
        """Where it stands and what it reads."""
        return Prose("{}: {}").format(self.at, self.reads)

    _says_what_it_should_read = either("should_read", "query")
