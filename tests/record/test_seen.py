"""What readers see of a page at more widths and in both colours: words that nothing covers and that stand out from their ground."""

from itertools import product

import pytest
from playwright.sync_api import Browser, Page

from support.kinds import DESK, PHONE
from support.projects import window

NARROW = {"width": 320, "height": 640}
# A statement that three charts draw and a lesson asks about.
DRAWN = "deployments/north-korean-airmen/#airmen-strength-mai-hoa-384"
# Links that lie on each other.
MET = """all => {
  const boxes = all.flatMap((one) => [...one.getClientRects()].map((box) => [one, box]));
  return boxes.flatMap(([one, a], at) => boxes.slice(at + 1).filter(([other, b]) => other !== one &&
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
  ).map(([other]) => `${one.textContent} / ${other.textContent}`));
}"""
SHOWN = "one => one.checkVisibility({ opacityProperty: true })"


@pytest.mark.parametrize(("width", "way"), [*product([1024, 1440], ["address", "pointer"])])
def test_what_one_may_do_with_a_statement_covers_nothing(
    browser: Browser, served: str, width: int, way: str
) -> None:
    with window(browser, viewport={"width": width, "height": 900}) as page:
        page.goto(served + DRAWN)
        charts = page.locator(":target .drawn a")
        assert charts.evaluate_all(f"all => all.map({SHOWN})") == [True] * 3
        if way == "pointer":
            page.evaluate("location.hash = 'airmen-strength-miyamoto-150-384'")
            page.locator("[id='airmen-strength-mai-hoa-384'] .figure").hover()
        links = page.locator("div.statement .whose a").filter(visible=True).element_handles()
        seen = [one for one in links if one.evaluate(SHOWN)]
        assert len(seen) > 8
        assert page.evaluate(MET, seen) == []


def test_charts_and_lessons_of_a_statement_are_reached_by_a_key(desk: Page, served: str) -> None:
    desk.goto(served + DRAWN)
    desk.locator(":target .copies").focus()
    desk.evaluate("location.hash = 'sources'")
    statement = desk.locator("[id='airmen-strength-mai-hoa-384']")
    statement.locator(".copies").focus()
    reached = []
    for _ in range(4):
        desk.keyboard.press("Tab")
        reached.append(desk.evaluate("document.activeElement.textContent"))
    assert reached == ["Chart\N{NO-BREAK SPACE}1", "2", "3", "Lesson"]
    assert statement.locator(".taught a").evaluate(SHOWN)


# The channels of a colour, as a browser draws it, and how it stands out from another (WCAG 2.2).
CONTRAST = """all => {
  const ink = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    ink.fillStyle = colour;
    ink.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...ink.getImageData(0, 0, 1, 1).data].map((one) => one / 255)
      .map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  return all.map(([words, ground]) => {
    const [a, b] = [light(words), light(ground)];
    return Math.max(a, b) / Math.min(a, b);
  });
}"""
# The colours of all words of what an address leads to, each with that of its ground.
MARKED = """() => {
  const target = document.querySelector(":target");
  const ground = getComputedStyle(target).backgroundColor;
  const inside = [target, ...target.querySelectorAll("*")];
  return inside.filter((one) => [...one.childNodes].some((node) => node.data?.trim()))
    .map((one) => [getComputedStyle(one).color, ground]);
}"""


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", [DRAWN, "chapters/the-airmen/#note-1"])
def test_words_stand_out_from_what_marks_that_an_address_leads_there(
    browser: Browser, served: str, size: dict[str, int], colours: str, address: str
) -> None:
    with window(browser, viewport=size, color_scheme=colours) as page:
        page.goto(served + address)
        found = page.evaluate(MARKED)
        assert len(found) > 2
        assert min(page.evaluate(CONTRAST, found)) >= 4.5


def test_a_marked_statement_has_its_colour_beyond_the_edge_of_its_words(
    browser: Browser, served: str
) -> None:
    with window(browser, viewport=PHONE) as page:
        page.goto(served + DRAWN)
        drawn = "one => getComputedStyle(one).boxShadow"
        assert "px 0px 0px 0px" in page.locator(":target").evaluate(drawn)


def test_what_a_subject_disputes_is_not_cut_where_its_first_statement_is_reached(
    desk: Page, served: str
) -> None:
    desk.goto(served + DRAWN)
    bottom = "one => one.getBoundingClientRect().bottom"
    top = "one => one.getBoundingClientRect().top"
    row = desk.locator(".jump").first.evaluate(bottom)
    assert desk.locator(".of:has(+ :target) .disputed").evaluate(top) >= row


CUT = """all => all.filter((one) => {
  const { left, right } = one.getBoundingClientRect();
  return left < 0 || right > innerWidth;
}).map((one) => one.textContent)"""


def test_on_the_narrowest_phone_the_menu_is_whole(browser: Browser, served: str) -> None:
    with window(browser, viewport=NARROW) as page:
        page.goto(f"{served}deployments/")
        ways = page.locator(".book-header nav a")
        assert ways.count() > 5
        assert ways.evaluate_all(CUT) == []


def test_words_in_a_band_stand_out_from_it(browser: Browser, served: str) -> None:
    for colours in ("light", "dark"):
        with window(browser, viewport=DESK, color_scheme=colours) as page:
            page.goto(f"{served}figures/")
            page.wait_for_selector(".bars .range", state="attached")
            band = page.locator(".bars .range").first
            ground = band.evaluate("one => getComputedStyle(one).stroke")
            beside = band.locator("xpath=..").locator("text")
            fills = beside.evaluate_all("all => all.map((one) => getComputedStyle(one).fill)")
            assert min(page.evaluate(CONTRAST, [[fill, ground] for fill in fills])) >= 4.5


