"""Redirects from the URLs of records that were renamed, merged or withdrawn.

The ledger contains every previous URL. A URL that no record uses any more redirects to the
record that now has the id in it. A previous anchor redirects to the target of its page. The
previous page of a record never redirects to the list that contained it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from chronicle.corpus import addresses
from chronicle.history import History, cached_per_history
from chronicle.queries import inventory
from chronicle.queries.links import Link, page_link, record_link
from chronicle.records import Record, Withdrawn
from chronicle.values import Date, Prose, capitalize_first


class Redirect(NamedTuple):
    """A redirect: the name of the previous record, its target, and its withdrawal, if any.

    The target is a record or the URL of a page; see `target_link`. The withdrawal gives date and
    reason; it is None if only the id or URL of the record changed. `is_withdrawn` is false if the
    content only moved to another page.
    """

    label: Prose
    target: Record | str | None
    withdrawal: Withdrawn | None = None
    is_withdrawn: bool = False

    @property
    def title(self) -> Prose:
        """The title of a page at a previous URL."""
        status = "Withdrawn" if self.is_withdrawn else "Moved"
        return Prose("{}: {}").format(status, self.label)


# The anchors of each redirect on a page; empty for the redirect of the page itself.
Redirects = Mapping[Redirect, tuple[str, ...]]


@cached_per_history
def redirects_by_page(history: History) -> Mapping[str, Redirects]:
    """Return the redirects of each page; the redirect of the page itself comes first."""
    pages: defaultdict[str, dict[Redirect, tuple[str, ...]]] = defaultdict(dict)
    former = redirects_by_address(history)
    for address in sorted(former, key=lambda address: "#" in address):
        page, _, anchor = address.partition("#")
        redirect = former[address]
        anchors = pages[page].get(redirect, ())
        if anchor:
            anchors += (anchor,)
        pages[page][redirect] = anchors
    return pages


@cached_per_history
def redirects_by_address(history: History) -> Mapping[str, Redirect]:
    """Map each URL that no longer has a record to its redirect.

    These are the ledger's URLs without a record, the URLs of withdrawn records, and the URLs of
    components of Markdown pages that moved to another page.
    """
    redirects: dict[str, Redirect] = {}
    for new_page, markdown_page in history.markdown_pages.items():
        for old, new in markdown_page.anchors_moved_here(new_page):
            redirects[old] = Redirect(markdown_page.title, new)
    current = inventory.current_addresses(history)
    for withdrawn in history.corpus.of(Withdrawn):
        for address in addresses.record_addresses(withdrawn, history.corpus):
            if address not in current:
                redirects[address] = _redirect_of_withdrawn(history, withdrawn)

    # Pages come first, because an anchor redirects to the target of its page unless a record has
    # the id.
    former = history.ledger.keys() - current - redirects.keys()
    for address in sorted(former, key=lambda address: ("#" in address, address)):
        redirect = _redirect_from_address(history, address, redirects)
        if redirect:
            redirects[address] = redirect
    return redirects


def page_addresses(history: History) -> set[str]:
    """Return the URLs of all pages of a site, including redirects."""
    generated = {*inventory.generated_pages(history), *history.additions.pages}
    return generated.union(redirects_by_page(history), history.markdown_pages)


def resolvable_addresses(history: History) -> set[str]:
    """Return every URL that resolves, including redirects."""
    return inventory.citable_addresses(history).union(redirects_by_address(history))


def withdrawn_redirects(history: History) -> list[tuple[Date, str, Redirect]]:
    """Return the date, URL and redirect of everything withdrawn, the latest first."""
    former = redirects_by_address(history)
    withdrawals = []
    for withdrawn in history.corpus.of(Withdrawn):
        if withdrawn.address in former:
            withdrawals.append((withdrawn.date, withdrawn.address, former[withdrawn.address]))
    return sorted(withdrawals, key=lambda withdrawal: withdrawal[0].sort_key, reverse=True)


def _redirect_from_address(
    history: History, address: str, redirects: Mapping[str, Redirect]
) -> Redirect | None:
    """Return the redirect for a published URL that no record has; None if there is no target.

    The target is the record that now has the id in the URL, or else the target of its page.
    """
    corpus = history.corpus
    identifier = addresses.id_from_address(address)
    withdrawn = corpus.find(Withdrawn, identifier)
    if withdrawn:
        return _redirect_of_withdrawn(history, withdrawn)
    current = corpus.current_ids.get(identifier, identifier)
    record = corpus.records.get(current)
    if record and addresses.record_addresses(record, corpus):
        return Redirect(record.label, record)
    for page in addresses.containing_addresses(address):
        if page in redirects:
            return redirects[page]
    return None


def _redirect_of_withdrawn(history: History, record: Withdrawn) -> Redirect:
    """Return the redirect of a withdrawn record or of a moved Markdown page."""
    target: Record | str | None = record.page
    if not target and record.instead:
        target = history.corpus[record.instead]
    identifier = addresses.id_from_address(record.address)
    label = Prose(record.label_ or identifier or record.address)
    return Redirect(label, target, record, is_withdrawn=not record.page)


def target_link(history: History, redirect: Redirect) -> Link | None:
    """Return the link to the target of a redirect.

    The link is computed only where it is shown, because the label of a paragraph depends on its
    page.
    """
    target = redirect.target
    if isinstance(target, Record):
        return record_link(history, target)
    if not target:
        return None
    if not redirect.withdrawal:
        citable = inventory.find_citable(history, target)
        return Link(target, citable.short_title if citable else redirect.label)
    try:
        return page_link(history, target)
    except KeyError:
        # A generated list has no title to look up, so its label is derived from its URL.
        name, _, _ = target.partition("/")
        return Link(target, Prose(capitalize_first(name)))
