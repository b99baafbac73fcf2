"""Reading aids in a real browser: notes and words explained in place, and the way back to where a reader stopped."""

import itertools
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle.release.built_site import BuiltSite
from support.built_site import Built
from support.cases import script
from support.kinds import DESK, PHONE, TABLET, of_kind, richest
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


@pytest.mark.long
def test_each_note_is_seen_once_near_its_call_or_in_the_list(
    browser: Browser, served: str, built: Built
) -> None:
    chapters = sorted(page.parent.name for page in built[0].glob("chapters/*/index.html"))
    beside = 0
    with watched(browser, DESK) as page:
        for chapter in chapters:
            page.goto(f"{served}chapters/{chapter}/")
            if not page.locator(".call").count():
                continue
            told = page.evaluate(script("notes"))
            found = [call["below"] for call in told["calls"]]
            assert [call["isListed"] for call in told["calls"]] == [one is None for one in found]
            # The first alone may stand above its call, where its paragraph begins or lower.
            heads = [
                call["within"] if not at else call["below"] for at, call in enumerate(told["calls"])
            ]
            assert all(one is None or one > -8 for one in heads), (chapter, heads)
            assert all(one is None or one < 410 for one in found), (chapter, found)
            assert told["beyond"] <= 0, chapter
            beside += sum(one is not None for one in found)
    assert beside > 200


SLIDES = """all => all.map((one) => one.getBoundingClientRect().top - one.previousElementSibling.getBoundingClientRect().top)"""


def test_notes_stand_near_their_lines_and_a_long_one_unfolds_by_its_number_or_its_end(
    desk: Page, served: str
) -> None:
    desk.set_viewport_size({"width": 1100, "height": 900})
    desk.goto(f"{served}chapters/the-airmen/")
    sides = desk.locator(".side")
    slides = sides.evaluate_all(SLIDES)
    assert len(slides) > 40
    assert max(slides) < 410
    # Few are cut: those alone whose whole would push another too far.
    assert 0 < desk.locator(".side.long").count() < 3
    cut = desk.locator(".side.long").first
    is_cut = "one => one.scrollHeight > one.clientHeight + 2"
    assert cut.evaluate(is_cut)
    call = desk.locator(".call:has(+ .side.long) a").first
    call.hover()
    expect(desk.locator(".bubble")).to_be_visible()
    call.click()
    assert not cut.evaluate(is_cut)
    desk.locator("h1").click()
    assert cut.evaluate(is_cut)
    box = cut.bounding_box()
    assert box
    cut.click(position={"x": box["width"] - 8, "y": box["height"] - 6})
    assert not cut.evaluate(is_cut)


def test_two_maps_side_by_side_are_as_wide_together_as_the_text(desk: Page, served: str) -> None:
    desk.goto(f"{served}chapters/two-divided-nations/")
    boxes = [one.bounding_box() for one in desk.locator("figure.locator svg").all()]
    text = desk.locator(".prose > p:has(.call)").last.bounding_box()
    one, other = boxes
    assert one
    assert other
    assert text
    assert one["y"] == pytest.approx(other["y"], abs=1)
    assert one["x"] == pytest.approx(text["x"], abs=1)
    assert other["x"] + other["width"] == pytest.approx(text["x"] + text["width"], abs=1)


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


def test_a_note_is_lit_up_in_the_colours_of_a_reader_as_well(
    browser: Browser, served: str, site: BuiltSite
) -> None:
    with window(browser, viewport=DESK, forced_colors="active") as opened:
        opened.goto(served + richest(site, "chapters/*"))
        opened.locator(".call:has(+ .side) a").nth(2).click()
        framed = opened.locator(".side").evaluate_all(
            "all => all.filter(one => getComputedStyle(one).outlineStyle === 'solid').length"
        )
        assert framed == 1


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


def test_a_note_names_of_an_address_the_site_alone_and_the_whole_on_paper(
    page: Page, served: str
) -> None:
    """On a phone each address took three lines."""
    page.goto(f"{served}chapters/the-airmen/")
    listed = page.locator("#note-15")
    link = listed.locator("a[href^='https:']").first
    address = link.get_attribute("href") or ""
    assert link.inner_text() == urlsplit(address).netloc
    page.locator("a[href$='#note-15']").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    bubble = page.locator(".bubble")
    expect(bubble.get_by_text(urlsplit(address).netloc, exact=True)).to_be_visible()
    for shown in (listed.inner_text(), bubble.text_content() or ""):
        assert "https://" not in shown
    page.emulate_media(media="print")
    assert link.inner_text() == address


def test_a_small_screen_parts_the_text_of_an_event_by_no_way_into_the_story(
    browser: Browser, served: str
) -> None:
    with watched(browser, PHONE) as page:
        page.goto(f"{served}events/1966-protocol-on-airmen/")
        parts = [page.locator(f"header > .{one}") for one in ("lead", "then", "into-the-story")]
        tops = [part.evaluate("one => one.getBoundingClientRect().top") for part in parts]
        assert tops == sorted(tops)


def test_what_was_read_of_a_document_is_shown_under_its_title(desk: Page, served: str) -> None:
    """Who follows a note to it sees whose it is, and the way to a copy."""
    desk.goto(f"{served}bibliography/radiopress-2001-08/#reading")
    for part in ("h1", ".actions", "#reading"):
        expect(desk.locator(part).first).to_be_in_viewport()


def test_a_word_is_explained_on_focus(page: Page, served: str, site: BuiltSite) -> None:
    page.goto(served + richest(site, "chapters/*"))
    word = page.locator("abbr[tabindex]").first
    word.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".bubble")).to_have_text(word.get_attribute("data-means") or "")


@pytest.mark.long
def test_where_a_reader_stopped_is_offered(page: Page, served: str) -> None:
    page.goto(f"{served}chapters/")
    assert not page.locator("[data-continue]").is_visible()
    page.goto(f"{served}chapters/the-airmen/")
    title = page.locator("h1").evaluate("h1 => h1.firstChild.textContent.trim()")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 3)")
    for _ in range(40):
        if page.evaluate("localStorage.getItem('reading')"):
            break
        page.wait_for_timeout(50)
    page.goto(f"{served}chapters/")
    expect(page.locator("[data-continue]")).to_have_text(f"Go on where you left off: {title}.")
    page.locator("[data-continue] a").click()
    expect(page.locator(":target")).to_be_in_viewport()
