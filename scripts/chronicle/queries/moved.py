"""What stands at an address whose record went: renamed, merged into another, or withdrawn.

The ledger says which addresses there were. One that no record has any more leads to the record of
its id, under whatever address that is now; where a page went, all that stood on it leads to where
the page leads.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.queries.links import Link, handwritten_link, link
from chronicle.queries.selection import handouts
from chronicle.records.base import Record
from chronicle.records.change import Withdrawn
from chronicle.values.text import Prose


@dataclass(frozen=True)
class Note:
    """What a former record was called, what is there `now`, and the `entry` with when and why.

    There is no entry if the record only has another id or address than before. `is_withdrawn` is
    false for what has only moved to another page.
    """

    label: Prose
    now: Link | None
    entry: Withdrawn | None = None
    is_withdrawn: bool = False

    @property
    def title(self) -> Prose:
        """The title of a page at a former address."""
        what = "Withdrawn" if self.is_withdrawn else "Moved"
        return Prose("{}: {}").format(what, self.label)


# Notes, each with the anchors at which it stands on a page; none for the page itself.
Notes = Mapping[Note, tuple[str, ...]]


@once_per_history
def by_page(history: History) -> Mapping[str, Notes]:
    """The notes at all former addresses, by page; the note of the page itself comes first."""
    pages: defaultdict[str, dict[Note, tuple[str, ...]]] = defaultdict(lambda: defaultdict(tuple))
    former = former_addresses(history)
    for address in sorted(former, key=lambda address: "#" in address):
        page, _, anchor = address.partition("#")
        note = former[address]
        anchors = pages[page][note]
        if anchor:
            pages[page][note] = (*anchors, anchor)
    return pages


@once_per_history
def former_addresses(history: History) -> Mapping[str, Note]:
    """The note at every address that has lost its record.

    These are the addresses of the ledger that no record has any more; the addresses that a former
    id would have had, if the ledger does not know it; and those of parts of pages written by hand
    that have moved to another page.
    """
    current = current_addresses(history)
    lost = _lost(history)
    in_ledger = {addresses.identifier(address) for address in lost}
    withdrawn = {record.id for record in history.corpus.of(Withdrawn)}
    by_id: dict[str, Note] = {}
    notes = dict(_moved_parts(history))
    for former in _by_id(history, in_ledger):
        by_id[former.id] = former.note
        if former.id in withdrawn or former.id not in in_ledger:
            for address in former.addresses:
                # A lesson stays where it is, whatever its id.
                if address not in current:
                    notes[address] = former.note

    # Pages come first: a part goes where its page went, unless its id says more.
    for address in sorted(lost, key=lambda address: ("#" in address, address)):
        if address in notes:
            continue
        note = _note_of(address, addresses.identifier(address), by_id, notes)
        if note:
            notes[address] = note
    return notes


def _lost(history: History) -> list[str]:
    """The addresses of the ledger that no record has any more, without those of pages by hand."""
    lost = []
    for address in history.ledger.keys() - current_addresses(history):
        page, _, _ = address.partition("#")
        if not history.is_written(page):
            lost.append(address)
    return lost


def _note_of(
    address: str, identifier: str, by_id: Mapping[str, Note], by_address: Mapping[str, Note]
) -> Note | None:
    """The note of an address of the ledger: that of its id, or else that of its page."""
    if identifier in by_id:
        return by_id[identifier]
    for page in addresses.parents(address):
        if page in by_address:
            return by_address[page]
    return None


def _moved_parts(history: History) -> Iterator[tuple[str, Note]]:
    """The former addresses of parts of pages written by hand that have moved to another page.

    The address of a handout that is gone leads to its chapter.
    """
    for address, page in history.handwritten.items():
        for old, new in page.moved_here(address):
            yield old, Note(page.title, Link(new, page.title))
    for chapter in history.chapters:
        if chapter.handout in history.ledger and chapter.handout not in handouts(history):
            yield chapter.handout, Note(chapter.title, Link(chapter.address, chapter.title))


class FormerId(NamedTuple):
    """An id that a record has or had, its note, and the addresses that went with the id."""

    id: str
    note: Note
    addresses: tuple[str, ...]


def _by_id(history: History, left: Collection[str]) -> Iterator[FormerId]:
    """Each id that a record has or had.

    Records that never changed are left out, unless the ledger still names their ids: these are
    `left`.
    """
    corpus = history.corpus
    for gone in corpus.of(Withdrawn):
        had = addresses.record_addresses(gone, corpus)
        yield FormerId(gone.id, _withdrawn(history, gone), had)

    for record in _living(history):
        is_wanted = record.formerly or record.id in left
        if not is_wanted or not addresses.record_addresses(record, corpus):
            continue
        now = link(history, record)
        yield FormerId(record.id, Note(record.label, now), ())
        for former in record.formerly:
            before = record.model_copy(update={"id": former})
            had = addresses.record_addresses(before, corpus)
            yield FormerId(former, Note(record.label, now), had)


@once_per_history
def current_addresses(history: History) -> frozenset[str]:
    """Every address of every record that was not withdrawn."""
    current = set[str]()
    for record in _living(history):
        current.update(addresses.record_addresses(record, history.corpus))
    return frozenset(current)


def _withdrawn(history: History, record: Withdrawn) -> Note:
    """The note of a withdrawn record, or of a page written by hand that is elsewhere now."""
    now = None
    if record.page:
        now = handwritten_link(history, record.page)
    elif record.instead:
        now = link(history, history.corpus[record.instead])
    identifier = addresses.identifier(record.address)
    label = Prose(record.label_ or identifier or record.address)
    return Note(label, now, record, is_withdrawn=not record.page)


def _living(history: History) -> Iterator[Record]:
    """Every record that was not withdrawn."""
    every = history.corpus.records.values()
    return (record for record in every if not isinstance(record, Withdrawn))
