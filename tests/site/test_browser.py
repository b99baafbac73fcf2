"""A real Chromium on one page of each kind: no error, no request elsewhere, nothing that axe objects to, nothing too wide; still for who wants it."""

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle.release.built_site import BuiltSite
from chronicle.styles import sheet
from support.cases import cases, script
from support.kinds import DESK, KINDS, PHONE, objections, of_kind, richest, thin, unfold
from support.projects import watched, window

# What has columns at 720 pixels and none at 320.
COLUMNS = ("timeline/", "places/", "papers/", "figures/", "chapters/*", "questions/*")
# 1440 pixels at 200 per cent, and 1280 pixels at 400.
DOUBLE, FOURFOLD = {"width": 720, "height": 450}, {"width": 320, "height": 256}
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
    """The fullest, loaded once: nothing is cut off where it is enlarged or widely spaced (WCAG 1.4.4, 1.4.10, 1.4.12).

    With letters of twice the size nothing is wider than a phone, and the text begins on its screen. Nor does axe object, on
    the desk and in the hand, to one of what looks alike; colours are the same on both.
    """
    with watched(browser, DESK) as page:
        page.goto(served + richest(site, kind))
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        letters(page, 32)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.locator(".book-header").evaluate("e => e.offsetHeight < innerHeight / 3")
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize) > 30")
        letters(page, 16)
        unfold(page)
        assert page.evaluate("document.querySelectorAll('h1').length") == 1
        for size in (FOURFOLD, DOUBLE)[: 1 + (kind in COLUMNS)]:
            assert cut_off(page, size) == []
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


def test_a_map_without_outlines_of_land_is_no_sea(desk: Page) -> None:
    drawing = '<div class="sheets"><svg><path class="land" d="{}"/></svg></div>'
    desk.set_content(f"<style>{sheet()}</style>{drawing.format('')}{drawing.format('M0 0h9v9z')}")
    drawn = desk.locator("svg").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).backgroundColor)"
    )
    assert drawn[0] == "rgba(0, 0, 0, 0)" != drawn[1]


def test_a_wide_letter_cuts_no_year_of_a_date(desk: Page) -> None:
    date = '<p class="date" style="width: 3em">27&nbsp;November&nbsp;1703</p>'
    desk.set_content(f'<style>{sheet()}</style><div class="book timeline">{date}</div>')
    assert desk.locator(".date").evaluate("one => one.getClientRects()[0].height") < 40


def test_a_small_part_of_a_bar_is_no_sliver(desk: Page) -> None:
    parts = "".join(f'<svg width="{width}%"><rect/></svg>' for width in (98.6, 0.7, 0.7))
    bar = f'<ul class="tallied"><li><span class="bar">{parts}</span><b>142</b></li></ul>'
    desk.set_content(f'<style>{sheet()}</style><div class="book documents">{bar}</div>')
    parts_and_bar = desk.locator(".bar svg, .bar")
    width, *of_parts = parts_and_bar.evaluate_all("all => all.map((one) => one.clientWidth)")
    assert min(of_parts) >= 7
    assert sum(of_parts) <= width + 1


def test_a_verdict_stands_beside_what_it_is_on(desk: Page) -> None:
    judged = '<p><span class="verdict">differs</span></p><p>{}</p>'
    parts = judged.format("One.") + judged.format("Another, and on.")
    place = f'<section class="place"><h3><a href="#">One, ¶1</a></h3><div>{parts}</div></section>'
    page = f'<article class="paper bibliography"><div class="its-places">{place}</div></article>'
    desk.set_content(f'<style>{sheet()}</style><div class="book">{page}</div>')
    verdicts = [one.bounding_box() for one in desk.locator(".verdict").all()]
    reasons = [one.bounding_box() for one in desk.locator("p:not(:has(.verdict))").all()]
    for verdict, reason in zip(verdicts, reasons, strict=True):
        assert verdict
        assert reason
        assert abs(verdict["y"] - reason["y"]) < 6
        assert verdict["x"] > reason["x"] + 400


def moving(browser: Browser, address: str, wish: str) -> int:
    """How many animations and transitions run after a page has been scrolled and pointed at, as a reader wishes."""
    with window(browser, reduced_motion=wish) as page:
        page.goto(address)
        page.mouse.move(300, 200)
        page.mouse.wheel(0, 600)
        page.wait_for_timeout(100)
        page.mouse.move(400, 300)
        return int(page.evaluate("document.getAnimations().length"))


def test_what_moves_is_still_for_who_asks(browser: Browser, served: str, site: BuiltSite) -> None:
    fullest = [served + address for address in of_kind(site, "chapters/*")[-2:]]
    assert [moving(browser, address, "reduce") for address in fullest] == [0, 0]
    assert any(moving(browser, address, "no-preference") for address in fullest)


def test_many_notes_of_a_paper_are_folded_and_open_by_their_addresses(
    scriptless: Page, served: str, site: BuiltSite
) -> None:
    address = richest(site, "papers/*")
    scriptless.goto(served + address)
    notes = scriptless.locator(".its-notes > li")
    expect(notes.first).to_be_hidden()
    last = notes.last.get_attribute("id")
    scriptless.goto("about:blank")
    scriptless.goto(f"{served}{address}#{last}")
    expect(notes.last).to_be_in_viewport()


def test_what_only_adds_to_a_page_is_asked_for_when_it_has_been_painted(
    browser: Browser, served: str
) -> None:
    """On a slow line the text has it to itself."""
    with browser.new_context() as context:
        page = context.new_page()
        page.bring_to_front()
        with page.expect_request_finished(lambda asked: asked.url.endswith("/search.js")):
            page.goto(f"{served}actors/north-korea/")
        expect(page.locator("button.collect").first).to_be_attached()
        painted = page.evaluate(
            "performance.getEntriesByName('first-contentful-paint')[0].startTime"
        )
        asked = page.evaluate(
            "Object.fromEntries(performance.getEntriesByType('resource')"
            ".map(({ name, startTime }) => [name.split('/').at(-1), startTime]))"
        )
    assert asked["begin.js"] < asked["search.js"]
    for name in (
        "print.css",
        "cite.js",
        "notes.js",
        "page.js",
        "root.js",
        "collect.js",
        "search.js",
    ):
        assert asked[name] > painted, name
