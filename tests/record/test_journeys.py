"""A journey in a browser: the step that is read is lit on the map."""

import pytest
from playwright.sync_api import Page, expect

JOURNEY = "journeys/journey-airmen/"


def lit(page: Page) -> set[str]:
    """The steps that all that is lit on the map has in common; a mark may be of several."""
    parts = page.locator(".journey-map .lit")
    steps: list[str] = parts.evaluate_all("all => all.map(one => one.dataset.steps)")
    each = [set(one.split()) for one in steps]
    return set.intersection(*each) if each else set()


def test_a_step_is_lit_by_arrow_keys_and_by_its_address(page: Page, served: str) -> None:
    page.goto(f"{served}{JOURNEY}#step-5")
    step = page.locator(".steps > li")
    expect(step.nth(4)).to_have_class("lit")
    assert lit(page) == {"5"}
    step.nth(1).focus()
    expect(step.nth(1)).to_have_class("lit")
    page.keyboard.press("ArrowDown")
    expect(step.nth(2)).to_be_focused()
    expect(step.nth(2)).to_have_class("lit")
    assert lit(page) == {"3"}


def test_the_step_that_keys_walk_to_stays_lit_where_the_page_scrolls(
    sized: Page, served: str
) -> None:
    sized.set_viewport_size({"width": 1280, "height": 400})
    sized.goto(f"{served}{JOURNEY}")
    step = sized.locator(".steps > li")
    step.first.focus()
    for _ in range(4):
        sized.keyboard.press("ArrowDown")
        sized.wait_for_timeout(120)
    expect(step.nth(4)).to_be_focused()
    assert lit(sized) == {"5"}


def test_a_step_is_lit_as_one_reads(sized: Page, served: str) -> None:
    sized.set_viewport_size({"width": 1280, "height": 500})
    sized.goto(f"{served}{JOURNEY}")
    step = sized.locator(".steps > li")
    expect(step.first).to_have_class("lit")
    last = step.last.evaluate("one => one.getBoundingClientRect().top + scrollY")
    sized.evaluate("top => scrollTo(0, top - 200)", last)
    expect(step.last).to_have_class("lit")
    expect(sized.locator(".journey-map")).to_be_in_viewport(ratio=0.5)


def test_in_the_hand_the_map_stays_above_the_step_that_is_read(sized: Page, served: str) -> None:
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.goto(f"{served}{JOURNEY}#step-5")
    step = sized.locator(".steps > li").nth(4)
    expect(step).to_have_class("lit")
    map_box, step_box = sized.locator(".journey-map").bounding_box(), step.bounding_box()
    assert map_box
    assert step_box
    assert map_box["y"] == 0
    assert map_box["height"] <= step_box["y"] < 844
    # Without a step in the address it is the one in the middle of what the map leaves.
    sized.goto(f"{served}{JOURNEY}")
    last = sized.locator(".steps > li").last
    sized.evaluate(
        "top => scrollTo(0, top - 500)",
        last.evaluate("one => one.getBoundingClientRect().top + scrollY"),
    )
    expect(last).to_have_class("lit")


def test_without_scripts_the_map_has_the_numbers_of_the_steps(
    scriptless: Page, served: str
) -> None:
    scriptless.goto(f"{served}{JOURNEY}")
    assert scriptless.locator(".steps > li").count() == 6
    expect(scriptless.locator(".journey-map text").first).to_have_text("1 North Korea")
    assert lit(scriptless) == set()


@pytest.mark.parametrize("width", [1440, 390])
def test_the_map_is_as_high_as_it_was_drawn(sized: Page, served: str, width: int) -> None:
    sized.set_viewport_size({"width": width, "height": 900})
    sized.goto(f"{served}{JOURNEY}")
    size = sized.locator(".journey-map").bounding_box()
    assert size
    *_, across, down = sized.locator(".journey-map").evaluate(
        "svg => svg.getAttribute('viewBox').split(' ').map(Number)"
    )
    assert down > across
    assert size["height"] == pytest.approx(size["width"] * down / across, abs=3)


