"""What a correction of the text of a paper, or a query on it, is."""

from collections.abc import Iterator
from typing import Literal

from chronicle.records.base import CitedPassage, Record, Records, Traits, either
from chronicle.records.fields import AnyId, Locator, PaperId
from chronicle.values import Prose


class Correction(Record):
    """A correction or a query: what a paper prints, and what we read or would ask."""

    traits_ = Traits(
        kind="correction",
        names=("correction or query", "corrections and queries"),
        data_path="corrections.yml",
        in_see_also=False,
    )

    work: PaperId
    """The paper."""
    at: Locator
    """The place in the paper: p. page, n. note, ¶ paragraph."""
    kind: Literal["slip", "source", "world"] = "slip"
    """What tells it: the paper itself (a slip), the document that it cites, or another work."""
    changes: Literal["sense", "figure", "date", "name"]
    """What another reading changes."""
    of_copy: bool = False
    """Whether the copy that was used is the likely cause, and not the paper."""
    reads: Prose
    """What is printed."""
    we_read: Prose | None = None
    """What we read."""
    query: Prose | None = None
    """What we would ask the author, where the right reading is not certain."""
    why: Prose
    """Because of what."""
    see: tuple[AnyId, ...] = ()
    """The records beside which it stands."""

    def site_address(self, corpus: Records) -> str:
        """Where it stands on the page of its paper."""
        return f"{corpus[self.work].site_address(corpus)}#{self.id}"

    def cited_passages(self) -> Iterator[CitedPassage]:
        """The place in the paper that it is about."""
        yield CitedPassage(("at",), self.work, self.at)

    @property
    def noun(self) -> str:
        """What it is: a correction, a query where no reading is certain, or a error in our copy."""
        if self.of_copy:
            return "error in our copy"
        return "correction" if self.we_read else "query"

    @property
    def heading(self) -> str:
        """The noun as it stands before the place; a error in our copy is not said of the author."""
        if self.of_copy:
            return "Error in our copy of"
        return "Correction to" if self.we_read else "Query on"

    @property
    def we(self) -> str:
        """The words before what we read or would ask."""
        return "We read" if self.we_read else "We would ask:"

    @property
    def label(self) -> Prose:
        """Where it stands and what it reads."""
        return Prose("{}: {}").format(self.at, self.reads)

    _says_what_we_read_or_ask = either("we_read", "query")
