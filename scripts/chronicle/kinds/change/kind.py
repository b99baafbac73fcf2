"""Changes of the record, and what was withdrawn, as the site has them."""

from collections.abc import Iterator
from itertools import pairwise

from chronicle.corpus import addresses
from chronicle.corpus.checks import Finding, Records, records_of
from chronicle.kinds.change.model import Change, Withdrawn
from chronicle.kinds.change.page import are_any, render_changes
from chronicle.kinds.kind import Kind
from chronicle.pages.family import OnePage


def versions_rise(records: Records) -> Iterator[Finding]:
    """Each version is higher than the one before it in the file, and not earlier."""
    for before, after in pairwise(records_of(Change, records)):
        if after.order <= before.order:
            message = f"{after.version} is not higher than {before.version}, the version before it"
            yield Finding(after.id, ("version",), message)
        if after.date.sort_key < before.date.sort_key:
            message = f"{after.date} is before {before.date}, the day of {before.version}"
            yield Finding(after.id, ("date",), message)


CHANGE = Kind(
    model=Change,
    checks=(versions_rise,),
    pages=(OnePage(addresses.CHANGES, render_changes, of=are_any),),
)
WITHDRAWN = Kind(model=Withdrawn)
