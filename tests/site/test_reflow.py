"""Pages enlarged, narrowed, set with wide spacing, and kept still: nothing is cut off, nothing moves (WCAG 1.4.4, 1.4.10, 1.4.12)."""

import pytest
from playwright.sync_api import Browser, Page

from support.kinds import DESK, KINDS, PHONE, richest, unfold
from support.projects import window
from support.site_reader import Site

# What has columns at 720 pixels and none at 320.
COLUMNS = ("timeline/", "places/", "papers/", "figures/", "chapters/*", "questions/*")
# 1440 pixels at 200 per cent, and 1280 pixels at 400.
DOUBLE, FOURFOLD = {"width": 720, "height": 450}, {"width": 320, "height": 256}
# What a script or a style moves.
MOVING = ("", "chapters/*", "timeline/", "places/", "search/?q=1966")
# The spacing of WCAG 1.4.12.
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }
"""
# Text that reaches out of the page, or out of an element that shows nothing beyond its edges; what only a screen reader is to find
# is clipped on purpose, a line of contents scrolls by itself, and drawings scale as a whole.
CUT_OFF = """() => {
    const found = [];
    const wide = document.documentElement.clientWidth;
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || element.closest("svg, script, style") || !element.checkVisibility()) continue;
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        let clipped = element.closest(".skip");
        /* Blanks at the end of a line of code hang over; whether its box is too narrow is asked below. */
        let out = !element.closest("pre") && (box.right > wide + 1 || box.left < -1);
        for (let around = element; around !== document.body; around = around.parentElement) {
            const style = getComputedStyle(around);
            if (style.clipPath !== "none" || style.overflowX === "auto") clipped = around;
            if (style.overflowX === "visible" && style.overflowY === "visible") continue;
            out ||= around.scrollWidth > around.clientWidth + 1;
            out ||= style.overflowY !== "auto" && around.scrollHeight > around.clientHeight + 2;
        }
        if (out && !clipped) found.push(texts.currentNode.data.trim().slice(0, 50));
    }
    return found;
}"""


def cut_off(page: Page, size: dict[str, int]) -> list[str]:
    """What is cut off where a window has a size; fails where the page is wider than it."""
    page.set_viewport_size(size)  # type: ignore[arg-type]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), size
    found: list[str] = page.evaluate(CUT_OFF)
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_enlarged_and_widely_spaced(browser: Browser, served: str, site: Site, kind: str) -> None:
    with window(browser, viewport=FOURFOLD, bypass_csp=True) as page:
        page.goto(served + richest(site, kind))
        unfold(page)
        for size in (FOURFOLD, DOUBLE)[: 1 + (kind in COLUMNS)]:
            assert cut_off(page, size) == []
        page.add_style_tag(content=SPACING)
        for size in (PHONE, DESK):
            assert cut_off(page, size) == []


def moving(browser: Browser, address: str, wish: str) -> int:
    """How many animations and transitions run after a page has been scrolled and pointed at, as a reader wishes."""
    with window(browser, reduced_motion=wish) as page:
        page.goto(address)
        page.mouse.move(300, 200)
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(100)
        page.mouse.move(400, 300)
        return int(page.evaluate("document.getAnimations().length"))


@pytest.mark.parametrize("kind", MOVING)
def test_nothing_moves_for_who_wants_it_still(
    browser: Browser, served: str, site: Site, kind: str
) -> None:
    assert moving(browser, served + richest(site, kind), "reduce") == 0


def test_how_far_a_chapter_is_read_moves_for_others(
    browser: Browser, served: str, site: Site
) -> None:
    assert moving(browser, served + richest(site, "chapters/*"), "no-preference") > 0
