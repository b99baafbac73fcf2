"""Pages enlarged, narrowed, set with wide spacing, and kept still: nothing is cut off, nothing moves (WCAG 1.4.4, 1.4.10, 1.4.12)."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from support.kinds import DESK, KINDS, PHONE, richest, unfold
from support.projects import window
from support.site_reader import Site

# 1440 pixels at 200 per cent, and 1280 pixels at 400.
SIZES = {"200": ({"width": 720, "height": 450}, 2), "400": ({"width": 320, "height": 256}, 4)}
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

Open = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser) -> Iterator[Open]:
    """Opens a page in a window with settings."""
    with contextlib.ExitStack() as windows:

        def opener(address: str, **settings: Any) -> Page:
            page = windows.enter_context(window(browser, **settings))
            page.goto(address)
            return page

        yield opener


def fits(page: Page) -> bool:
    """Whether a page is no wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


# What has columns at 720 pixels and none at 320.
COLUMNS = ("timeline/", "places/", "papers/", "figures/", "chapters/*", "questions/*")
# What a script or a style moves.
MOVING = ("", "chapters/*", "timeline/", "places/", "search/?q=1966")


@pytest.mark.parametrize(
    ("zoom", "kind"),
    [*(("400", kind) for kind in KINDS), *(("200", kind) for kind in COLUMNS)],
)
def test_enlarged(opened: Open, served: str, site: Site, kind: str, zoom: str) -> None:
    size, scale = SIZES[zoom]
    page = opened(served + richest(site, kind), viewport=size, device_scale_factor=scale)
    unfold(page)
    assert fits(page)
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.parametrize("kind", KINDS)
def test_widely_spaced(opened: Open, served: str, site: Site, kind: str) -> None:
    page = opened(served + richest(site, kind), viewport=PHONE, bypass_csp=True)
    unfold(page)
    page.add_style_tag(content=SPACING)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert fits(page)
        assert page.evaluate(CUT_OFF) == []


def moving(page: Page) -> int:
    """How many animations and transitions run after a page has been scrolled and pointed at."""
    page.mouse.move(300, 200)
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(100)
    page.mouse.move(400, 300)
    return int(page.evaluate("document.getAnimations().length"))


@pytest.mark.parametrize("kind", MOVING)
def test_nothing_moves_for_who_wants_it_still(
    opened: Open, served: str, site: Site, kind: str
) -> None:
    assert moving(opened(served + richest(site, kind), reduced_motion="reduce")) == 0


def test_how_far_a_chapter_is_read_moves_for_others(opened: Open, served: str, site: Site) -> None:
    assert moving(opened(served + richest(site, "chapters/*"), reduced_motion="no-preference")) > 0
