"""The page of a record in a browser: how it opens, and what stands in its margin."""

from itertools import pairwise

import pytest
from playwright.sync_api import FloatRect, Page, ViewportSize, expect

from chronicle.release.built_site import BuiltSite
from support.kinds import richest

DESK = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=390, height=844)
# From the lowest of what opens a page to the ways to its parts.
MOST_BLANK = 110
BOTTOMS = "all => all.map((one) => Math.round(one.getBoundingClientRect().bottom))"
HEIGHTS = "all => all.map((one) => one.getBoundingClientRect().height)"
# How far from the left the edges of some elements stand that are seen.
LEFTS = """all => [...new Set(all.filter((one) => one.checkVisibility())
  .map((one) => Math.round(one.getClientRects()[0].left)))]"""


def test_the_ways_to_the_parts_of_a_page_are_as_wide_as_it_and_follow_what_opens_it(
    desk: Page, served: str, site: BuiltSite
) -> None:
    desk.set_viewport_size(DESK)
    desk.goto(served + richest(site, "deployments/*"))
    page = desk.locator("article").bounding_box()
    ways = desk.locator("article > .jump").bounding_box()
    assert page
    assert ways
    assert ways["width"] == pytest.approx(page["width"], abs=1)
    lowest = desk.locator(".begin > *").evaluate_all(
        "all => Math.max(...all.map((one) => one.getBoundingClientRect().bottom))"
    )
    assert ways["y"] - lowest < MOST_BLANK


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("kind", ["deployments/*", "events/*", "actors/*"])
def test_every_name_in_a_margin_stands_at_the_left_of_what_it_names(
    sized: Page, served: str, site: BuiltSite, size: ViewportSize, kind: str
) -> None:
    sized.set_viewport_size(size)
    sized.goto(served + richest(site, kind))
    [names] = sized.locator("aside dt").evaluate_all(LEFTS)
    [named] = sized.locator("aside dt + dd:not(.locator)").evaluate_all(LEFTS)
    assert named - names > 60


@pytest.mark.parametrize("kind", ["papers/*", "bibliography/*"])
def test_what_a_work_is_stands_beside_its_title_and_above_what_follows(
    sized: Page, served: str, site: BuiltSite, kind: str
) -> None:
    """On a phone under its head; nowhere within it or over what comes next."""
    for size in (DESK, PHONE):
        sized.set_viewport_size(size)
        sized.goto(served + richest(site, kind))
        title, head, beside, below = (
            sized.locator(one).bounding_box()
            for one in ("h1", "article > header", "article > aside", "article > aside + *")
        )
        assert title
        assert head
        assert beside
        assert below
        if size == DESK:
            first = sized.locator("aside dt").first.bounding_box()
            assert first
            assert 0 < first["y"] - title["y"] < 30
            assert beside["x"] > head["x"] + head["width"]
        else:
            assert beside["y"] >= head["y"] + head["height"] - 1
        ends = [one["y"] + one["height"] for one in (head, beside)]
        assert below["y"] >= max(ends) - 1


def test_what_has_many_ways_to_read_on_has_its_name_above_all_of_them(
    desk: Page, served: str
) -> None:
    desk.set_viewport_size(DESK)
    desk.goto(f"{served}events/1965-le-thanh-nghi-in-pyongyang/")
    terms = desk.locator(".go-on dl > div")
    assert terms.first.locator("dd").count() > 5
    # The heading of the part is the name of all of them where there is but one.
    assert terms.count() == 1
    assert not terms.locator("dt").is_visible()
    [heading] = desk.locator("#go-on").evaluate_all(LEFTS)
    assert min(terms.locator("dd").evaluate_all(LEFTS)) == heading
    desk.goto(f"{served}deployments/north-korean-airmen/")
    assert terms.count() > 1
    beyond = terms.evaluate_all(
        """all => all.flatMap((term) => {
          const name = term.querySelector("dt").getBoundingClientRect();
          return [...term.querySelectorAll("dd")].map((way) => way.getBoundingClientRect())
            .filter((way) => way.left >= name.right || way.top < name.top);
        })"""
    )
    assert beyond == []


