"""Browser tests of one page of each kind: no console errors, no external requests, no axe violations, no overflow."""

import pytest
from playwright.sync_api import Browser, Page

from chronicle.release.built_site import BuiltSite
from support.cases import cases, read_script
from support.detectors import find_all_layout_errors
from support.kinds import (
    DESKTOP,
    KINDS,
    PHONE,
    find_axe_violations,
    page_with_most_links,
    remove_repeated_siblings,
)
from support.projects import open_checked_page

# Pages with columns at 720 pixels and none at 320.
KINDS_WITH_COLUMNS = ("timeline/", "places/", "papers/", "figures/", "chapters/*", "questions/*")
# 1440 pixels at 200 percent zoom.
ZOOMED_VIEWPORT = {"width": 720, "height": 450}
SET_TEXT_SPACING = read_script("set-text-spacing")
FIND_CLIPPED_TEXT = read_script("find-clipped-text")


def find_clipped_texts(page: Page, size: dict[str, int]) -> list[str]:
    """Return the clipped texts at a window size; fail if the page overflows horizontally."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
    texts: list[str] = page.evaluate(FIND_CLIPPED_TEXT)
    return texts


def set_font_size(page: Page, size: int) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
    session.detach()


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_page_of_each_kind_is_accessible(
    browser: Browser, site_url: str, site: BuiltSite, kind: str
) -> None:
    """Test the largest page of each kind, loaded once, with all detectors, zoom and text spacing (WCAG 1.4.4, 1.4.10, 1.4.12).

    At twice the font size, no page is wider than a mobile viewport, and its heading is visible. Axe checks a sample of
    elements on desktop and mobile; colours only on desktop, because they do not differ.
    """
    with open_checked_page(browser, DESKTOP) as page:
        page.goto(site_url + page_with_most_links(site, kind))
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        set_font_size(page, 32)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.locator("h1").evaluate("e => e.getBoundingClientRect().top < innerHeight")
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize) > 30")
        set_font_size(page, 16)
        # This includes 320 pixels, which is 1280 at 400 percent zoom.
        assert find_all_layout_errors(page) == []
        assert page.evaluate("document.querySelectorAll('h1').length") == 1
        if kind in KINDS_WITH_COLUMNS:
            assert find_clipped_texts(page, ZOOMED_VIEWPORT) == []
        page.evaluate(SET_TEXT_SPACING, True)
        for size in (PHONE, DESKTOP):
            assert find_clipped_texts(page, size) == []
        remove_repeated_siblings(page)
        page.evaluate(SET_TEXT_SPACING, False)
        assert find_axe_violations(page) == []
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        assert find_axe_violations(page, colours=False) == []


@cases
def test_is_readable_without_scripts(
    no_script_page: Page, site_url: str, site: BuiltSite, kind: str, expected: str, hidden: str
) -> None:
    no_script_page.goto(site_url + page_with_most_links(site, kind))
    assert no_script_page.locator("h1").is_visible()
    elements = no_script_page.locator(expected)
    assert elements.filter(visible=True).count() == elements.count() > 0
    assert no_script_page.locator(hidden).filter(visible=True).count() == 0
