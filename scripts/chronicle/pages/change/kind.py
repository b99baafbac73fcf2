"""Changes of the record, and what was withdrawn, as the site has them."""

from chronicle.corpus import addresses
from chronicle.frame.family import OnePage
from chronicle.frame.kind import Kind
from chronicle.pages.change.page import are_any, render_changes
from chronicle.records.change import Change, Withdrawn

CHANGE = Kind(
    model=Change,
    pages=(OnePage(addresses.CHANGES, render_changes, of=are_any),),
)
WITHDRAWN = Kind(model=Withdrawn)
