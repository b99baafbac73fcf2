"""What stands at an address whose record went: renamed, merged into another, or withdrawn.

The ledger says which addresses there were. One that no record has any more leads to the record of
its id, under whatever address that is now; where a page went, all that stood on it leads to where
the page leads.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.kinds.base import Former, Record
from chronicle.kinds.change.model import Withdrawn
from chronicle.queries.links import Link, handwritten_link, link
from chronicle.queries.selection import handouts
from chronicle.values.text import Prose


@dataclass(frozen=True)
class Note:
    """What a record was called that went, what is in its place, and what says when and why.

    `entry` is None where a record only has another address than before. A record is withdrawn that
    was taken back; what was no record may only be on another page.
    """

    label: Prose
    now: Link | None
    entry: Former | Withdrawn | None = None
    is_withdrawn: bool = False

    @property
    def title(self) -> Prose:
        """What a page is called whose record went."""
        return Prose("{}: {}").format("Withdrawn" if self.is_withdrawn else "Moved", self.label)


# Notes, each with the anchors at which it stands on a page; the page itself has none.
Notes = Mapping[Note, tuple[str, ...]]


@once_per_history
def by_page(history: History) -> Mapping[str, Notes]:
    """The notes at all former addresses by page; that of the page itself comes first."""
    pages: defaultdict[str, dict[Note, tuple[str, ...]]] = defaultdict(lambda: defaultdict(tuple))
    former = former_addresses(history)
    for address in sorted(former, key=lambda address: "#" in address):
        page, _, anchor = address.partition("#")
        pages[page][former[address]] += (anchor,) if anchor else ()
    return pages


@once_per_history
def former_addresses(history: History) -> Mapping[str, Note]:
    """The note at every address of an id that a record had before, or of a withdrawn record.

    They are those of the ledger that no record has any more, and, where the ledger does not know
    such an id, the ones that it would have had; and those of parts of pages written by hand that
    are on another page now.
    """
    current = current_addresses(history)
    lost = [
        address
        for address in history.ledger.keys() - current
        if address.partition("#")[0] not in history.handwritten
    ]
    in_ledger = {addresses.identifier(address) for address in lost}
    by_id: dict[str, Note] = {}
    notes = dict(_moved_parts(history))
    withdrawn = {record.id for record in history.corpus.of(Withdrawn)}
    for identifier, note, had in _by_id(history, in_ledger):
        by_id[identifier] = note
        if identifier in withdrawn or identifier not in in_ledger:
            # A lesson stays where it is, whatever its id.
            notes |= dict.fromkeys((address for address in had if address not in current), note)
    # Pages come before what is on them, which goes where its page went, unless its id tells more.
    for address in sorted(lost, key=lambda address: ("#" in address, address)):
        if address not in notes and (found := _note_of(address, by_id, notes)):
            notes[address] = found
    return notes


def _note_of(
    address: str, by_id: Mapping[str, Note], by_address: Mapping[str, Note]
) -> Note | None:
    """The note of an address of the ledger: that of its id, or else that of the page it was on."""
    if note := by_id.get(addresses.identifier(address)):
        return note
    above = map(by_address.get, addresses.parents(address))
    return next(filter(None, above), None)


def _moved_parts(history: History) -> Iterator[tuple[str, Note]]:
    """The former addresses of parts of pages written by hand that are on another page now.

    A chapter stands for its handout, where it has none any more.
    """
    for address, page in history.handwritten.items():
        for old, new in page.moved_here(address):
            yield old, Note(page.title, Link(new, page.title))
    for chapter in history.chapters:
        if chapter.handout in history.ledger and chapter.handout not in handouts(history):
            yield chapter.handout, Note(chapter.title, Link(chapter.address, chapter.title))


def _by_id(history: History, left: Collection[str]) -> Iterator[tuple[str, Note, tuple[str, ...]]]:
    """Each id that a record has or had, with a note, and the addresses that went with the id.

    Of records that are what they were, only those are among them whose ids are `left` somewhere.
    """
    for gone in history.corpus.of(Withdrawn):
        had = addresses.record_addresses(gone, history.corpus)
        yield gone.id, _withdrawn(history, gone), had
    for record in _living(history):
        has = addresses.record_addresses(record, history.corpus)
        if has and (record.formerly or record.id in left):
            now = link(history, record)
            yield record.id, Note(record.label, now), ()
            for former in record.formerly:
                note = Note(Prose(former.label or record.label), now, former)
                before = record.model_copy(update={"id": former.id})
                yield former.id, note, addresses.record_addresses(before, history.corpus)


@once_per_history
def current_addresses(history: History) -> frozenset[str]:
    """Every address of every record that was not withdrawn."""
    found = (addresses.record_addresses(record, history.corpus) for record in _living(history))
    return frozenset(chain.from_iterable(found))


def _withdrawn(history: History, record: Withdrawn) -> Note:
    """The note of a withdrawn record, or of a page written by hand that is elsewhere now."""
    now = link(history, history.corpus[record.instead]) if record.instead else None
    if record.page:
        now = handwritten_link(history, record.page)
    label = Prose(record.label_ or addresses.identifier(record.address) or record.address)
    return Note(label, now, record, is_withdrawn=not record.page)


def _living(history: History) -> Iterator[Record]:
    """Every record that was not withdrawn."""
    return (record for record in history.corpus.records.values() if not record.traits_.gone)
