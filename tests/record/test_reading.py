"""Reading aids in a real browser: notes and words explained in place, and the way back to where a reader stopped."""

import itertools
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle.release.built_site import BuiltSite
from support.cases import script
from support.kinds import DESK, TABLET, of_kind, richest
from support.projects import watched, window

# The ground on which each of some elements stands.
GROUNDS = "all => all.map(one => getComputedStyle(one).backgroundColor)"


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


@pytest.mark.parametrize("way", ["click", "address", "key"])
def test_no_two_notes_overlap(desk: Page, served: str, site: BuiltSite, way: str) -> None:
    for address in of_kind(site, "chapters/*")[-3:]:
        desk.goto(served + address)
        call = desk.locator(".call:has(+ .side) a").nth(1)
        if way == "click":
            call.click()
        elif way == "address":
            desk.goto(f"{served}{address}#note-2")
        else:
            desk.locator(".notes li a").first.focus()
            desk.keyboard.press("Tab")
        assert desk.locator(".notes li").count() > 10
        assert desk.evaluate(script("overlapping"), ".notes li") == []
        assert desk.evaluate(script("overlapping"), ".side") == []


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
        grounds = desk.locator(".side").evaluate_all(GROUNDS)
        # Seen at once, and the only one.
        assert len([ground for ground in grounds if ground != "rgba(0, 0, 0, 0)"]) == 1
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
        right = page.locator(".book > p").first.evaluate("p => p.getBoundingClientRect().right")
        boxes = [box for one in beside.all() if (box := one.bounding_box())]
        assert all(box["x"] > right and box["x"] + box["width"] <= DESK["width"] for box in boxes)
        assert all(
            one["y"] + one["height"] <= other["y"] for one, other in itertools.pairwise(boxes)
        )
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
