"""Redirects from the addresses of records that were renamed, merged or withdrawn.

The ledger has every former address. One that no record has any more leads to the record that has
its id now. A part of a former page leads where that page leads. The former page of a record never
leads to the list above it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from chronicle.corpus import addresses
from chronicle.history import History, once_per_history
from chronicle.queries.links import Link, link, page_link
from chronicle.queries.metadata import work_of_page
from chronicle.records import Withdrawn
from chronicle.values import Date, Prose, capital


class Redirect(NamedTuple):
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
    pages: defaultdict[str, dict[Redirect, tuple[str, ...]]] = defaultdict(dict)
    former = former_addresses(history)
    for address in sorted(former, key=lambda address: "#" in address):
        page, _, anchor = address.partition("#")
        redirect = former[address]
        anchors = pages[page].get(redirect, ())
        pages[page][redirect] = (*anchors, anchor) if anchor else anchors
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

    # Pages come first: a part leads where its page leads, unless its id says more.
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
    found = []
    for gone in history.corpus.of(Withdrawn):
        if gone.address in former:
            found.append((gone.date, gone.address, former[gone.address]))
    return sorted(found, key=lambda one: one[0].sort_key, reverse=True)


@once_per_history
def _pages(history: History) -> frozenset[str]:
    """The present pages of records, and those written by hand."""
    of_records = map(addresses.page_of, current_addresses(history))
    written = filter(history.is_written, history.handwritten)
    return frozenset(of_records).union(work_of_page(history), written)


def _is_in_text(history: History, address: str) -> bool:
    """Whether an address is that of an anchor in the text of a page written by hand."""
    page, _, anchor = address.partition("#")
    written = history.handwritten.get(page)
    if written is None:
        return False
    return anchor in written.anchors or anchor in written.former_anchors


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
    current = corpus.current_ids.get(identifier, identifier)
    record = corpus.records.get(current)
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
            title = found.short_title if found else page.title
            yield old, Redirect(page.title, Link(new, title))


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
        try:
            now = page_link(history, record.page)
        except KeyError:
            # A generated list has no title to ask for, so its address serves.
            name, _, _ = record.page.partition("/")
            now = Link(record.page, Prose(capital(name)))
    elif record.instead:
        now = link(history, history.corpus[record.instead])
    identifier = addresses.identifier(record.address)
    label = Prose(record.label_ or identifier or record.address)
    return Redirect(label, now, record, is_withdrawn=not record.page)
