"""Redirects of URLs that no longer exist: on the page that had them, or on separate pages."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from chronicle.history import History
from chronicle.layout import Page, PageTemplate, create_page
from chronicle.queries import redirect_table
from chronicle.queries.redirect_table import Redirects


def add_redirects(
    pages: Mapping[str, Callable[[], Page]], history: History
) -> dict[str, Callable[[], Page]]:
    """Return pages with banners for their old anchors, and a page for each other old URL."""
    merged = dict(pages)
    for address, redirects in redirect_table.redirects_by_page(history).items():
        if address in pages:
            merged[address] = partial(_page_with_banners, history, pages[address], redirects)
        elif address not in history.markdown_pages:
            merged[address] = partial(_redirect_page, history, address, redirects, is_alone=True)
    return merged


def redirect_banners(history: History, address: str) -> str:
    """Return banners for the old anchors of a Markdown page, as HTML."""
    redirects = redirect_table.redirects_by_page(history).get(address)
    if not redirects:
        return ""
    return _redirect_page(history, address, redirects, is_alone=False).body


def _page_with_banners(history: History, make: Callable[[], Page], redirects: Redirects) -> Page:
    """Return a page, with the banners of its removed sections below it."""
    page = make()
    banners = _redirect_page(history, page.address, redirects, is_alone=False).body
    return replace(page, body=page.body.rstrip() + banners)


def _redirect_page(history: History, address: str, redirects: Redirects, *, is_alone: bool) -> Page:
    """Return a page with the redirects of a URL; `is_alone` if nothing else is at the URL."""
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
