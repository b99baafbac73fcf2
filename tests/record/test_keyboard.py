"""The site by keyboard alone: everything is reached, nothing holds the focus, and where it is can be seen (WCAG 2.1.1, 2.1.2, 2.4.7)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle.release.built_site import BuiltSite
from support.cases import script
from support.kinds import DESK, middling, richest
from support.projects import CLIPBOARD, window

FOCUSED = script("focused")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with window(browser, viewport=DESK, permissions=CLIPBOARD) as opened:
        yield opened


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, selector: str, most: int = 80) -> int:
    """Press Tab until what has the focus matches; how often it took. Fails where the focus cannot be seen on the way."""
    for presses in range(1, most + 1):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED, selector)
        assert focused["seen"], focused
        assert focused["within"], focused
        if focused["sought"]:
            return presses
    raise AssertionError(f"{selector} is not reached by {most} presses of Tab")


def test_the_first_stop_skips_to_the_text(page: Page, served: str, site: BuiltSite) -> None:
    page.goto(served + richest(site, "events/*"))
    assert tab_to(page, "a.skip", 1) == 1
    expect(page.locator("a.skip").first).to_be_in_viewport()
    press(page, "Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_header_is_walked_in_order(page: Page, served: str) -> None:
    page.goto(f"{served}about/")
    tab_to(page, ".book-name", 2)
    words = (
        page.locator("header nav[aria-label='Parts of the book'] a")
        .filter(visible=True)
        .all_inner_texts()
    )
    walked = []
    for _ in words:
        page.keyboard.press("Tab")
        walked.append(page.evaluate(FOCUSED, "*")["name"])
    assert walked == words
    tab_to(page, ".quick input", 1)


def test_the_timeline(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    rows = page.locator("li[data-keys]")
    everything = rows.count()
    tab_to(page, ".years p a[href='#year-1960'], .years p a:last-child", 25)
    decade = page.evaluate("document.activeElement.hash")
    press(page, "Enter")
    expect(page.locator(decade)).to_be_in_viewport()
    tab_to(page, "li[data-keys] a:not(.cite, .disputed)", 1)
    assert (
        page.evaluate("document.activeElement.closest('.year').querySelector('h2').id")
        == decade[1:]
    )
    tab_to(page, "li[data-keys] a.cite", 2)

    page.goto(f"{served}timeline/")
    tab_to(page, "input[name=theme]")
    press(page, "Space")
    status = page.locator(".chosen")
    shown = rows.filter(visible=True).count()
    assert 0 < shown < everything
    expect(status).to_contain_text(f"{shown} of {everything} events")
    tab_to(page, ".chosen .word")
    press(page, "Enter")
    page.wait_for_url(f"{served}timeline/")
    assert rows.filter(visible=True).count() == everything
    assert page.evaluate("document.activeElement.matches('.chosen button')")


def test_citations_open_hold_the_focus_and_give_it_back(page: Page, served: str) -> None:
    page.goto(f"{served}timeline/")
    link = page.locator("li[data-keys] a.cite").first
    link.focus()
    press(page, "Enter")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    assert dialog.evaluate("dialog => dialog.contains(document.activeElement)")
    stops = dialog.locator("a, button, select, summary").filter(visible=True).count()
    for _ in range(stops + 4):
        page.keyboard.press("Tab")
        # Between the last stop and the first lies the browser's own bar.
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    for key, form, said in (
        ("Space", "mla", "MLA 9, works cited"),
        ("Enter", "entry", "Chicago 18, bibliography"),
    ):
        page.evaluate("navigator.clipboard.writeText('')")
        dialog.locator(f"[data-form={form}] button").first.focus()
        press(page, key)
        expect(dialog.locator("[role=status]")).to_have_text(f"Copied: Copy: {said}")
        assert page.evaluate("navigator.clipboard.readText()").endswith(".")
    press(page, "Escape")
    expect(page.locator("dialog")).to_have_count(0)
    page.wait_for_function("!history.state?.citing")
    expect(link).to_be_focused()


def test_from_a_stroke_to_an_answer(page: Page, served: str) -> None:
    page.goto(f"{served}questions/")
    press(page, "/")
    assert page.evaluate("document.activeElement.matches('.quick input')")
    page.keyboard.type("1966")
    page.locator(".quick .found a").nth(1).wait_for()
    expect(page.locator(".quick [role=status]")).to_contain_text("results")
    press(page, "ArrowDown", "ArrowDown", "ArrowUp")
    assert page.evaluate(FOCUSED, "*")["seen"]
    wanted = page.locator(".quick .found a").first.evaluate("link => link.href")
    assert page.evaluate("document.activeElement.href") == wanted
    press(page, "Enter")
    page.wait_for_url(wanted)
    press(page, "/")
    page.keyboard.type("1966")
    page.locator(".quick .found a").first.wait_for()
    press(page, "ArrowDown", "Escape")
    assert page.evaluate(
        "[document.activeElement.matches('.quick input'), document.activeElement.value]"
    ) == [True, ""]


def test_the_map(page: Page, served: str) -> None:
    page.goto(f"{served}places/")
    tab_to(page, ".zoom button", 22 + page.locator(".inset a").count())
    drawn = page.locator(".map .zooms")
    whole = drawn.get_attribute("viewBox")
    press(page, "Enter")
    assert drawn.get_attribute("viewBox") != whole
    tab_to(page, ".map a.place, .map .zooms a", 5)
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUSED, "*")["seen"]
    place = page.evaluate("document.activeElement.getAttribute('href')")
    press(page, "Enter")
    expect(page.locator(":target")).to_be_in_viewport()
    assert page.evaluate("location.hash") == place


@pytest.mark.parametrize("kind", ["", "actors/*", "questions/*", "search/", "cite/*"])
def test_nothing_holds_the_focus(page: Page, served: str, site: BuiltSite, kind: str) -> None:
    page.goto(served + middling(site, kind))
    page.evaluate("""() => {
        document.activeElement.blur();
        [...document.querySelectorAll("a[href], button, input, select, summary")]
            .filter((one) => one.checkVisibility() && one.tabIndex >= 0).at(-1).dataset.last = "";
    }""")
    tab_to(page, "[data-last]", 1500)
