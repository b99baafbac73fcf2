"""What stands at an address whose record went: renamed, merged into another, or withdrawn.

The ledger says which addresses there were. One that no record has any more leads to the record of
its id, under whatever address that is now; where a page went, all that stood on it arrives there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from chronicle.book import Book, once_a_book
from chronicle.citation.citable import citation_page
from chronicle.corpus import addresses
from chronicle.record.dates import Date
from chronicle.record.models import Former, Record, Withdrawn
from chronicle.record.text import Prose
from chronicle.site import Site
from chronicle.views.citations import where
from chronicle.views.page import ChangeView, Link, PageView, changes, link

# Pages of which a line has no citations of its own.
UNCITED = (addresses.TIMELINE, addresses.GLOSSARY, addresses.CHANGES)


@dataclass(frozen=True)
class Note:
    """What was typed of a record that went: what it was called, when and why, what is in its place.

    `date` and `why` are absent where a record only has another address than before.
    """

    label: Prose
    date: Date | None
    why: Prose | None
    now: Link | None
    is_withdrawn: bool = False
    changes: tuple[ChangeView, ...] = ()


@dataclass(frozen=True)
class FormerAddress:
    """An address that was a record's, and the note that stands there."""

    address: str
    note: Note

    @property
    def page(self) -> str:
        """The address of the page."""
        return self.address.partition("#")[0]

    @property
    def anchor(self) -> str:
        """The anchor on that page; empty where the record had the page to itself."""
        return self.address.partition("#")[2]


@dataclass(frozen=True)
class AnchoredNote:
    """A note, and the anchors on a page that lead to it."""

    anchors: tuple[str, ...]
    note: Note


@dataclass(frozen=True)
class MovedView(PageView):
    """What stood on a page before; `alone` where nothing else stands there any more."""

    notes: tuple[AnchoredNote, ...]
    alone: bool
    changed: str


@dataclass(frozen=True)
class FormerCitationView(PageView):
    """What stands at the page that had the citations of something which went.

    `cited` leads to its old address, `citations` to the citations of what is in its place.
    """

    cited: Link
    note: Note
    citations: str
    site: Site
    version: str


def by_page(book: Book) -> Mapping[str, tuple[FormerAddress, ...]]:
    """Every former address, by the address of its page."""
    pages: defaultdict[str, list[FormerAddress]] = defaultdict(list)
    for former in former_addresses(book):
        pages[former.page].append(former)
    return {page: tuple(here) for page, here in pages.items()}


def view(former: tuple[FormerAddress, ...], *, alone: bool) -> MovedView:
    """The view of the former addresses of a page."""
    page = former[0].page
    here = sorted(former, key=lambda one: bool(one.anchor))  # what was the page itself comes first
    first = here[0].note
    days = [one.note.date for one in here if one.note.date]
    last = max(days, key=lambda date: date.sort_key, default=None)
    description = "Nothing has this address any more."
    return MovedView(
        address=page,
        title=title(first),
        description=f"{description.rstrip('.')}: {first.why}" if first.why else description,
        notes=tuple(_gathered(here)),
        alone=alone,
        changed=str(last or ""),
    )


def citation_pages(book: Book) -> Iterator[FormerCitationView]:
    """The view of every page of citations of something that went, or that has another anchor."""
    living = {where(citable) for citable in book.citables.values()}
    for address, note in _once_cited(book):
        page = citation_page(address)
        if page in living:
            continue
        now = book.citables.get(note.now.address) if note.now else None
        yield FormerCitationView(
            address=page,
            title=title(note),
            description="",
            cited=Link(address, note.label),
            note=note,
            citations=f"{where(now)}#cite" if now else "",
            site=book.site,
            version=book.version,
        )


def _once_cited(book: Book) -> Iterator[tuple[str, Note]]:
    """The former addresses of what shared its page with others and could be cited."""
    for former in former_addresses(book):
        if former.anchor and former.page not in UNCITED:
            yield former.address, former.note
    for address, page in book.handwritten.items():
        for old, new in page.formerly.items():
            now = book.citables.get(f"{address}#{new}")
            if now:
                note = Note(now.title, None, None, Link(now.address, now.title))
                yield f"{address}#{old}", note


def title(note: Note) -> Prose:
    """What a page is called whose record went."""
    return Prose(f"{'Withdrawn' if note.is_withdrawn else 'Moved'}: {note.label}")


def _gathered(former: Iterable[FormerAddress]) -> Iterator[AnchoredNote]:
    """The notes of a page, each once, with the anchors that lead to it."""
    notes: defaultdict[Note, list[str]] = defaultdict(list)
    for one in former:
        notes[one.note] += filter(None, [one.anchor])
    for note, anchors in notes.items():
        yield AnchoredNote(tuple(anchors), note)