def test_the_lines_below_a_small_drawing_stand_close(desk: Page, served: str) -> None:
    desk.set_viewport_size({"width": 320, "height": 900})
    desk.goto(served)
    high = """all => all.flatMap((one) => {
      const words = document.createRange();
      words.selectNodeContents(one);
      const tops = [...words.getClientRects()].map((box) => box.top).sort((a, b) => a - b);
      return tops.slice(1).map((top, number) => top - tops[number]).filter((step) => step > 8);
    })"""
    apart = desk.locator(".spread figcaption").evaluate_all(high)
    assert apart
    assert max(apart) < 23


def test_on_a_phone_the_dots_of_very_many_statements_stand_apart(
    browser: Browser, served: str
) -> None:
    with window(browser, viewport=PHONE) as page:
        page.goto(f"{served}questions/why-did-north-korea-help/")
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        radius = "all => all.map((one) => one.getBoundingClientRect().width / 2)"
        dots = page.locator(".drawn-stemma circle")
        middles = dots.evaluate_all(
            "all => all.map((one) => { const box = one.getBoundingClientRect();"
            " return box.left + box.width / 2; })"
        )
        step = (max(middles) - min(middles)) / (len(middles) - 1)
        small = page.locator(".drawn-stemma .repeats").evaluate_all(radius)
        large = page.locator(".drawn-stemma circle:not(.repeats)").evaluate_all(radius)
        assert 2 * max(large) < step
        assert max(small) < 0.7 * min(large)


def test_names_in_a_paper_stand_in_columns_each_whole(page: Page, served: str) -> None:
    page.goto(f"{served}papers/szalontai-2017/")
    page.locator("#names").evaluate("one => (one.open = true)")
    names = page.locator(".names a")
    lefts = "all => all.map((one) => one.getBoundingClientRect().left)"
    first = "one => getComputedStyle(one, '::before').content"
    assert names.count() > 50
    assert names.nth(1).evaluate(first) == "none"
    columns = len(set(names.evaluate_all(lefts)))
    assert columns < 4
    size = page.viewport_size
    if size and size["width"] > 1000:
        assert columns > 2
        # The places of a note that has many end before its words.
        apart = "one => one.firstChild.offsetLeft + one.firstChild.offsetWidth < one.querySelector('div').offsetLeft"
        assert page.locator(".notes-on-text li").evaluate(apart)


def test_statements_of_a_place_are_named_by_what_unfolds_them(desk: Page, served: str) -> None:
    desk.goto(f"{served}places/#claims-bac-giang-korean-cemetery")
    heading = desk.locator("[id='claims-bac-giang-korean-cemetery']")
    assert heading.evaluate("one => one.getBoundingClientRect().height") <= 2


def test_figures_that_are_not_drawn_fill_the_width(desk: Page, served: str) -> None:
    desk.goto(f"{served}figures/")
    desk.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    lefts = "all => new Set(all.map((one) => one.getBoundingClientRect().left)).size"
    assert desk.locator(".undrawn").first.locator("li").evaluate_all(lefts) == 3


def test_on_a_phone_the_year_stands_whole_above_what_an_address_leads_to(
    browser: Browser, served: str
) -> None:
    with window(browser, viewport=PHONE) as page:
        page.goto(f"{served}timeline/#1950-diplomatic-relations")
        heading = page.locator(".year:has(:target) > h2")
        top = "one => one.getBoundingClientRect().top"
        bottom = "one => one.getBoundingClientRect().bottom"
        assert heading.evaluate(top) >= page.locator(".timeline .years").first.evaluate(bottom) - 1


def test_years_stand_off_a_decade_before_them(desk: Page, served: str) -> None:
    desk.goto(f"{served}actors/north-korea/")
    desk.locator("#events").evaluate("one => (one.open = true)")
    year = desk.locator("#events section:not(.year) + .year").first
    before = year.locator("xpath=preceding-sibling::section[1]")
    bottom = before.evaluate("one => one.getBoundingClientRect().bottom")
    assert year.evaluate("one => one.getBoundingClientRect().top") - bottom >= 17


def test_all_ways_from_a_study_to_a_question_look_alike(desk: Page, served: str) -> None:
    """Some were italic, as titles are, and nobody saw what that meant."""
    desk.goto(f"{served}further-reading/")
    ways = desk.locator("p:has(> .what-it-is) a[href*='questions/']")
    styles = ways.evaluate_all("all => all.map((one) => getComputedStyle(one).fontStyle)")
    assert {*styles} == {"normal"}
    # A title is a block of its own, whose lines are of one length.
    titles = desk.locator("p:has(> .what-it-is) > strong:first-child + br + a:has(+ br)")
    wraps = titles.evaluate_all("all => all.map((one) => getComputedStyle(one).textWrapStyle)")
    assert {*wraps} == {"balance"}


def test_a_korean_name_in_an_english_citation_is_not_bold(desk: Page, served: str) -> None:
    desk.goto(f"{served}about/cite/")
    names = desk.locator("em:lang(ko)")
    weights = names.evaluate_all("all => all.map((one) => getComputedStyle(one).fontWeight)")
    assert {*weights} == {"400"}
