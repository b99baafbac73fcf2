"""What stands at an address whose record went: renamed, merged into another, or withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from chronicle.book import Book
from chronicle.corpus import addresses
from chronicle.record.models import Withdrawn
from chronicle.record.text import Prose
from chronicle.views.page import Link, PageView, link


@dataclass(frozen=True)
class FormerAddress:
    """An address whose record went: its id, when and why it went, and what is in its place."""

    address: str
    id: str
    date: str
    why: Prose
    now: Link | None

    @property
    def page(self) -> str:
        """The address of the page."""
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The anchor on that page; empty where the record had the page to itself."""
        return self.address.partition("#")[2]


@dataclass(frozen=True)
class MovedView(PageView):
    """What stood on a page before; `alone` where nothing else stands there any more."""

    former: tuple[FormerAddress, ...]
    alone: bool


def by_page(book: Book) -> Mapping[str, tuple[FormerAddress, ...]]:
    """Every former address, by the address of its page."""
    pages: defaultdict[str, list[FormerAddress]] = defaultdict(list)
    for former in former_addresses(book):
        pages[former.page].append(former)
    return {page: tuple(here) for page, here in pages.items()}


def view(former: tuple[FormerAddress, ...], *, alone: bool) -> MovedView:
    """The view of the former addresses of a page."""
    first = former[0]
    title = f"Moved: {first.now.label.as_text}" if first.now else f"Withdrawn: {first.id}"
    description = f"Nothing has this address any more: {first.why}"
    return MovedView(first.page, Prose(title), description, former, alone)


def former_addresses(book: Book) -> Iterator[FormerAddress]:
    """Every address of an id that a record had before, or of a withdrawn record.

    An event had a line in the timeline besides its page.
    """
    for former in (*_renamed(book), *_withdrawn(book)):
        yield former
        if former.address.startswith(addresses.EVENTS):
            identifier = former.address.removeprefix(addresses.EVENTS).rstrip("/")
            yield replace(former, address=f"{addresses.TIMELINE}#{identifier}")


def _renamed(book: Book) -> Iterator[FormerAddress]:
    for record in book.corpus.records.values():
        for former in record.formerly:
            before = record.model_copy(update={"id": former.id})
            address, now = addresses.address(before, book.corpus), link(book, record)
            yield FormerAddress(address, former.id, former.date.words, former.why, now)


def _withdrawn(book: Book) -> Iterator[FormerAddress]:
    for record in book.corpus.of(Withdrawn):
        now = link(book, book.corpus[record.instead]) if record.instead else None
        yield FormerAddress(record.address, record.id, record.date.words, record.why, now)
