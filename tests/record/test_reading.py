"""Reading aids in a real browser: notes and words explained in place, and the way back to where a reader stopped."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle.release.built_site import BuiltSite
from support.kinds import DESK, TABLET, richest
from support.projects import watched, window


@pytest.fixture(params=[False, True], ids=["mouse", "touch"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    settings = {"viewport": TABLET, "has_touch": request.param, "reduced_motion": "reduce"}
    with window(browser, **settings) as opened:
        yield opened


def in_short(page: Page, number: int) -> str:
    """A note as it is shown in place and in the list."""
    return page.locator(f"#note-{number}").inner_text().removesuffix(" ↩")


def test_a_note_is_shown(
    page: Page, served: str, site: BuiltSite, request: pytest.FixtureRequest
) -> None:
    page.goto(served + richest(site, "chapters/*"))
    call = page.locator(".call a").nth(3)
    note = in_short(page, 4)
    if "touch" in request.node.name:
        call.tap()
    else:
        call.hover()
    bubble = page.locator(".bubble")
    expect(bubble).to_have_text(note)
    assert "#note" not in page.url
    page.keyboard.press("Escape")
    expect(bubble).to_be_hidden()


def test_a_note_is_shown_on_focus_and_reached(page: Page, served: str, site: BuiltSite) -> None:
    page.goto(served + richest(site, "chapters/*"))
    page.locator(".call a").nth(2).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".bubble")).to_have_text(in_short(page, 3))
    page.keyboard.press("Enter")
    page.wait_for_url("**#note-3")


def test_a_note_in_the_margin_is_lit_up_and_nobody_travels(
    desk: Page, served: str, site: BuiltSite
) -> None:
    desk.goto(served + richest(site, "chapters/*"))
    calls = desk.locator(".call:has(+ .side)")
    for number in (2, 4):
        calls.nth(number).locator("a").click()
        lit = desk.locator(".side.lit")
        expect(lit).to_have_count(1)
        assert lit.inner_text().startswith(f"{calls.nth(number).inner_text()}. ")
    assert "#" not in desk.url
    desk.locator("h1").click()
    expect(lit).to_have_count(0)
    # A key leads to the list, where the note can be heard.
    calls.nth(2).locator("a").press("Enter")
    desk.wait_for_url("**#note-*")


def test_a_note_leads_to_the_passage_that_it_cites(
    desk: Page, served: str, site: BuiltSite
) -> None:
    address = richest(site, "chapters/*")
    desk.goto(served + address)
    notes = desk.locator(".notes li")
    passages = "a[href*='papers/'][href*='#'], a[href*='bibliography/'][href*='#']"
    leading = notes.filter(has=desk.locator(passages)).count()
    assert leading > 0.9 * notes.count()
    passage = desk.locator(".side a[href*='papers/']").first
    passage.click()
    desk.locator(":target").wait_for()


def test_notes_stand_in_a_wide_margin(browser: Browser, served: str, site: BuiltSite) -> None:
    with watched(browser, DESK) as page:
        page.goto(served + richest(site, "chapters/*"))
        beside = page.locator(".side").filter(visible=True)
        assert beside.count() > 10
        page.locator(".call:has(+ .side) a").nth(3).hover()
        expect(page.locator(".bubble")).to_be_hidden()
        assert page.locator(".side a:not([tabindex='-1'])").count() == 0
        page.set_viewport_size(TABLET)  # type: ignore[arg-type]
        assert beside.count() == 0
        assert page.locator(".notes li").filter(visible=True).count() > 10


def test_a_word_is_explained_on_focus(page: Page, served: str, site: BuiltSite) -> None:
    page.goto(served + richest(site, "chapters/*"))
    word = page.locator("abbr[tabindex]").first
    word.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".bubble")).to_have_text(word.get_attribute("data-means") or "")
