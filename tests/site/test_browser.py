"""A real Chromium on one page of each kind: no error, no request elsewhere, nothing that axe objects to, nothing too wide."""

import pytest
from playwright.sync_api import Browser, Page

from chronicle.release.built_site import BuiltSite
from support.cases import cases, script
from support.detectors import all_findings
from support.kinds import DESK, KINDS, PHONE, objections, richest, thin
from support.projects import watched

# What has columns at 720 pixels and none at 320.
COLUMNS = ("timeline/", "places/", "papers/", "figures/", "chapters/*", "questions/*")
# 1440 pixels at 200 per cent.
DOUBLE = {"width": 720, "height": 450}
SPACED = script("spaced")
CUT_OFF = script("cut-off")


def cut_off(page: Page, size: dict[str, int]) -> list[str]:
    """What is cut off where a window has a size; fails where the page is wider than it."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
    found: list[str] = page.evaluate(CUT_OFF)
    return found


def letters(page: Page, size: int) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
    session.detach()


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page(browser: Browser, served: str, site: BuiltSite, kind: str) -> None:
    """The fullest, loaded once: no detector finds anything, and nothing is cut off where it is enlarged or widely spaced (WCAG 1.4.4, 1.4.10, 1.4.12).

    With letters of twice the size nothing is wider than a phone, and the text begins on its screen. Nor does axe object, on
    the desk and in the hand, to one of those alike; colours are the same on both.
    """
    with watched(browser, DESK) as page:
        page.goto(served + richest(site, kind))
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        letters(page, 32)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.locator("h1").evaluate("e => e.getBoundingClientRect().top < innerHeight")
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize) > 30")
        letters(page, 16)
        # At 320 pixels, too, which are 1280 at 400 per cent.
        assert all_findings(page) == []
        assert page.evaluate("document.querySelectorAll('h1').length") == 1
        if kind in COLUMNS:
            assert cut_off(page, DOUBLE) == []
        page.evaluate(SPACED, True)
        for size in (PHONE, DESK):
            assert cut_off(page, size) == []
        thin(page)
        page.evaluate(SPACED, False)
        assert objections(page) == []
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert objections(page, colours=False) == []


@cases
def test_reads_without_scripts(
    scriptless: Page, served: str, site: BuiltSite, kind: str, shown: str, hidden: str
) -> None:
    scriptless.goto(served + richest(site, kind))
    assert scriptless.locator("h1").is_visible()
    every = scriptless.locator(shown)
    assert every.filter(visible=True).count() == every.count() > 0
    assert scriptless.locator(hidden).filter(visible=True).count() == 0