def test_on_a_phone_a_person_has_what_is_disputed_and_the_ways_to_its_parts_before_the_facts(
    sized: Page, served: str
) -> None:
    sized.set_viewport_size(PHONE)
    sized.goto(f"{served}actors/kim-il-sung/")
    parts = [
        ".lead",
        ".dispute",
        ".jump",
        "aside",
        ".voice",
        ".life",
        ".main",
        ".tools",
    ]
    top = "one => one.getBoundingClientRect().top"
    tops = [sized.locator(part).first.evaluate(top) for part in parts]
    assert tops == sorted(tops)


def test_the_ways_on_from_an_event_stand_in_even_columns_as_wide_as_the_page(
    desk: Page, served: str
) -> None:
    desk.set_viewport_size(DESK)
    # Two of them share a column.
    desk.goto(f"{served}events/1964-khrushchev-dismissed/")
    assert len(set(desk.locator(".go-on dd").evaluate_all(LEFTS))) == 1
    desk.goto(f"{served}events/1966-protocol-on-airmen/")
    [section] = desk.locator(".go-on").evaluate_all("all => all.map((one) => one.clientWidth)")
    columns = sorted({round(left) for left in desk.locator(".go-on dd").evaluate_all(LEFTS)})
    steps = [later - left for left, later in pairwise(columns)]
    assert len(columns) in (2, 3)
    assert max(steps) - min(steps) < 2
    assert columns[-1] + steps[-1] - columns[0] == pytest.approx(section, rel=0.06)


def test_a_list_that_fills_several_columns_stands_beside_its_name_and_parts_below_their_whole(
    desk: Page, served: str
) -> None:
    desk.set_viewport_size(DESK)
    desk.goto(f"{served}actors/")
    desk.locator(".kind details").evaluate_all("all => all.forEach((one) => one.open = true)")
    nameless = desk.locator(".kind .directory > div:has(> h3)").evaluate_all(
        """all => all.filter((one) => {
          const box = (some) => some.getBoundingClientRect();
          const name = box(one.querySelector("h3"));
          const astray = (li) => box(li).top < name.top - 8 || box(li).left < name.right;
          const apart = (li) => box(li).top < box(li.parentElement.parentElement.firstElementChild).bottom;
          return [...one.querySelectorAll("li")].some(astray) || [...one.querySelectorAll("li li")].some(apart);
        }).map((one) => one.textContent.slice(0, 40))"""
    )
    assert nameless == []


def test_on_a_phone_several_names_in_a_margin_are_parted(sized: Page, served: str) -> None:
    sized.set_viewport_size(PHONE)
    sized.goto(f"{served}events/1966-protocol-on-airmen/")
    second = sized.locator("aside dl > div").first.locator("dd").nth(1)
    assert "·" in second.evaluate("one => getComputedStyle(one, '::before').content")


def test_a_single_question_stands_behind_the_word_that_it_is_disputed(
    desk: Page, served: str
) -> None:
    desk.set_viewport_size(DESK)
    desk.goto(f"{served}actors/vietnam/")
    word, question = desk.locator(".dispute > i"), desk.locator(".dispute li a")
    tops = [one.evaluate("one => one.getClientRects()[0].top") for one in (word, question)]
    assert tops[0] == pytest.approx(tops[1], abs=4)


@pytest.mark.parametrize("actor", ["kim-il-sung", "north-korea", "vietnam"])
def test_words_of_the_time_stand_under_the_names_and_in_the_hand_below_what_is_disputed(
    sized: Page, served: str, actor: str
) -> None:
    def boxes() -> list[FloatRect]:
        found = [sized.locator(one).bounding_box() for one in (".voice", "aside", ".dispute")]
        return [box for box in found if box]

    sized.set_viewport_size(DESK)
    sized.goto(f"{served}actors/{actor}/")
    voice, names, disputed = boxes()
    assert voice["x"] == pytest.approx(names["x"], abs=1)
    assert voice["y"] > names["y"] + names["height"]
    assert voice["x"] > disputed["x"] + disputed["width"]
    sized.set_viewport_size(PHONE)
    voice, names, disputed = boxes()
    assert names["y"] + names["height"] < voice["y"]
    assert disputed["y"] + disputed["height"] < names["y"]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_the_mark_before_words_of_the_time_hangs_and_no_word_is_alone(
    sized: Page, served: str, size: ViewportSize
) -> None:
    sized.set_viewport_size(size)
    for address in ("", "deployments/north-korean-airmen/", "journeys/journey-ho-and-kim/"):
        sized.goto(served + address)
        lines = sized.locator(".voice blockquote p").first.evaluate(
            """one => {
              const range = document.createRange();
              range.selectNodeContents(one);
              return [...range.getClientRects()].map((line) => [line.left - one.offsetLeft, line.width]);
            }"""
        )
        assert lines[0][0] < -5
        assert all(width > 90 for _, width in lines)


