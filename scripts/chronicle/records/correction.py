"""Corrections of the text of a paper, and queries on it."""

from collections.abc import Iterator
from typing import Literal

from chronicle.records.base import CitedPassage, KindConfig, Record, Records, require_exactly_one
from chronicle.records.fields import AnyId, Locator, PaperId
from chronicle.values import Prose, add_quotation_marks


class Correction(Record):
    """A correction or a query: the text of a paper, and our reading or question."""

    kind_config = KindConfig(
        kind="correction",
        reader_names=("correction or query", "corrections and queries"),
        data_path="corrections.yml",
        is_searchable=True,
        is_in_see_also=False,
    )

    work: PaperId
    """The paper."""
    at: Locator
    """The locator in the paper: p. page, n. note, ¶ paragraph."""
    kind: Literal["slip", "source", "world"] = "slip"
    """The evidence: the paper itself (a slip), the document that it cites, or another work."""
    changes: Literal["sense", "figure", "date", "name"]
    """The kind of change that another reading makes."""
    of_copy: bool = False
    """Whether the error is probably in the copy that was used, and not in the paper."""
    reads: Prose
    """The printed text."""
    we_read: Prose | None = None
    """Our reading."""
    query: Prose | None = None
    """Our question to the author, if the right reading is not certain."""
    why: Prose
    """The reason."""
    see: tuple[AnyId, ...] = ()
    """The records next to which it is shown."""

    def site_address(self, corpus: Records) -> str:
        """Return the URL of its anchor on the page of the paper."""
        return f"{corpus[self.work].site_address(corpus)}#{self.id}"

    def cited_passages(self) -> Iterator[CitedPassage]:
        """Yield the passage of the paper that the correction is about."""
        yield CitedPassage(("at",), self.work, self.at)

    @property
    def kind_label(self) -> str:
        """The noun for the record: correction, query if no reading is certain, or copy error."""
        if self.of_copy:
            return "error in our copy"
        return "correction" if self.we_read else "query"

    @property
    def heading(self) -> str:
        """The noun before the locator; an error in our copy is not attributed to the author."""
        if self.of_copy:
            return "Error in our copy of"
        return "Correction to" if self.we_read else "Query on"

    @property
    def reading_label(self) -> str:
        """The label before our reading or question."""
        return "We read" if self.we_read else "We would ask:"

    @property
    def label(self) -> Prose:
        """The locator and the printed text in quotation marks."""
        return Prose("{}: {}").format(self.at, add_quotation_marks(self.reads))

    _says_what_we_read_or_ask = require_exactly_one("we_read", "query")
