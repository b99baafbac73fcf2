"""Browser tests of reading aids: notes and definitions shown in place."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle.release.built_site import BuiltSite
from support.kinds import TABLET, page_with_most_links
from support.projects import open_page


@pytest.fixture(params=[False, True], ids=["mouse", "touch"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    settings = {"viewport": TABLET, "has_touch": request.param, "reduced_motion": "reduce"}
    with open_page(browser, **settings) as opened:
        yield opened


def read_note(page: Page, number: int) -> str:
    """Return the text of a note in the list, which the tooltip shows too."""
    return page.locator(f"#note-{number}").inner_text().removesuffix(" ↩")


def test_note_is_shown_on_hover_or_tap(
    page: Page, site_url: str, site: BuiltSite, request: pytest.FixtureRequest
) -> None:
    page.goto(site_url + page_with_most_links(site, "chapters/*"))
    call = page.locator(".note-call a").nth(3)
    note = read_note(page, 4)
    if "touch" in request.node.name:
        call.tap()
    else:
        call.hover()
    bubble = page.locator(".tooltip")
    expect(bubble).to_have_text(note)
    assert "#note" not in page.url
    page.keyboard.press("Escape")
    expect(bubble).to_be_hidden()


def test_note_is_shown_on_focus(page: Page, site_url: str, site: BuiltSite) -> None:
    page.goto(site_url + page_with_most_links(site, "chapters/*"))
    page.locator(".note-call a").nth(2).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".tooltip")).to_have_text(read_note(page, 3))
    page.keyboard.press("Enter")
    page.wait_for_url("**#note-3")


@pytest.mark.parametrize(
    "address",
    [
        "vi/cau-chuyen-trong-ba-phut/",
        "ko/in-three-minutes/",
        "papers/miyamoto-2024/",
        "chapters/the-airmen/",
    ],
)
def test_every_note_is_in_the_margin(desktop: Page, site_url: str, address: str) -> None:
    desktop.goto(site_url + address)
    calls = desktop.locator(":is(p, li) > .note-call:not(.background *)")
    assert calls.count()
    assert desktop.locator(".margin-note:visible").count() == calls.count()


def test_term_is_explained_on_focus(page: Page, site_url: str, site: BuiltSite) -> None:
    page.goto(site_url + page_with_most_links(site, "chapters/*"))
    term = page.locator("abbr[tabindex]").first
    term.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".tooltip")).to_have_text(term.get_attribute("data-means") or "")
