"""A note for every address that went: on the page where it was, or on a page of its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from chronicle.frame.context import PageContext
from chronicle.frame.page import Page, Plan, make_page
from chronicle.history import History
from chronicle.queries import moved
from chronicle.queries.moved import Redirect, Redirects
from chronicle.values.text import Prose


class FormerPage(PageContext):
    """What is shown at a former address, or for former addresses on a page that is still there."""

    template = "former.html"

    whole: Redirect | None
    """What became of the page; None where something else stands there."""
    lost: Mapping[Redirect, tuple[str, ...]]
    """What became of its parts, each with the anchors at which it stood."""
    called: Prose
    """What the page is called."""
    anchors: tuple[str, ...]
    """The anchors at which its own note stood."""


def with_redirects(plans: Iterable[Plan], history: History) -> Iterator[Plan]:
    """The pages with a note for every address that went, and pages for those that are left."""
    former = dict(moved.by_page(history))
    for plan in plans:
        redirects = former.pop(plan.address, None)
        if redirects:
            yield Plan(plan.address, partial(_with_notices, history, plan, redirects))
        else:
            yield plan
    for address, redirects in former.items():
        if address not in history.handwritten:
            yield Plan(address, partial(_redirect_page, history, address, redirects, alone=True))


def moved_notices(history: History, address: str) -> str:
    """The notes for the parts that a page written by hand has lost to others, as HTML."""
    redirects = moved.by_page(history).get(address)
    if not redirects:
        return ""
    return _redirect_page(history, address, redirects, alone=False).body


def _with_notices(history: History, plan: Plan, redirects: Redirects) -> Page:
    """A page, and below it the notes for what stood there."""
    page = plan.render()
    below = _redirect_page(history, plan.address, redirects, alone=False).body
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
        called=first.title,
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
