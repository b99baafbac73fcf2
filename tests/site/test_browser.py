"""A real Chromium on one page of each kind: no error, no request elsewhere, nothing that axe objects to, nothing too wide."""

import pytest
from playwright.sync_api import Browser, Page

from support import ROOT
from support.kinds import DESK, KINDS, PHONE, axe, middling, objections, richest, thin, unfold
from support.projects import watched, window
from support.site_reader import Site

# What would keep axe for long; the timeline, which would too, is seen whole.
FULL = ("actors/", "places/", "papers/", "bibliography/", "about/changes/")


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page(page: Page, served: str, site: Site, kind: str) -> None:
    """On the desk the fullest, without what looks alike; in the hand one of the middle with all that it has, but of the longest."""
    on_desk = page.viewport_size == DESK
    page.goto(served + (richest if on_desk else middling)(site, kind))
    unfold(page)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if on_desk or kind in FULL:
        thin(page)
    assert objections(page, colours=on_desk) == []  # which are the same on both


def test_what_is_pressed_has_room_on_pages_of_all_sorts(
    browser: Browser, served: str, site: Site
) -> None:
    """Neither the richest page of a kind nor one of the middle need be the one with the shortest links."""
    questions = sorted(address for address in site.pages if address.startswith("questions/"))
    others = sorted(a for a in site.pages if not a.startswith(("cite/", "questions/")))
    target_size = {"runOnly": {"type": "rule", "values": ["target-size"]}}
    with watched(browser, PHONE) as page:
        for address in questions[:: len(questions) // 8 + 1] + others[:: len(others) // 8 + 1]:
            page.goto(served + address)
            found = axe(page, options=target_size)
            assert [node["html"] for rule in found for node in rule["nodes"]] == [], address


@pytest.mark.parametrize("kind", ["timeline/", "events/*", "questions/*", "papers/"])
def test_reads_without_scripts(browser: Browser, served: str, site: Site, kind: str) -> None:
    with window(browser, java_script_enabled=False) as opened:
        opened.goto(served + richest(site, kind))
        assert opened.locator("h1").is_visible()
        if kind == "timeline/":
            events = opened.locator("li[data-keys]")
            assert events.filter(visible=True).count() == events.count()
            assert not opened.locator("#filters").is_visible()
        if kind == "papers/":
            rows = opened.locator("tr[data-question]")
            assert not rows.count() or rows.first.is_visible()
            assert not opened.locator("#choice").is_visible()


def test_a_map_without_outlines_of_land_is_no_sea(browser: Browser) -> None:
    style = (ROOT / "theme" / "assets" / "site.css").read_text(encoding="utf-8")
    sheet = '<div class="sheets"><svg><path class="land" d="{}"/></svg></div>'
    with window(browser) as opened:
        opened.set_content(f"<style>{style}</style>{sheet.format('')}{sheet.format('M0 0h9v9z')}")
        drawn = opened.locator("svg").evaluate_all(
            "all => all.map((one) => getComputedStyle(one).backgroundColor)"
        )
    assert drawn[0] == "rgba(0, 0, 0, 0)" != drawn[1]
