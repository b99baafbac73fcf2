"""What stands at an address whose record went: renamed, merged into another, or withdrawn.

The ledger says which addresses there were. One that no record has any more leads to the record of
its id, under whatever address that is now; where a page went, all that stood on it arrives there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from chronicle.book import Book, once_a_book
from chronicle.citation.citable import citation_page
from chronicle.corpus import addresses
from chronicle.record.models import Former, Record, Withdrawn
from chronicle.record.text import Prose
from chronicle.site import Site
from chronicle.views.citations import where
from chronicle.views.page import Link, PageView, handwritten_link, link

# Pages of which a line has no citations of its own.
UNCITED = (addresses.TIMELINE, addresses.GLOSSARY, addresses.CHANGES)


@dataclass(frozen=True)
class Note:
    """What a record was called that went, what is in its place, and what says when and why.

    `entry` is None where a record only has another address than before.
    """

    label: Prose
    now: Link | None
    entry: Former | Withdrawn | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the record was taken back; what was no record may only be on another page."""
        return isinstance(self.entry, Withdrawn) and not self.entry.page

    @property
    def title(self) -> Prose:
        """What a page is called whose record went."""
        return Prose(f"{'Withdrawn' if self.is_withdrawn else 'Moved'}: {self.label}")


# Notes by the address at which they stand.
Notes = Mapping[str, Note]


@dataclass(frozen=True)
class MovedView(PageView):
    """What stood on a page before, each note with the anchors on the page that lead to it.

    `alone` where nothing else stands there any more; `changed` is the day of the latest note.
    """

    notes: Mapping[Note, tuple[str, ...]]
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


def by_page(book: Book) -> Mapping[str, Notes]:
    """The notes at all former addresses, by the address of the page."""
    pages: defaultdict[str, dict[str, Note]] = defaultdict(dict)
    for address, note in former_addresses(book).items():
        pages[address.partition("#")[0]][address] = note
    return pages


def view(page: str, notes: Notes, *, alone: bool) -> MovedView:
    """The view of the notes on a page; what was the page itself comes first."""
    anchors: defaultdict[Note, tuple[str, ...]] = defaultdict(tuple)
    for address in sorted(notes, key=lambda address: "#" in address):
        anchor = address.partition("#")[2]
        anchors[notes[address]] += (anchor,) if anchor else ()
    first = next(iter(anchors))
    days = [note.entry.date for note in anchors if note.entry and note.entry.date]
    last = max(days, key=lambda date: date.sort_key, default=None)
    why = first.entry and first.entry.why
    return MovedView(
        address=page,
        title=first.title,
        description=f"Nothing has this address any more{f': {why}' if why else '.'}",
        notes=anchors,
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
            title=note.title,
            description="",
            cited=Link(address, note.label),
            note=note,
            citations=f"{where(now)}#cite" if now else "",
            site=book.site,
            version=book.version,
        )


def _once_cited(book: Book) -> Iterator[tuple[str, Note]]:
    """The former addresses of what shared its page with others and could be cited."""
    for address, note in former_addresses(book).items():
        if "#" in address and not address.startswith(tuple(f"{page}#" for page in UNCITED)):
            yield address, note
    for address, page in book.handwritten.items():
        for old, new in page.front_matter.formerly.items():
            if now := book.citables.get(f"{address}#{new}"):
                yield f"{address}#{old}", Note(now.title, Link(now.address, now.title))


@once_a_book
def former_addresses(book: Book) -> Notes:
    """The note at every address of an id that a record had before, or of a withdrawn record.

    They are those of the ledger that no record has any more, and, where the ledger does not know
    such an id, the ones that it would have had.
    """
    left = [address for address in book.ledger if _is_left(book, address)]
    in_ledger = {addresses.identifier(address) for address in left}
    notes: dict[str, Note] = {}
    by_id: dict[str, Note] = {}
    for withdrawn in book.corpus.of(Withdrawn):
        by_id[withdrawn.id] = note = _withdrawn(book, withdrawn)
        notes |= dict.fromkeys(addresses.homes(withdrawn, book.corpus), note)
    for record, former in _renamed(book):
        label = Prose(former.label or record.label)
        by_id[former.id] = note = Note(label, link(book, record), former)
        if former.id not in in_ledger:
            had = addresses.homes(record.model_copy(update={"id": former.id}), book.corpus)
            # A lesson stays where it is, whatever its id.
            notes |= dict.fromkeys((home for home in had if home not in homes(book)), note)
    for address in left:
        identifier = addresses.identifier(address)
        if same_id := by_id.get(identifier) or _elsewhere(book, identifier):
            notes.setdefault(address, same_id)
    went = dict(notes)
    for address in left:
        above = next((page for page in addresses.parents(address) if page in went), None)
        if above and address not in notes:
            notes[address] = _below(book, address, above, went[above])
    return notes


def _is_left(book: Book, address: str) -> bool:
    """Whether no record has an address of the ledger any more, and no page written by hand."""
    page = address.partition("#")[0]
    return address not in homes(book) and page not in book.handwritten


@once_a_book
def homes(book: Book) -> frozenset[str]:
    """Every address of every record that was not withdrawn."""
    records = (one for one in book.corpus.records.values() if not isinstance(one, Withdrawn))
    return frozenset(home for record in records for home in addresses.homes(record, book.corpus))


def _renamed(book: Book) -> Iterator[tuple[Record, Former]]:
    """Every record that has an address with each id that it had before."""
    for record in book.corpus.records.values():
        if addresses.homes(record, book.corpus):
            yield from ((record, former) for former in record.formerly)


def _withdrawn(book: Book, record: Withdrawn) -> Note:
    """The note of a withdrawn record, or of a page written by hand that is elsewhere now."""
    now = link(book, book.corpus[record.instead]) if record.instead else None
    if record.page:
        now = handwritten_link(book, record.page)
    label = Prose(record.label_ or addresses.identifier(record.address) or record.address)
    return Note(label, now, record)


def _elsewhere(book: Book, identifier: str) -> Note | None:
    """The note that leads to the record of an id; None where no record has it and an address."""
    record = book.corpus.records.get(identifier)
    if record is None or not addresses.homes(record, book.corpus):
        return None
    return Note(record.label, link(book, record))


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
    if handwritten and anchor in handwritten.front_matter.formerly:
        anchor = handwritten.front_matter.formerly[anchor]
        there = f"{page}#{anchor}"
    if handwritten and (not anchor or anchor in handwritten.anchors):
        return replace(note, now=Link(there, Prose(handwritten.title)))
    if citable := book.citables.get(there):
        return replace(note, now=Link(there, citable.called))
    return note