@once_a_book
def former_addresses(book: Book) -> tuple[FormerAddress, ...]:
    """Every address of an id that a record had before, or of a withdrawn record.

    They are those of the ledger that no record has any more, and, where the ledger does not know
    such an id, the ones that it would have had.
    """
    renamed, notes = _renamed(book), dict[str, Note]()
    for withdrawn in book.corpus.of(Withdrawn):
        had = addresses.homes(withdrawn, book.corpus)
        notes |= dict.fromkeys(had, _withdrawn(book, withdrawn))
    left = [address for address in book.ledger if _is_left(book, address)]
    in_ledger = {addresses.identifier(address) for address in left}
    for identifier, (record, note) in renamed.items():
        if identifier not in in_ledger:
            before = record.model_copy(update={"id": identifier})
            for home in addresses.homes(before, book.corpus):
                if home not in homes(book):  # a lesson stays where it is, whatever its id
                    notes[home] = note
    for address in left:
        if address not in notes and (same_id := _of_its_id(book, renamed, address)):
            notes[address] = same_id
    went = dict(notes)
    for address in left:
        above = next((page for page in addresses.parents(address) if page in went), None)
        if above and address not in notes:
            notes[address] = _below(book, address, above, went[above])
    return tuple(FormerAddress(address, note) for address, note in notes.items())


def _is_left(book: Book, address: str) -> bool:
    """Whether no record has an address of the ledger any more, and no page written by hand."""
    page = address.partition("#")[0]
    return address not in homes(book) and page not in book.handwritten


@once_a_book
def homes(book: Book) -> frozenset[str]:
    """Every address of every record that was not withdrawn."""
    records = (one for one in book.corpus.records.values() if not isinstance(one, Withdrawn))
    return frozenset(home for record in records for home in addresses.homes(record, book.corpus))


def _renamed(book: Book) -> dict[str, tuple[Record, Note]]:
    """The record that has what an id stood for, and the note of it, by that id."""
    return {
        former.id: (record, _note(book, record, former))
        for record in book.corpus.records.values()
        for former in record.formerly
        if addresses.homes(record, book.corpus)
    }


def _note(book: Book, record: Record, former: Former) -> Note:
    """The note of an id that a record had before."""
    return Note(Prose(former.label or record.label), former.date, former.why, link(book, record))


def _withdrawn(book: Book, record: Withdrawn) -> Note:
    """The note of a withdrawn record, or of a page written by hand that is elsewhere now."""
    now = link(book, book.corpus[record.instead]) if record.instead else None
    if record.page:
        handwritten = book.handwritten.get(record.page)
        now = Link(record.page, Prose(handwritten.title if handwritten else record.page))
    label = Prose(record.label_ or addresses.identifier(record.address) or record.address)
    touching = changes(book, record)
    return Note(label, record.date, record.why, now, not record.page, touching)


def _of_its_id(book: Book, renamed: Mapping[str, tuple[Record, Note]], address: str) -> Note | None:
    """The note for an address by the id with which it ends; None where no record knows that id."""
    identifier = addresses.identifier(address)
    if identifier in renamed:
        return renamed[identifier][1]
    match book.corpus.records.get(identifier):
        case Withdrawn() as record:
            return _withdrawn(book, record)
        case Record() as record if addresses.homes(record, book.corpus):
            return Note(record.label, None, None, link(book, record))
    return None


def _below(book: Book, address: str, above: str, note: Note) -> Note:
    """The note for what stood on a page that went, or below it.

    A page written by hand about a record may have moved with it, or an answer with its question,
    or the sheet for teaching a chapter with the chapter.
    """
    if note.now is None:
        return note
    if address.startswith(addresses.TEACHING) and note.now.address in book.handwritten:
        name = note.now.address.removeprefix(addresses.CHAPTERS).strip("/")
        return replace(note, now=Link(addresses.handout(name), note.now.label))
    there = f"{note.now.address}{address.removeprefix(above)}"
    page, _, anchor = there.partition("#")
    handwritten = book.handwritten.get(page)
    if handwritten and anchor in handwritten.formerly:
        anchor = handwritten.formerly[anchor]
        there = f"{page}#{anchor}"
    if handwritten and (not anchor or anchor in handwritten.anchors):
        return replace(note, now=Link(there, Prose(handwritten.title)))
    if citable := book.citables.get(there):
        return replace(note, now=Link(there, citable.called))
    return note
