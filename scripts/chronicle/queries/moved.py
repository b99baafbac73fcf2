"""What stands at an address whose record went: renamed, merged into another, or withdrawn.

The ledger says which addresses there were. One that no record has any more leads to the record of
its id, under whatever address that is now; where a page went, all that was part of it leads to
where the page leads. The page of a record leads nowhere else: not to the list above it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass

from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.queries.links import Link, link, page_link
from chronicle.queries.metadata import work_of_page
from chronicle.records import Withdrawn
from chronicle.values import Date, Prose, capital


@dataclass(frozen=True)
class Redirect:
    """The name of a former record, what is there `now`, and the `entry` with when and why.

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
Redirects = Mapping[Redirect, tuple[str, ...]]


@once_per_history
def by_page(history: History) -> Mapping[str, Redirects]:
    """The notes at all former addresses, by page; the note of the page itself comes first."""
    pages: defaultdict[str, dict[Redirect, tuple[str, ...]]] = defaultdict(
        lambda: defaultdict(tuple)
    )
    former = former_addresses(history)
    for address in sorted(former, key=lambda address: "#" in address):
        page, _, anchor = address.partition("#")
        pages[page][former[address]] += (anchor,) if anchor else ()
    return pages


@once_per_history
def former_addresses(history: History) -> Mapping[str, Redirect]:
    """The note at every address that has lost its record.

    These are the addresses of the ledger that no record has any more; those of withdrawn records;
    and those of parts of pages written by hand that have moved to another page.
    """
    redirects = dict(_moved_parts(history))
    current = current_addresses(history)
    for gone in history.corpus.of(Withdrawn):
        for address in addresses.record_addresses(gone, history.corpus):
            if address not in current:
                redirects[address] = _redirect_of_withdrawn(history, gone)

    # Pages come first: a part goes where its page went, unless its id says more.
    former = history.ledger.keys() - current - _pages(history) - redirects.keys()
    for address in sorted(former, key=lambda address: ("#" in address, address)):
        if not _is_in_text(history, address):
            redirect = _redirect_from(history, address, redirects)
            if redirect:
                redirects[address] = redirect
    return redirects


@once_per_history
def withdrawals(history: History) -> list[tuple[Date, str, Redirect]]:
    """The day, the address and the note of everything withdrawn, the latest first."""
    former = former_addresses(history)
    gone = [one for one in history.corpus.of(Withdrawn) if one.address in former]
    gone.sort(key=lambda one: one.date.sort_key, reverse=True)
    return [(one.date, one.address, former[one.address]) for one in gone]


@once_per_history
def _pages(history: History) -> frozenset[str]:
    """The pages that records and people who write by hand have now."""
    of_records = map(addresses.page_of, current_addresses(history))
    written = filter(history.is_written, history.handwritten)
    return frozenset(of_records).union(work_of_page(history), written)


def _is_in_text(history: History, address: str) -> bool:
    """Whether an address is that of an anchor in the text of a page written by hand."""
    page, _, anchor = address.partition("#")
    written = history.handwritten.get(page)
    return written is not None and anchor in {*written.anchors, *written.former_anchors}


def _redirect_from(
    history: History, address: str, redirects: Mapping[str, Redirect]
) -> Redirect | None:
    """The note for an address of the ledger that no record has; None where it leads nowhere.

    It leads to the record that has its id now, or else to where its page leads.
    """
    corpus = history.corpus
    identifier = addresses.identifier(address)
    gone = corpus.find(Withdrawn, identifier)
    if gone:
        return _redirect_of_withdrawn(history, gone)
    record = corpus.records.get(corpus.current_ids.get(identifier, identifier))
    if record and addresses.record_addresses(record, corpus):
        return Redirect(record.label, link(history, record))
    for page in addresses.containing(address):
        if page in redirects and page not in _pages(history):
            return redirects[page]
    return None


def _moved_parts(history: History) -> Iterator[tuple[str, Redirect]]:
    """The former addresses of parts of pages written by hand that have moved to another page."""
    for address, page in history.handwritten.items():
        for old, new in page.moved_here(address):
            found = history.find_citable(new)
            yield old, Redirect(page.title, Link(new, found.short_title if found else page.title))


@once_per_history
def current_addresses(history: History) -> frozenset[str]:
    """Every address of every record that was not withdrawn."""
    found = set[str]()
    for record in history.corpus.records.values():
        if not isinstance(record, Withdrawn):
            found.update(addresses.record_addresses(record, history.corpus))
    return frozenset(found)


def _redirect_of_withdrawn(history: History, record: Withdrawn) -> Redirect:
    """The note of a withdrawn record, or of a page written by hand that is elsewhere now."""
    now = None
    if record.page:
        # A list that is made has no title that can be asked for: it goes by its address.
        now = Link(record.page, Prose(capital(record.page.partition("/")[0])))
        with suppress(KeyError):
            now = page_link(history, record.page)
    elif record.instead:
        now = link(history, history.corpus[record.instead])
    identifier = addresses.identifier(record.address)
    label = Prose(record.label_ or identifier or record.address)
    return Redirect(label, now, record, is_withdrawn=not record.page)
