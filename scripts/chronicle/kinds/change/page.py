"""The page of changes: the versions, and what was renamed, merged or withdrawn."""

from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.kinds.change.model import Change
from chronicle.pages.page import Page, make_page
from chronicle.queries import moved
from chronicle.queries.moved import Note
from chronicle.values.dates import Date
from chronicle.values.text import Prose


def are_any(history: History) -> bool:
    """Whether any version is entered, or anything went."""
    return bool(history.corpus.of(Change) or _went(history))


def render_changes(history: History) -> Page:
    """The page of changes, the latest first."""
    return make_page(
        history=history,
        template="changes.html",
        address=addresses.CHANGES,
        title=Prose("What changed"),
        description="The versions of the record.",
        went=_went(history),
    )


@once_per_history
def _went(history: History) -> list[tuple[Date, str, Note]]:
    """What went on a day that is known, at the first of its addresses, a page before a line."""
    former = moved.former_addresses(history)
    first: dict[Note, str] = {}
    for address in sorted(former, key=lambda address: "#" in address):
        first.setdefault(former[address], address)
    dated = [
        (note.entry.date, address, note)
        for note, address in first.items()
        if note.entry and note.entry.date
    ]
    return sorted(dated, key=lambda entry: entry[0].sort_key, reverse=True)
