"""Audits, as the site has them."""

from collections.abc import Iterator

from chronicle.corpus import addresses
from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.corpus.corpus import repeated
from chronicle.kinds.audit.model import Audit
from chronicle.kinds.audit.page import render_audits
from chronicle.kinds.kind import Kind
from chronicle.pages.family import OnePage, every


def a_record_is_drawn_once(records: Records) -> Iterator[Finding]:
    """A lot has no record twice."""
    for audit in records_of(Audit, records):
        drawn = [(one.record, (number, one)) for number, one in enumerate(audit.records)]
        for (number, one), _ in repeated(drawn):
            message = f"“{one.record}” is in this lot twice; chronicle audit draws each once"
            yield Finding(audit.id, ("records", number, "record"), message)


AUDIT = Kind(
    model=Audit,
    checks=(a_record_is_drawn_once,),
    pages=(OnePage(addresses.AUDITS, render_audits, of=every(Audit)),),
)