OVERLAPPING = """() => {
  const crossing = [];
  for (const svg of document.querySelectorAll(":is(.sheets, .way) svg")) {
    // The number in a ring and the name beside the ring are two.
    const names = [...svg.querySelectorAll("text")].flatMap((text) => [...text.childNodes]).map((node) => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [`${node.parentNode.closest("text").textContent} (${node.textContent})`, range.getBoundingClientRect()];
    });
    for (const [one, a] of names) for (const [other, b] of names) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (one < other && across > 1 && down > 3) crossing.push(`${one} and ${other}`);
    }
  }
  return crossing;
}"""


@pytest.mark.parametrize("width", [1440, 1000, 900, 600, 390, 320])
def test_no_name_on_a_map_stands_over_another(sized: Page, served: str, width: int) -> None:
    sized.set_viewport_size({"width": width, "height": 800})
    for address in ("places/", JOURNEY):
        sized.goto(f"{served}{address}")
        assert sized.evaluate(OVERLAPPING) == []


LENGTHS = "all => all.map((line) => line.getTotalLength())"

# What is wrong with a map: words on a line or a mark, marks on each other, a line without a mark at
# its end, a step without its number.
CROSSED = """() => {
  const svg = document.querySelector(".journey-map");
  const seen = (one) => getComputedStyle(one).display !== "none";
  const wrong = [];
  const names = [];
  const labelled = new Set();
  for (const text of svg.querySelectorAll("text")) {
    if (!seen(text)) continue;
    for (const step of (text.dataset.steps ?? "").split(" ")) labelled.add(step);
    for (const node of [text.firstChild, text.querySelector("tspan")?.firstChild]) {
      if (!node) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      if (!box.width) continue;
      const high = box.height / 5;  // the room above and below letters
      const isNumber = node === text.firstChild && text.previousElementSibling?.matches(".ring");
      names.push({ words: node.data.trim(), own: isNumber ? text.previousElementSibling : null,
        left: box.left, right: box.right, top: box.top + high, bottom: box.bottom - high });
    }
  }
  const marks = [...svg.querySelectorAll("circle, .ring")].filter((one) => seen(one) && one.getBoundingClientRect().width);
  for (const name of names) {
    if (name.own) continue;
    for (const mark of marks) {
      const box = mark.getBoundingClientRect();
      if (box.left < name.right && name.left < box.right && box.top < name.bottom && name.top < box.bottom)
        wrong.push(`${name.words} lies on a mark`);
    }
    for (const leg of svg.querySelectorAll(".leg")) {
      const to = leg.getScreenCTM();
      for (let along = 0; along < leg.getTotalLength(); along += 2) {
        const { x, y } = leg.getPointAtLength(along).matrixTransform(to);
        if (name.left < x && x < name.right && name.top < y && y < name.bottom) {
          wrong.push(`${name.words} lies on the line to ${leg.dataset.steps}`);
          break;
        }
      }
    }
  }
  for (const mark of marks) for (const other of marks) {
    const [a, b] = [mark, other].map((one) => one.getBoundingClientRect());
    if (mark !== other && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      wrong.push("a mark lies on another");
  }
  for (const leg of svg.querySelectorAll(".leg")) {
    const to = leg.getScreenCTM();
    for (const along of [0, leg.getTotalLength()]) {
      const { x, y } = leg.getPointAtLength(along).matrixTransform(to);
      const ends = marks.some((mark) => {
        const box = mark.getBoundingClientRect();
        return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
      });
      if (!ends) wrong.push(`the line to ${leg.dataset.steps} ends at no mark`);
    }
  }
  for (const mark of svg.querySelectorAll(".stop")) for (const step of mark.dataset.steps.split(" "))
    if (!labelled.has(step)) wrong.push(`step ${step} has no number`);
  return wrong;
}"""


# What is wrong with the columns of a page, wherever it is scrolled to: sections that the map slides
# over, and a name that does not stand over the map.
SLID = """() => {
  const [map, ...sections] = [".journey-map", ".way > .unknown", ".journey > section"]
    .map((one) => document.querySelector(one));
  const wrong = new Set();
  for (let down = 0; down < document.body.scrollHeight; down += 80) {
    scrollTo(0, down);
    const { bottom } = map.getBoundingClientRect();
    for (const section of sections) {
      if (section.getBoundingClientRect().top < bottom) wrong.add(`the map slides over ${section.innerText}`);
    }
  }
  scrollTo(0, 0);
  if (document.querySelector("h1").getBoundingClientRect().bottom > map.getBoundingClientRect().top)
    wrong.add("the map stands over the name");
  return [...wrong];
}"""


