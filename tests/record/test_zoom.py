"""The map in a real browser: zoomed, read without scripts, all years or some, every mark a way."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.cases import script
from support.kinds import DESK, PHONE
from support.projects import watched, window

MAP = ".map .whole .zooms"


@pytest.fixture
def places(browser: Browser, served: str) -> Iterator[Page]:
    with watched(browser, DESK) as page:
        page.goto(f"{served}places/")
        yield page


def box(page: Page) -> list[float]:
    return [float(part) for part in str(page.locator(MAP).get_attribute("viewBox")).split()]


def names(page: Page) -> int:
    return page.locator(f"{MAP} text[class^=l]").filter(visible=True).count()


def radius(page: Page) -> float:
    """Of the largest mark, in pixels of the screen."""
    return float(
        page.locator(f"{MAP} .place circle").first.evaluate(
            "circle => circle.getBoundingClientRect().width"
        )
    )


def test_buttons_zoom_and_marks_keep_their_size(places: Page) -> None:
    # The coasts of all maps are no heavier than what is read of them.
    coasts = places.locator(".sheets .land").evaluate_all(
        "all => all.reduce((sum, one) => sum + one.getAttribute('d').length, 0)"
    )
    assert 10_000 < coasts < 25_000
    whole, named, size = box(places), names(places), radius(places)
    assert places.locator(".whole").get_by_role("button", name="Whole map").is_hidden()
    places.locator(".whole").get_by_role("button", name="Zoom in").click()
    places.locator(".whole").get_by_role("button", name="Zoom in").click()
    assert box(places)[2] == pytest.approx(whole[2] / 4, abs=0.2)
    assert radius(places) == pytest.approx(size, abs=0.5)
    assert names(places)  # of those in sight
    places.locator(".whole").get_by_role("button", name="Zoom out").click()
    assert box(places)[2] == pytest.approx(whole[2] / 2, abs=0.2)
    places.locator(".whole").get_by_role("button", name="Whole map").click()
    assert box(places) == whole
    assert names(places) == named


def test_a_map_that_is_not_enlarged_is_as_it_came(browser: Browser, served: str) -> None:
    """To draw each again while its page is laid out takes a slow phone longer than all else."""
    with watched(browser, DESK) as page:
        page.add_init_script(
            "const own = getComputedStyle; window.asked = 0;"
            "window.getComputedStyle = (...which) => { window.asked += 1; return own(...which); };"
        )
        page.goto(f"{served}places/")
        expect(page.get_by_role("button", name="Zoom out").first).to_be_disabled()
        asked = page.evaluate("window.asked")
        page.get_by_role("button", name="Zoom in").first.click()
        assert (asked, page.evaluate("window.asked > 0")) == (0, True)


def test_what_enlarges_a_map_stands_over_it_at_the_end_of_its_name_on_all_alike(
    page: Page, served: str
) -> None:
    page.goto(f"{served}places/")
    page.get_by_role("button", name="Zoom in").first.wait_for()
    for sheet in page.locator(".sheets :is(.inset, .whole)").all():
        buttons, drawn, name = (
            sheet.locator(one).bounding_box() for one in (".zoom", "svg", ".name")
        )
        assert buttons
        assert drawn
        assert name
        assert buttons["y"] + buttons["height"] <= drawn["y"]
        assert buttons["x"] >= name["x"] + name["width"]
        end = drawn["x"] + drawn["width"]
        assert buttons["x"] + buttons["width"] == pytest.approx(end, abs=1)
        assert buttons["height"] >= 24
        sheet.get_by_role("button", name="Zoom in").click()
        assert sheet.get_by_role("button", name="Zoom out").is_enabled()


# What is seen of the words of maps, and its right edge.
CUT = """sheets => {
  const edge = sheets.getBoundingClientRect().right;
  const range = document.createRange();
  const words = [...sheets.querySelectorAll("text, .name")];
  return words.filter((one) => {
    range.selectNodeContents(one);
    const { left, right, width } = range.getBoundingClientRect();
    return width && left < edge && right > edge;
  }).map(one => one.textContent);
}"""


def test_on_a_phone_the_next_map_is_seen_as_one_with_no_piece_of_a_word(
    browser: Browser, served: str
) -> None:
    with watched(browser, PHONE) as page:
        page.goto(f"{served}places/")
        sheets = page.locator(".sheets")
        second = page.locator(".sheets svg").nth(1).bounding_box()
        around = sheets.bounding_box()
        assert second
        assert around
        assert 40 <= around["x"] + around["width"] - second["x"] < 60
        assert around["x"] + around["width"] == PHONE["width"]  # not cut before the screen ends
        title, heading = (
            page.locator(one).first.evaluate(
                "one => { const all = document.createRange();"
                " all.selectNodeContents(one); return all.getBoundingClientRect().left; }"
            )
            for one in (".sheets .name", "h1")
        )
        assert abs(title - heading) < 2
        assert sheets.evaluate(CUT) == []


def test_keys_zoom_and_move(places: Page) -> None:
    whole = box(places)
    places.locator(MAP).focus()
    places.keyboard.press("+")
    near = box(places)
    assert near[2] < whole[2]
    places.keyboard.press("ArrowDown")
    assert box(places)[1] > near[1]
    assert box(places)[0] == near[0]
    places.keyboard.press("0")
    assert box(places) == whole


def test_dragging_moves_what_is_enlarged_and_follows_no_link(places: Page) -> None:
    places.locator(".whole").get_by_role("button", name="Zoom in").click()
    before, address = box(places), places.url
    x, y = places.evaluate(script("in-sight"), f"{MAP} .place circle")
    places.mouse.move(x, y)
    places.mouse.down()
    places.mouse.move(x - 60, y - 40, steps=4)
    places.mouse.up()
    assert box(places)[:2] != before[:2]
    assert places.url == address


def test_a_mark_out_of_sight_comes_into_view_when_it_gets_the_focus(places: Page) -> None:
    for _ in range(3):
        places.locator(".whole").get_by_role("button", name="Zoom in").click()
    far = places.evaluate(script("focus-out-of-sight"))
    left, top, width, height = box(places)
    assert left <= far[0] <= left + width
    assert top <= far[1] <= top + height


# The size of letters, through all that scales a drawing.
LETTERS = "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a)"


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_map_is_whole_and_years_are_chosen_without_scripts(
    browser: Browser, served: str, size: dict[str, int]
) -> None:
    with window(browser, viewport=size, java_script_enabled=False) as page:
        page.goto(f"{served}places/")
        shown = page.locator(f"{MAP} text[class^=l]").filter(visible=True)
        every = page.locator(".sheets text[class^=l]").filter(visible=True)
        letters = every.evaluate_all(LETTERS)
        assert shown.count() > 1
        assert min(letters) > (10.9 if size == PHONE else 12)  # pixels, as they stand there
        assert page.get_by_role("button", name="Zoom in").count() == 0
        marks = page.locator(".sheets .place").filter(visible=True)
        circles = page.locator(".sheets .place circle").filter(visible=True)
        total, counts = marks.count(), []
        for link in page.locator(".periods a").all()[1:]:
            link.click()
            counts.append(marks.count())
            areas = page.locator(".sheets .place.wide").filter(visible=True)
            assert 0 < circles.count() == counts[-1] - areas.count()  # a circle a place
        assert 0 < min(counts) < max(counts) < total
        page.locator(".periods a").first.click()
        assert marks.count() == total


TOUCHING = script("touching")


def test_no_name_touches_another(page: Page, served: str) -> None:
    page.goto(f"{served}places/")
    years = page.locator(".periods a")
    for index in range(years.count()):
        years.nth(index).click()
        assert page.locator(MAP).locator("text").filter(visible=True).count() > 1
        assert page.evaluate(TOUCHING) == []


def test_maps_of_a_row_have_one_foot_and_two_have_one_scale(browser: Browser, served: str) -> None:
    """Of scale as the drawing says it, and as it stands there; the whole map comes last."""
    with window(browser, viewport=DESK) as page:
        page.goto(f"{served}places/")
        parts = page.locator(".sheets .inset svg")
        bars = parts.locator(".bar").evaluate_all("all => all.map((bar) => bar.dataset.pixels)")
        widths = parts.evaluate_all("all => all.map((svg) => svg.getBoundingClientRect().width)")
        assert float(bars[0]) == pytest.approx(float(bars[2]), rel=0.005)
        assert widths[0] == pytest.approx(widths[2], abs=3)
        assert page.locator(".row:last-child > :last-child").get_attribute("class") == "whole"
        for row in page.locator(".sheets .row").all():
            svgs = row.locator("svg")
            feet = svgs.evaluate_all("all => all.map((svg) => svg.getBoundingClientRect().bottom)")
            assert max(feet) - min(feet) < 1


def test_maps_begin_on_a_phone_where_the_next_one_shows_its_edge_and_nothing_lies_over_them(
    browser: Browser, served: str
) -> None:
    with window(browser, viewport=PHONE) as page:
        page.goto(f"{served}places/")
        first = page.locator(".inset").first
        top = first.evaluate("part => part.getBoundingClientRect().top")
        assert top < PHONE["height"] - 60
        across = "part => [part.getBoundingClientRect().left, part.getBoundingClientRect().right]"
        left = page.locator(".periods").evaluate(across)[0]
        assert first.evaluate(across)[0] == left
        assert page.locator(".inset").nth(1).evaluate(across)[0] < PHONE["width"] - 3
        page.evaluate("top => scrollTo(0, top)", top + 100)
        over = "() => document.querySelector('.periods').getBoundingClientRect().bottom"
        assert page.evaluate(over) < 0
        # A country that is open counts its places, of which one that is shut names some.
        shut = page.locator(".fold:not([open]) > summary").first
        expect(shut).to_have_text(re.compile(r"and\s\d+\smore$"), use_inner_text=True)
        opened = page.locator(".fold[open]")
        expect(opened.locator("> summary")).to_have_text(
            re.compile(r"^\d+\splaces$"), use_inner_text=True
        )
        label = opened.locator("> summary").evaluate("one => one.getBoundingClientRect().bottom")
        heading = opened.locator("h3").first.evaluate("one => one.getBoundingClientRect().top")
        assert heading - label >= 20


# Of each map: the names that are seen, of them those that are cut at its edge, and how many marks are in it.
SEEN = """() => [...document.querySelectorAll(".sheets .zooms")].map((svg) => {
  const edge = svg.getBoundingClientRect();
  const within = ({ left, right, top, bottom }) => left > edge.left - 1 && right < edge.right + 1
    && top > edge.top - 1 && bottom < edge.bottom + 1;
  const met = ({ left, right, top, bottom }) => left < edge.right && right > edge.left
    && top < edge.bottom && bottom > edge.top;
  const boxes = (found) => [...svg.querySelectorAll(found)].map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width && met(box));
  const names = boxes("a text");
  const cut = names.filter(([, box]) => !within(box)).map(([one]) => one.textContent);
  const marks = boxes("a circle").filter(([one]) => getComputedStyle(one).opacity === "1");
  return [names.map(([one]) => one.textContent), cut, marks.length];
})"""


@pytest.mark.parametrize("years", ["", "map-1964-1969"])
def test_what_is_enlarged_has_a_mark_with_its_name_and_no_word_is_cut(
    browser: Browser, served: str, years: str
) -> None:
    with window(browser, viewport=DESK) as page:
        page.goto(f"{served}places/#{years}")
        had = [marks > 0 for *_, marks in page.evaluate(SEEN)]
        assert sum(had) > 2
        larger = page.get_by_role("button", name="Zoom in")
        for _ in range(3):
            for one in larger.all():
                one.click()
            page.mouse.move(0, 0)
            for (names, cut, marks), some in zip(page.evaluate(SEEN), had, strict=True):
                assert cut == []
                assert not some or (names and marks)
        frames = page.locator(".sheets .closer").filter(visible=True)
        assert frames.count() == 0  # one that is larger than the view would be a line through it


def test_a_mark_has_its_name_in_years_in_which_the_larger_one_beside_it_has_nothing(
    browser: Browser, served: str
) -> None:
    with window(browser, viewport=DESK) as page:
        page.goto(f"{served}places/#map-1970-1975")
        names = page.locator(".sheets text").filter(visible=True).all_text_contents()
        assert "Blue House" in names
        empty = ".sheets .name:not(.row > :has(.p3 circle) *)"
        after = "one => getComputedStyle(one, '::after').content"
        told = [one.evaluate(after) for one in page.locator(".sheets .name").all()]
        assert page.locator(empty).all_text_contents() == ["Northern Vietnam"]
        assert [words for words in told if words != "none"] == ['" · nothing in these years"']
        # What lies on a larger mark is not seen beside it.
        page.locator(".periods a").nth(2).click()
        inside = page.locator(".sheets .large .place", has_text="Dong Da").locator("circle")
        assert inside.first.evaluate("one => getComputedStyle(one).opacity") == "0"


def test_what_leads_back_to_the_whole_map_is_no_larger_than_its_name(
    browser: Browser, served: str
) -> None:
    with window(browser, viewport=PHONE) as page:
        page.goto(f"{served}places/")
        page.get_by_role("button", name="Zoom in").first.wait_for()
        size = "one => parseFloat(getComputedStyle(one).fontSize)"
        top = "one => one.getBoundingClientRect().top"
        drawn = page.locator(".sheets svg").first
        before = drawn.evaluate(top)
        page.get_by_role("button", name="Zoom in").first.click()
        whole = page.get_by_role("button", name="Whole map").filter(visible=True)
        assert whole.evaluate(size) <= page.locator(".sheets .name").first.evaluate(size)
        assert drawn.evaluate(top) == pytest.approx(before, abs=1)


def test_rivers_stand_out_from_the_land_and_are_water(desk: Page, served: str) -> None:
    """Two banks with paper between them looked like a road."""
    desk.goto(f"{served}places/")
    drawn = "one => [getComputedStyle(one).stroke, getComputedStyle(one).fill]"
    stroke, fill = desk.locator(".sheets .river").first.evaluate(drawn)
    coast, land = desk.locator(".sheets .land").first.evaluate(drawn)
    assert stroke == fill
    assert len({stroke, coast, land}) == 3


def test_no_name_on_a_small_map_hides_a_line(browser: Browser, served: str) -> None:
    """A map before a text begins in its margin beside the title, and no note stands on it."""
    with watched(browser, DESK) as page:
        page.goto(f"{served}chapters/in-three-minutes/")
        page.evaluate("document.fonts.ready")
        drawn, head, first = (
            page.locator(part).first.evaluate("one => one.getBoundingClientRect().toJSON()")
            for part in (".locator.shown", "h1", ".side")
        )
        caption, land = (
            page.locator(f".locator.shown {part}").first.bounding_box()
            for part in ("figcaption", "svg")
        )
        assert caption
        assert land
        assert land["width"] == drawn["width"]
        assert caption["x"] == drawn["left"]
        assert drawn["top"] < head["bottom"]
        assert drawn["left"] > head["right"]
        assert drawn["bottom"] < first["top"]
        lines, names = (
            page.locator(f".locator {one}").evaluate_all(
                "all => all.map((one) => one.getBoundingClientRect().toJSON())"
            )
            for one in ("polyline", "text")
        )
        assert len(lines) > 1
        for line in lines:
            for name in names:
                beside = line["right"] <= name["left"] or name["right"] <= line["left"]
                assert beside or line["bottom"] <= name["top"] or name["bottom"] <= line["top"]
