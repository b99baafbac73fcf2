"""What the page of changes shows: the versions of the record, the latest first."""

from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.models import Change
from chronicle.record.text import Prose
from chronicle.views import moved
from chronicle.views.moved import Note
from chronicle.views.page import DatedLink, PageView


@dataclass(frozen=True)
class ChangesView(PageView):
    """The versions, and what was renamed, merged or withdrawn; of both the latest first."""

    versions: tuple[Change, ...]
    moved: tuple[DatedLink, ...]


def view(book: Book) -> ChangesView | None:
    """The view of all changes; None where none is entered and nothing went."""
    latest_first = sorted(book.corpus.of(Change), key=lambda change: change.order, reverse=True)
    went = tuple(_moved(book))
    if not latest_first and not went:
        return None
    return ChangesView(
        address=addresses.CHANGES,
        title=Prose("What changed"),
        description="The versions of the record.",
        versions=tuple(latest_first),
        moved=went,
    )


def _moved(book: Book) -> list[DatedLink]:
    """The first address of all that was renamed, merged or withdrawn; a page before a line."""
    former = moved.former_addresses(book)
    first: dict[Note, str] = {}
    for address in sorted(former, key=lambda address: "#" in address):
        first.setdefault(former[address], address)
    dated = [
        DatedLink(address, note.title, date=note.entry.date)
        for note, address in first.items()
        if note.entry and note.entry.date
    ]
    return sorted(dated, key=lambda one: one.date.sort_key, reverse=True)
