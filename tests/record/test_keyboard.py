"""Keyboard tests: everything is reachable, there are no focus traps, and the focus is visible (WCAG 2.1.1, 2.1.2, 2.4.7)."""

import pytest
from playwright.sync_api import Page, expect

from chronicle.release.built_site import BuiltSite
from support.cases import read_script
from support.kinds import medium_sized_page, page_with_most_links

DESCRIBE_FOCUS = read_script("describe-focus")


def press_key(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def press_tab_until(page: Page, selector: str, max_presses: int = 80) -> int:
    """Press Tab until the focused element matches. Return the number of presses; fail if the focus is invisible at any step."""
    for presses in range(1, max_presses + 1):
        page.keyboard.press("Tab")
        focused = page.evaluate(DESCRIBE_FOCUS, selector)
        assert focused["seen"], focused
        assert focused["within"], focused
        if focused["sought"]:
            return presses
    raise AssertionError(f"{selector} is not reached by {max_presses} presses of Tab")


def test_skip_link_is_first(desktop: Page, site_url: str, site: BuiltSite) -> None:
    desktop.goto(site_url + page_with_most_links(site, "events/*"))
    assert press_tab_until(desktop, "a.skip-link", 1) == 1
    expect(desktop.locator("a.skip-link").first).to_be_in_viewport()
    press_key(desktop, "Enter")
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_skip_link_passes_timeline_filters(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}timeline/")
    assert press_tab_until(desktop, "main a.skip-link", 30) > 1
    press_key(desktop, "Enter")
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("document.activeElement.closest('.events, .year') !== null")


def test_focus_opens_nothing_on_home_page(desktop: Page, site_url: str) -> None:
    """No link is reached twice either."""
    desktop.goto(site_url)
    height = desktop.evaluate("document.body.scrollHeight")
    links = []
    for _ in range(40):
        desktop.keyboard.press("Tab")
        links.append(desktop.evaluate("document.activeElement.href?.split('#')[0] ?? ''"))
        assert desktop.evaluate("document.body.scrollHeight") == height
    event_links = [link for link in links if "/events/" in link]
    assert len(event_links) == len(set(event_links)) > 3


def test_header_is_focused_in_reading_order(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}about/")
    press_tab_until(desktop, ".site-name", 2)
    labels = (
        desktop.locator("header nav[aria-label='Main menu'] :is(a, summary)")
        .filter(visible=True)
        .all_inner_texts()
    )
    focused = []
    for _ in labels:
        desktop.keyboard.press("Tab")
        focused.append(desktop.evaluate(DESCRIBE_FOCUS, "*")["name"])
    assert focused == labels
    press_tab_until(desktop, ".header-search input", 1)


def test_menu_closes_by_escape_or_click(desktop: Page, site_url: str) -> None:
    desktop.goto(site_url)
    menu = desktop.locator(".menu > summary").first
    entry = desktop.locator(".menu a").first
    menu.click()
    entry.focus()
    press_key(desktop, "Escape")
    expect(menu).to_be_focused()
    menu.click()
    expect(entry).to_be_visible()
    desktop.locator("h1").click()
    expect(entry).to_be_hidden()


def test_timeline_works_by_keyboard(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}timeline/")
    press_tab_until(
        desktop,
        "nav[aria-label=Years] p a[href='#year-1960'], nav[aria-label=Years] p a:last-child",
        25,
    )
    decade = desktop.evaluate("document.activeElement.hash")
    press_key(desktop, "Enter")
    expect(desktop.locator(decade)).to_be_in_viewport()
    press_tab_until(desktop, "li[data-keys] a:not(.cite, .disputed)", 1)
    year = desktop.evaluate("document.activeElement.closest('.year').querySelector('h2').id")
    assert year == decade[1:]


def test_citation_dialog_keeps_and_returns_focus(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}bibliography/")
    link = desktop.locator(".counted-list a.cite").first
    link.focus()
    press_key(desktop, "Enter")
    dialog = desktop.locator("dialog[open]")
    dialog.wait_for()
    assert dialog.evaluate("dialog => dialog.contains(document.activeElement)")
    stops = dialog.locator("a, button, select, summary").filter(visible=True).count()
    for _ in range(stops + 4):
        desktop.keyboard.press("Tab")
        # Between the last and the first element is the browser's toolbar.
        assert desktop.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    buttons = dialog.locator(".citation-rows [data-form] button")
    for key, button in (("Space", buttons.first), ("Enter", buttons.last)):
        desktop.evaluate("navigator.clipboard.writeText('')")
        button.focus()
        press_key(desktop, key)
        expect(button).to_have_text("Copied")
        assert desktop.evaluate("navigator.clipboard.readText()").endswith(".")
    press_key(desktop, "Escape")
    expect(desktop.locator("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_search_works_by_keyboard(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}questions/")
    press_tab_until(desktop, ".header-search input", 30)
    desktop.keyboard.type("1966")
    desktop.locator(".header-search .search-results a").nth(1).wait_for()
    expect(desktop.locator(".header-search [role=status]")).to_contain_text("results")
    press_key(desktop, "ArrowDown", "ArrowDown", "ArrowUp")
    assert desktop.evaluate(DESCRIBE_FOCUS, "*")["seen"]
    expected = desktop.locator(".header-search .search-results a").first.evaluate(
        "link => link.href"
    )
    assert desktop.evaluate("document.activeElement.href") == expected
    press_key(desktop, "Enter")
    desktop.wait_for_url(expected)
    desktop.locator(".header-search input").focus()
    desktop.keyboard.type("1966")
    desktop.locator(".header-search .search-results a").first.wait_for()
    press_key(desktop, "ArrowDown", "Escape")
    assert desktop.evaluate(
        "[document.activeElement.matches('.header-search input'), document.activeElement.value]"
    ) == [True, ""]


def test_map_works_by_keyboard(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}places/")
    press_tab_until(desktop, ".place-maps a.marker", 40 + desktop.locator(".jump a").count())
    desktop.keyboard.press("Tab")
    assert desktop.evaluate(DESCRIBE_FOCUS, ".place-maps a")["seen"]
    press_key(desktop, "Enter")
    expect(desktop.locator(":target")).to_be_in_viewport()
    expect(desktop.locator(":has(> :target) > summary")).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["", "actors/*", "questions/*", "search/"])
def test_focus_is_never_trapped(desktop: Page, site_url: str, site: BuiltSite, kind: str) -> None:
    desktop.goto(site_url + medium_sized_page(site, kind))
    desktop.evaluate(read_script("mark-last-focusable"))
    press_tab_until(desktop, "[data-last]", 1500)


def test_keys_of_input_methods_are_no_commands(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}search/?q=1966")
    field = desktop.locator(".searching input")
    for is_command, options in (
        (False, "isComposing: true"),
        (False, "keyCode: 229"),
        (True, "keyCode: 27"),
    ):
        event = f"new KeyboardEvent('keydown', {{key: 'Escape', bubbles: true, {options}}})"
        field.evaluate(f"field => field.dispatchEvent({event})")
        expect(field).to_have_value("" if is_command else "1966")


def test_search_works_if_the_address_cannot_change(desktop: Page, site_url: str) -> None:
    """Safari limits the number of URL changes in ten seconds."""
    desktop.goto(f"{site_url}search/")
    desktop.evaluate(
        "void (history.replaceState = () => { throw new DOMException('', 'SecurityError'); })"
    )
    desktop.locator(".searching input").fill("1966")
    expect(desktop.locator(".searching [role=status]")).to_contain_text("results")


def test_double_click_opens_one_dialog(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}bibliography/")
    desktop.locator("a.cite").first.dblclick()
    desktop.locator("dialog[open]").wait_for()
    expect(desktop.locator("dialog")).to_have_count(1)


def test_only_a_click_outside_closes_the_dialog(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}bibliography/")
    desktop.locator("a.cite").first.click()
    dialog = desktop.locator("dialog[open]")
    dialog.wait_for()
    box = dialog.bounding_box()
    text = dialog.locator("dd").first.bounding_box()
    assert box
    assert text
    # A click in the padding, then a selection that ends outside the dialog.
    desktop.mouse.click(box["x"] + 2, box["y"] + box["height"] / 2)
    desktop.mouse.move(text["x"] + 2, text["y"] + 2)
    desktop.mouse.down()
    desktop.mouse.move(box["x"] / 2, text["y"] + 2)
    desktop.mouse.up()
    expect(dialog).to_be_visible()
    desktop.mouse.click(box["x"] / 2, text["y"] + 2)
    expect(dialog).to_have_count(0)
