"""Redirects of URLs that no longer exist: on the page that had them, or on separate pages."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from chronicle.history import History
from chronicle.layout import Page, PageTemplate, create_page
from chronicle.queries import redirect_table


def render_redirect(history: History, address: str) -> Page:
    """Render the page at a URL that has only redirects."""
    return _redirect_page(history, address, is_alone=True)


def render_with_banners(history: History, render: Callable[[], Page]) -> Page:
    """Render a page, with the banners of its removed sections below it."""
    page = render()
    return replace(page, body=page.body.rstrip() + redirect_banners(history, page.address))


def redirect_banners(history: History, address: str) -> str:
    """Return banners for the old anchors of a page, as HTML; empty if there are none."""
    if address not in redirect_table.redirects_by_page(history):
        return ""
    return _redirect_page(history, address, is_alone=False).body


def _redirect_page(history: History, address: str, *, is_alone: bool) -> Page:
    """Return a page with the redirects of a URL; `is_alone` if nothing else is at the URL."""
    redirects = redirect_table.redirects_by_page(history)[address]
    first_redirect = next(iter(redirects))
    why = "."
    if first_redirect.withdrawal and first_redirect.withdrawal.why:
        why = f": {first_redirect.withdrawal.why}"
    page_redirect = None
    anchored_redirects = dict(redirects)
    if is_alone:
        page_redirect = first_redirect
        del anchored_redirects[first_redirect]
    context = PageTemplate(
        "redirect.html",
        whole=page_redirect,
        lost=anchored_redirects,
        anchors=redirects[first_redirect],
        target_link=partial(redirect_table.target_link, history),
    )
    return create_page(
        history,
        context,
        address=address,
        title=first_redirect.title,
        description=f"There is no longer a page at this address{why}",
        is_listed=False,
    )
