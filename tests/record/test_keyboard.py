"""Keyboard tests: everything is reachable, there are no focus traps, and the focus is visible (WCAG 2.1.1, 2.1.2, 2.4.7)."""

import pytest
from playwright.sync_api import Page, expect

from chronicle.release.built_site import BuiltSite
from support.cases import script
from support.kinds import middling, richest

FOCUSED = script("focused")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, selector: str, most: int = 80) -> int:
    """Press Tab until the focused element matches. Return the number of presses; fail if the focus is invisible at any step."""
    for presses in range(1, most + 1):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED, selector)
        assert focused["seen"], focused
        assert focused["within"], focused
        if focused["sought"]:
            return presses
    raise AssertionError(f"{selector} is not reached by {most} presses of Tab")


def test_the_first_stop_skips_to_the_text(desk: Page, served: str, site: BuiltSite) -> None:
    desk.goto(served + richest(site, "events/*"))
    assert tab_to(desk, "a.skip", 1) == 1
    expect(desk.locator("a.skip").first).to_be_in_viewport()
    press(desk, "Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_second_stop_skips_the_filters_of_the_timeline(desk: Page, served: str) -> None:
    desk.goto(f"{served}timeline/")
    assert tab_to(desk, "main a.skip", 30) > 1
    press(desk, "Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.closest('.events, .year') !== null")


def test_nothing_springs_open_on_the_home_page(desk: Page, served: str) -> None:
    """Also, the same links are not reached twice."""
    desk.goto(served)
    height = desk.evaluate("document.body.scrollHeight")
    reached = []
    for _ in range(40):
        desk.keyboard.press("Tab")
        reached.append(desk.evaluate("document.activeElement.href?.split('#')[0] ?? ''"))
        assert desk.evaluate("document.body.scrollHeight") == height
    turns = [one for one in reached if "/events/" in one]
    assert len(turns) == len(set(turns)) > 3


def test_the_header_is_walked_in_order(desk: Page, served: str) -> None:
    desk.goto(f"{served}about/")
    tab_to(desk, ".book-name", 2)
    words = (
        desk.locator("header nav[aria-label='Main menu'] :is(a, summary)")
        .filter(visible=True)
        .all_inner_texts()
    )
    walked = []
    for _ in words:
        desk.keyboard.press("Tab")
        walked.append(desk.evaluate(FOCUSED, "*")["name"])
    assert walked == words
    tab_to(desk, ".quick input", 1)


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(desk: Page, served: str) -> None:
    desk.goto(served)
    menu, entry = desk.locator(".menu > summary").first, desk.locator(".menu a").first
    menu.click()
    entry.focus()
    press(desk, "Escape")
    expect(menu).to_be_focused()
    menu.click()
    expect(entry).to_be_visible()
    desk.locator("h1").click()
    expect(entry).to_be_hidden()


def test_the_timeline(desk: Page, served: str) -> None:
    desk.goto(f"{served}timeline/")
    rows = desk.locator("li[data-keys]")
    everything = rows.filter(visible=True).count()
    tab_to(
        desk,
        "nav[aria-label=Years] p a[href='#year-1960'], nav[aria-label=Years] p a:last-child",
        25,
    )
    decade = desk.evaluate("document.activeElement.hash")
    press(desk, "Enter")
    expect(desk.locator(decade)).to_be_in_viewport()
    tab_to(desk, "li[data-keys] a:not(.cite, .disputed)", 1)
    year = desk.evaluate("document.activeElement.closest('.year').querySelector('h2').id")
    assert year == decade[1:]

    desk.goto(f"{served}timeline/")
    tab_to(desk, "select[name=theme]")
    press(desk, "ArrowDown")
    status = desk.locator(".facets [role=status]")
    expect(status).to_contain_text(f" of {everything} events")
    tab_to(desk, ".facets button")
    press(desk, "Enter")
    desk.wait_for_url(f"{served}timeline/")
    expect(status).to_have_text(f"{everything} events")


def test_citations_open_hold_the_focus_and_give_it_back(desk: Page, served: str) -> None:
    desk.goto(f"{served}bibliography/")
    link = desk.locator(".counted a.cite").first
    link.focus()
    press(desk, "Enter")
    dialog = desk.locator("dialog[open]")
    dialog.wait_for()
    assert dialog.evaluate("dialog => dialog.contains(document.activeElement)")
    stops = dialog.locator("a, button, select, summary").filter(visible=True).count()
    for _ in range(stops + 4):
        desk.keyboard.press("Tab")
        # Between the last and the first element is the browser's toolbar.
        assert desk.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    buttons = dialog.locator(".forms [data-form] button")
    for key, button in (("Space", buttons.first), ("Enter", buttons.last)):
        desk.evaluate("navigator.clipboard.writeText('')")
        button.focus()
        press(desk, key)
        expect(button).to_have_text("Copied")
        assert desk.evaluate("navigator.clipboard.readText()").endswith(".")
    press(desk, "Escape")
    expect(desk.locator("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_from_the_field_to_an_answer(desk: Page, served: str) -> None:
    desk.goto(f"{served}questions/")
    tab_to(desk, ".quick input", 30)
    desk.keyboard.type("1966")
    desk.locator(".quick .found a").nth(1).wait_for()
    expect(desk.locator(".quick [role=status]")).to_contain_text("results")
    press(desk, "ArrowDown", "ArrowDown", "ArrowUp")
    assert desk.evaluate(FOCUSED, "*")["seen"]
    wanted = desk.locator(".quick .found a").first.evaluate("link => link.href")
    assert desk.evaluate("document.activeElement.href") == wanted
    press(desk, "Enter")
    desk.wait_for_url(wanted)
    desk.keyboard.press("/")  # the shortcut announced by the field
    expect(desk.locator(".quick input")).to_be_focused()
    desk.keyboard.type("1966")
    desk.locator(".quick .found a").first.wait_for()
    press(desk, "ArrowDown", "Escape")
    assert desk.evaluate(
        "[document.activeElement.matches('.quick input'), document.activeElement.value]"
    ) == [True, ""]


def test_the_map(desk: Page, served: str) -> None:
    desk.goto(f"{served}places/")
    tab_to(desk, ".map a.spot", 40 + desk.locator(".jump a").count())
    desk.keyboard.press("Tab")
    assert desk.evaluate(FOCUSED, ".map a")["seen"]
    press(desk, "Enter")
    expect(desk.locator(":target")).to_be_in_viewport()
    expect(desk.locator(":has(> :target) > summary")).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["", "actors/*", "questions/*", "search/"])
def test_nothing_holds_the_focus(desk: Page, served: str, site: BuiltSite, kind: str) -> None:
    desk.goto(served + middling(site, kind))
    desk.evaluate(script("mark-last"))
    tab_to(desk, "[data-last]", 1500)