def test_the_kinds_of_names_are_one_line_and_forms_of_a_name_are_parted(
    desk: Page, served: str
) -> None:
    desk.set_viewport_size({"width": 1440, "height": 900})
    desk.goto(f"{served}actors/")
    [_] = {
        round(top)
        for top in desk.locator(".people > .jump > a").evaluate_all(
            "all => all.map((one) => one.getBoundingClientRect().top)"
        )
    }
    desk.goto(f"{served}actors/north-korea/")
    names = desk.locator("aside div:has(> #names) details")
    names.locator("summary").click()
    gaps = names.locator("li").evaluate_all(
        """all => all.slice(1).map((one) => one.getBoundingClientRect().top
          - one.previousElementSibling.getBoundingClientRect().bottom)"""
    )
    assert len(gaps) > 5
    assert min(gaps) > 4


def test_names_run_down_columns_and_their_parts_a_step_in_from_the_same_columns(
    desk: Page, served: str
) -> None:
    desk.set_viewport_size(DESK)
    desk.goto(f"{served}actors/")
    # People stand open; another kind opens for its address, or as one wishes.
    assert desk.locator(".kind .directory").filter(visible=True).count() == 1
    desk.evaluate("location.hash = 'state'")
    expect(desk.locator(".kind:has(> #state) .directory a").first).to_be_visible()
    desk.locator(".kind details").evaluate_all("all => all.forEach((one) => one.open = true)")
    # A letter stands before the first of its names, which all begin at the edge of their column.
    for group, least in (("person", 50), ("state", 20)):
        names = desk.locator(f".kind:has(> #{group}) .directory > div > ul > li > a")
        lefts = names.evaluate_all("all => all.map((one) => one.getBoundingClientRect().left)")
        assert len(lefts) > least
        assert lefts == sorted(lefts)
        assert len({round(left) for left in lefts}) == 4
    guide = desk.locator("[data-letter]").first
    assert guide.evaluate("one => getComputedStyle(one, '::before').content") == '"A"'
    beneath = desk.locator(".kind li:has(> .soft)").evaluate_all(
        """all => all.every(one => one.querySelector(".soft").getBoundingClientRect().top >=
          one.querySelector("a").getBoundingClientRect().bottom - 2)"""
    )
    assert beneath
    steps = desk.locator("section:has(> #unit) .directory").evaluate(
        """(all) => {
          const lefts = (deep) => [...all.querySelectorAll(`div > ul ${"> li > ul ".repeat(deep)}> li > a`)]
            .map((one) => one.getBoundingClientRect().left);
          return [0, 1, 2].map((deep) => [...new Set(lefts(deep).map(Math.round))].sort((a, b) => a - b));
        }"""
    )
    outer, inner, innermost = steps
    step = inner[0] - outer[0]
    assert inner[1] - outer[1] == pytest.approx(step, abs=1)
    within = [deep - out for deep, out in zip(innermost, inner, strict=False)]
    assert within == [pytest.approx(step, abs=1)] * len(innermost)
    # Each column of a tree of many has its line, at the edge of the columns that it stands in.
    lines = desk.locator("section:has(> #unit) li:has(> ul > li:nth-child(5)) > ul > li")
    edges = lines.evaluate_all(
        """all => all.filter((one) => parseFloat(getComputedStyle(one).borderLeftWidth))
          .map((one) => Math.round(one.getBoundingClientRect().left))"""
    )
    assert [edge + step for edge in sorted(set(edges))] == pytest.approx(inner, abs=1)


def test_on_a_phone_what_follows_the_first_sentence_stands_apart_from_it(
    sized: Page, served: str
) -> None:
    sized.set_viewport_size(PHONE)
    sized.goto(f"{served}actors/gerhard-will/")
    lead, then = (sized.locator(part).bounding_box() for part in (".lead", ".then"))
    assert lead
    assert then
    assert 12 < then["y"] - lead["y"] - lead["height"] < 24
