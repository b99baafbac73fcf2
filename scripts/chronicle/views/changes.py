"""What the page of changes shows: the versions of the record, the latest first."""

from __future__ import annotations

from dataclasses import dataclass

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.dates import Date
from chronicle.record.models import Change
from chronicle.record.text import Prose
from chronicle.views import moved
from chronicle.views.moved import FormerAddress, Note
from chronicle.views.page import DatedLink, Link, PageView, links


@dataclass(frozen=True)
class VersionView:
    """A version: its anchor, number and date, what changed, and the pages it touches."""

    id: str
    version: str
    date: Date
    what: Prose
    touches: tuple[Link, ...]


@dataclass(frozen=True)
class ChangesView(PageView):
    """The versions, and what was renamed, merged or withdrawn; of both the latest first."""

    versions: tuple[VersionView, ...]
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
        versions=tuple(_version(book, change) for change in latest_first),
        moved=went,
    )


def _moved(book: Book) -> list[DatedLink]:
    """The first address of all that was renamed, merged or withdrawn; a page before a line."""
    first: dict[Note, FormerAddress] = {}
    for former in sorted(moved.former_addresses(book), key=lambda one: bool(one.anchor)):
        first.setdefault(former.note, former)
    dated = [
        DatedLink(note.date, Link(former.address, moved.title(note)))
        for note, former in first.items()
        if note.date
    ]
    return sorted(dated, key=lambda one: one.date.sort_key, reverse=True)


def _version(book: Book, change: Change) -> VersionView:
    records = links(book, (book.corpus[identifier] for identifier in change.touches))
    pages = tuple(_page(book, address) for address in change.pages)
    return VersionView(change.id, change.version, change.date, change.what, records + pages)


def _page(book: Book, address: str) -> Link:
    """The link to a page written by hand, by its title if there is such a page."""
    handwritten = book.handwritten.get(address)
    return Link(address, Prose(handwritten.title if handwritten else address))
