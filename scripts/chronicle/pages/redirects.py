"""Notes for addresses that no longer exist: on the page that had them, or on pages of their own."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from chronicle.frame import Page, PageContext, make_page
from chronicle.history import History
from chronicle.queries import moved
from chronicle.queries.moved import Redirect, Redirects


class FormerPage(PageContext):
    """What a page at a former address shows, or a page below its text for those it lost."""

    template = "former.html"

    whole: Redirect | None
    """What became of the page; None where something else stands there."""
    lost: Mapping[Redirect, tuple[str, ...]]
    """What became of its parts, each with the anchors at which it stood."""
    anchors: tuple[str, ...]
    """The anchors at which its own note stood."""


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
    """A page, and below it the notes for what stood there."""
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
    context = FormerPage(
        whole=whole,
        lost=lost,
        anchors=redirects[first],
    )
    return make_page(
        history,
        context,
        address=address,
        title=first.title,
        description=f"Nothing has this address any more{why}",
        is_listed=False,
    )
