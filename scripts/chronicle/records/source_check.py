"""Checks of claims against their sources, by persons."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from chronicle.records.base import (
    VALUE_LABELS,
    Finding,
    KindConfig,
    Record,
    Records,
    register_check,
)
from chronicle.records.change import Change
from chronicle.records.claim import Claim
from chronicle.records.fields import CALENDAR_VERSION, EDTF, ClaimId, Locator, NativeText
from chronicle.values import Prose


class SourceCheck(Record):
    """A claim that a person checked against its source. It changes no claim by itself."""

    kind_config = KindConfig(kind="check", data_path="checks.yml", is_in_see_also=False)

    claim: ClaimId
    """The claim that was checked."""
    at: Locator
    """The locator in its source that was read: p. page, n. note, ¶ paragraph."""
    by: NativeText
    """The person who read it."""
    as_: Annotated[Literal["student", "teacher", "historian", "other"], Field(alias="as")]
    """The capacity of that person."""
    date: EDTF
    """The date."""
    says: Literal["so", "less", "not"]
    """Whether the source says so, says less, or does not say so."""
    version: Annotated[str, Field(pattern=CALENDAR_VERSION)]
    """The version of the record that was checked, as an error report names it."""
    note: NativeText | None = None
    """The reason, in the words of that person."""

    @property
    def label(self) -> Prose:
        """The person, the date and the result."""
        capacity = "" if self.as_ == "other" else f", {self.as_}"
        return Prose("Checked by {}{}, {}: {}").format(
            self.by, capacity, self.date.words, VALUE_LABELS["says"][self.says]
        )


@register_check
def check_passage_and_version(corpus: Records) -> Iterator[Finding]:
    """Check that the claim has a source at the locator, and that the version exists."""
    versions = [change.version for change in corpus.of(Change)]
    *_, last_version = "none", *versions
    for check in corpus.of(SourceCheck):
        claim = corpus.find(Claim, check.claim)
        passages = [source.at for source in claim.sources] if claim else [check.at]
        if check.at not in passages:
            sources = f"it has sources at {'; '.join(passages)}"
            message = f"{check.claim} has no source at “{check.at}”; {sources}"
            yield Finding(check.id, ("at",), message)
        if check.version not in versions:
            message = f"version {check.version} not found; the last is {last_version}"
            yield Finding(check.id, ("version",), message)