@pytest.mark.parametrize("width", [1440, 390])
def test_on_a_journey_no_label_lies_on_a_line_or_a_mark_and_every_step_has_its_mark(
    sized: Page, served: str, width: int
) -> None:
    sized.set_viewport_size({"width": width, "height": 900})
    sized.goto(f"{served}journeys/")
    ways = sized.locator("main li > a[href*='journey-']").evaluate_all(
        "all => all.map((way) => way.href)"
    )
    assert len(ways) == 6
    wrong = {}
    # Where the men were buried has a mark of its own, and its step says of no other that it is near.
    sized.goto(f"{served}{JOURNEY}")
    grave = sized.locator('.journey-map .stop[data-steps="4"]')
    expect(grave).to_have_text("4 Hoang Forest Hill")
    expect(grave.locator("circle")).to_have_class("open")
    # The country to which they came is marked among the airfields, where these are enlarged.
    country = sized.locator('.journey-map .inset ~ svg .stop[data-steps="2"]')
    expect(country).to_have_text("2 North Vietnam")
    assert sized.locator('.journey-map .ring[data-steps="2"]').count() == 0
    expect(sized.locator(".steps > li").nth(3)).not_to_contain_text("marked there")
    for way in ways:
        sized.goto(way)
        wrong[way.rstrip("/").rpartition("/")[2]] = sized.evaluate(CROSSED)
        # Every mark has its name on the map.
        assert "Not named on the map" not in sized.locator(".way figcaption").inner_text(), way
        if width > 390:
            # No name stands at the end of a line that leads the eye away from its dot.
            lines = sized.locator(".journey-map .wide.lead")
            assert all(length <= 60 for length in lines.evaluate_all(LENGTHS))
            for height in (760, 1080):
                sized.set_viewport_size({"width": width, "height": height})
                assert sized.evaluate(SLID) == [], way
    assert {way: faults for way, faults in wrong.items() if faults} == {}


def test_the_key_is_short_and_other_journeys_have_the_whole_width(desk: Page, served: str) -> None:
    desk.goto(f"{served}journeys/journey-ho-and-kim/")
    key = desk.locator(".way figcaption").bounding_box()
    assert key
    assert key["height"] < 45  # two lines
    # What is said over the map is as wide as it.
    lead, drawn = (desk.locator(one).bounding_box() for one in (".lead", ".journey-map"))
    assert lead
    assert drawn
    assert lead["width"] == drawn["width"]
    ways = desk.locator("section:has(> #others) li").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().left)"
    )
    assert len(set(ways)) > 1


@pytest.mark.parametrize("journey", ["airmen", "ho-and-kim"])
def test_steps_stand_beside_the_opening_and_the_first_is_lit_at_the_top(
    desk: Page, served: str, journey: str
) -> None:
    desk.goto(f"{served}journeys/journey-{journey}/")
    first = desk.locator(".steps > li").first
    heading, step, drawn = (
        box
        for box in (
            desk.locator("h1").bounding_box(),
            first.bounding_box(),
            desk.locator(".journey-map").bounding_box(),
        )
        if box
    )
    assert heading["y"] - 2 < step["y"] < heading["y"] + heading["height"] / 2  # level with it
    assert step["x"] > drawn["x"] + drawn["width"]
    expect(first).to_have_class("lit")
    key = desk.locator(".way figcaption").bounding_box()
    assert key
    # One line, and one more where marks have no name on the map.
    lines = 1 + desk.locator(".way figcaption > span", has_text="Not named").count()
    assert key["height"] < 22 * lines + 8


def test_what_is_said_of_a_place_keeps_off_what_happened_there(desk: Page, served: str) -> None:
    desk.goto(f"{served}places/")
    gaps = desk.locator(".place:has(> div + div):visible").evaluate_all("""all => all.map((place) => {
      const range = document.createRange();
      range.selectNodeContents(place.children[0]);
      const edge = Math.max(...[...range.getClientRects()].map((box) => box.right));
      return place.children[1].getBoundingClientRect().left - edge;
    })""")
    assert min(gaps) >= 30
