"""Notes for addresses that no longer exist: on the page that had them, or on pages of their own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from chronicle.frame import Page, Template, make_page
from chronicle.history import History
from chronicle.queries import moved
from chronicle.queries.moved import Redirects


def with_redirects(
    pages: Mapping[str, Callable[[], Page]], history: History
) -> dict[str, Callable[[], Page]]:
    """Pages with notes for the addresses that they lost, and a page for each other lost address."""
    made = dict(pages)
    for address, redirects in moved.by_page(history).items():
        if address in pages:
            made[address] = partial(_with_notices, history, pages[address], redirects)
        elif address not in history.handwritten:
            made[address] = partial(_redirect_page, history, address, redirects, alone=True)
    return made


def moved_notices(history: History, address: str) -> str:
    """Notes, as HTML, for the addresses that a page written by hand has lost."""
    redirects = moved.by_page(history).get(address)
    if not redirects:
        return ""
    return _redirect_page(history, address, redirects, alone=False).body


def _with_notices(history: History, make: Callable[[], Page], redirects: Redirects) -> Page:
    """A page, and below it the notices of parts that were there."""
    page = make()
    below = _redirect_page(history, page.address, redirects, alone=False).body
    return replace(page, body=page.body.rstrip() + below)


def _redirect_page(history: History, address: str, redirects: Redirects, *, alone: bool) -> Page:
    """The notes for an address; `alone` if nothing else is at the address any more."""
    first = next(iter(redirects))
    why = "."
    if first.entry and first.entry.why:
        why = f": {first.entry.why}"
    whole = None
    lost = dict(redirects)
    if alone:
        whole = first
        del lost[first]
    context = Template(
        "former.html",
        whole=whole,
        lost=lost,
        anchors=redirects[first],
    )
    return make_page(
        history,
        context,
        address=address,
        title=first.title,
        description=f"There is no longer a page at this address{why}",
        is_listed=False,
    )
