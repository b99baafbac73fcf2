"""A real Chromium on pages as full as this record makes them: what opens over them, the comparison, the list of people, what is printed."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from chronicle.corpus import addresses
from chronicle.kinds.actor.model import Actor
from chronicle.kinds.lesson.model import Lesson
from chronicle.release.built_site import BuiltSite
from support import the_record
from support.cases import script
from support.kinds import DESK, PHONE, objections, of_kind, richest, thin, unfold
from support.projects import window


def test_the_citations_that_open_over_a_page(page: Page, served: str, site: BuiltSite) -> None:
    page.goto(f"{served}{richest(site, 'deployments/*')}")
    page.locator("a.cite").filter(visible=True).first.click()
    page.locator("dialog[open]").wait_for()
    unfold(page)
    thin(page)
    assert objections(page, "dialog") == []


@pytest.mark.parametrize(
    ("width", "address"),
    [(1280, "actors/kim-il-sung/"), (390, "about/"), (390, "teaching/ten-footnotes/")],
)
def test_axe_finds_nothing_where_it_once_did(
    browser: Browser, served: str, width: int, address: str
) -> None:
    """Links too near each other in a table of connections; tables that only a finger could move."""
    with window(browser, viewport={"width": width, "height": 900}) as opened:
        opened.goto(served + address)
        opened.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        assert objections(opened, ".book", colours=False) == []


EMPTY = script("empty")


@pytest.mark.long
@pytest.mark.parametrize("kind", ["events/*", "deployments/*", "questions/*"])
def test_no_hole_in_the_text(desk: Page, served: str, site: BuiltSite, kind: str) -> None:
    """As the pages are before their scripts run, one put in the place of the other, which is faster than to open each."""
    desk.route("**/*.js", lambda route: route.abort())
    desk.goto(served + richest(site, kind))
    found = {a: desk.evaluate(EMPTY, served + a) for a in of_kind(site, kind)}
    assert sum(map(bool, found.values())) > 30
    assert {address: empty for address, empty in found.items() if empty > 200} == {}


BESIDE = """all => all.filter((row) => {
  const [answer, marks] = [...row.children].map((one) => one.getBoundingClientRect());
  return Math.abs(marks.top - answer.top) > 4 || row.getBoundingClientRect().height > answer.height + 12;
}).map((row) => row.innerText)"""


@pytest.mark.parametrize("width", [1280, 390])
def test_the_marks_of_an_answer_stand_in_its_line(desk: Page, served: str, width: int) -> None:
    """Where they had room of their own above and below, the list of questions was a third longer."""
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(f"{served}{addresses.QUESTIONS}")
    unfold(desk)
    answers = desk.locator(
        ".questions .marked-answers li:has(.witnesses:not(:has(:nth-child(11))))"
    )
    assert answers.count() > 100
    assert answers.evaluate_all(BESIDE) == []


BOXES = "all => all.map(one => [...one.getClientRects()].map(box => [box.left, box.top]))"


def test_charts_stand_in_columns_each_whole(desk: Page, served: str) -> None:
    desk.goto(f"{served}{addresses.FIGURES}")
    boxes = desk.locator(".wall > div > section").evaluate_all(BOXES)
    assert len(boxes) > 10
    assert {len(box) for box in boxes} == {1}


def test_the_page_of_all_charts_is_no_longer_than_five_screens_and_a_half(
    desk: Page, served: str
) -> None:
    desk.goto(f"{served}{addresses.FIGURES}")
    assert desk.evaluate("document.documentElement.scrollHeight") <= 5500


def test_charts_stand_in_two_columns_from_one_line(desk: Page, served: str) -> None:
    desk.goto(f"{served}{addresses.FIGURES}")
    columns = desk.locator(".wall").first.locator("> div")
    left, right = (columns.nth(number).bounding_box() for number in range(2))
    assert left
    assert right
    assert right["x"] > left["x"] + left["width"]
    assert right["y"] == left["y"]


def test_on_a_phone_a_lesson_has_the_width_and_a_status_its_meaning_below_it(
    sized: Page, served: str
) -> None:
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.goto(f"{served}teaching/")
    expect(sized.locator(".both-sides")).to_be_visible()
    # Both sides stand beside each other, and what runs over the foot of one is not seen.
    sides = sized.locator(".both-sides .sides > div")
    expect(sides).to_have_count(2)
    left, right = (side.bounding_box() for side in sides.all())
    assert left
    assert right
    assert left["x"] + left["width"] <= right["x"]
    assert left["height"] == right["height"] == pytest.approx(left["width"] * 297 / 210, abs=2)
    sized.goto(f"{served}deployments/")
    # What a word means stands under it, above the rows of which it is said.
    word = sized.locator(".even th .standing").first.bounding_box()
    meaning = sized.locator(".even th .soft").first.bounding_box()
    assert word
    assert meaning
    assert meaning["x"] == pytest.approx(word["x"], abs=2)
    assert 0 <= meaning["y"] - word["y"] - word["height"] < 10
    # Its name stands first, then when and who sent it, then the bar; the axis ends where its row does.
    row = sized.locator(".even tbody tr:has(td)").first
    parts = ("td:first-child > a", ".date", ".span", "td:last-child")
    told = [row.locator(part).bounding_box() for part in parts]
    [name, when, axis, sender] = [box for box in told if box]
    for above, below in ((name, when), (name, sender), (when, axis), (sender, axis)):
        assert below["y"] >= above["y"] + above["height"] - 4
    # Where both are short these share a line.
    short = sized.locator(".even tbody tr:has(.date)", has_text="June 1965")
    both = [short.locator(part).bounding_box() for part in (".date", "td:last-child")]
    tops = [box["y"] for box in both if box]
    assert tops == [pytest.approx(tops[0], abs=4)] * 2
    whole = row.bounding_box()
    assert whole
    assert axis["width"] == pytest.approx(whole["width"], abs=1)
    # A part stands one step in, with all that is told of it: who sent the whole is not named again.
    sized.locator("details:has(.within)").evaluate_all("all => all.forEach(one => one.open = true)")
    inside = sized.locator(".even .within:has(.date)").first
    *edges, again = [inside.locator(part).bounding_box() for part in parts]
    assert not again
    assert [box["x"] > whole["x"] + 10 for box in edges if box] == [True] * len(edges)


def test_the_home_page_begins_with_a_map_the_six_dates_and_the_story(
    desk: Page, served: str
) -> None:
    desk.goto(served)
    first = desk.locator(".front > :first-child > :last-child").bounding_box()
    drawn = desk.locator(".front > .locator").last.bounding_box()
    assert first
    assert drawn
    ends = [box["y"] + box["height"] for box in (first, drawn)]
    assert ends[0] == pytest.approx(ends[1], abs=60)
    assert desk.locator("main h2").evaluate_all("all => all.slice(0, 3).map((one) => one.id)") == [
        "dates", "read", "ask"
    ]  # fmt: skip
    # The drawing names them all; who comes by a key has them as a list.
    assert desk.locator(".glance a.turn").count() == desk.locator(".turns a").count() == 6
    listed = desk.locator(".turns").bounding_box()
    assert listed
    assert listed["width"] <= 1
    desk.locator(".turns a").first.focus()
    expect(desk.locator(".turns li").last).to_be_in_viewport(ratio=0.9)
    captions = desk.locator(".front figcaption, .glance figcaption")
    faces = captions.evaluate_all("all => all.map((one) => getComputedStyle(one).font)")
    assert faces == faces[:1] * 3


def test_on_a_phone_the_line_of_the_book_says_what_it_is_and_whose(
    sized: Page, served: str
) -> None:
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.goto(f"{served}timeline/")
    line = sized.locator(".book-line")
    clauses = (line.text_content() or "").split(", ")
    assert len(clauses) > 2
    assert line.inner_text() == ", ".join(clauses[:2])


@pytest.mark.parametrize(("size", "screens"), [(DESK, 1), (PHONE, 2)], ids=["desk", "phone"])
def test_the_home_page_begins_with_what_it_is_ways_on_and_where_it_was(
    browser: Browser, served: str, size: dict[str, int], screens: int
) -> None:
    with window(browser, viewport=size) as opened:
        opened.goto(served)
        for part in (".opening", ".actions", ".front > .locator svg"):
            box = opened.locator(part).last.bounding_box()
            assert box
            assert box["y"] + box["height"] < screens * size["height"], part
        assert opened.locator("#ask ~ .great > li").count() == 10


def test_the_address_of_a_statement_opens_its_subject(
    page: Page, served: str, site: BuiltSite
) -> None:
    page.goto(served + richest(site, "deployments/*"))
    statement = page.locator(".subject .statement[id]").nth(30)
    expect(statement).to_be_hidden()
    page.goto(f"{page.url}#{statement.get_attribute('id')}")
    page.locator(":target .stated").wait_for()
    # What the page is about, which is not sent with each of its statements, stands there all the same.
    expect(page.locator(":target .stated > b")).to_have_text(page.locator("h1").inner_text())
    top = page.evaluate("document.querySelector(':target .stated').getBoundingClientRect().top")
    assert 0 <= top < page.evaluate("window.innerHeight")


def test_a_subject_opens_by_its_address_without_scripts(
    scriptless: Page, served: str, site: BuiltSite
) -> None:
    scriptless.goto(served + richest(site, "deployments/*"))
    name = scriptless.locator(".subject .statement[id]").nth(30).get_attribute("id")
    scriptless.goto(f"{scriptless.url}#{name}")
    expect(scriptless.locator(f"[id='{name}'] .stated")).to_be_visible()


def test_the_list_of_all_events_opens_by_its_address(
    scriptless: Page, served: str, site: BuiltSite
) -> None:
    scriptless.goto(served + richest(site, "actors/*"))
    expect(scriptless.locator("#events a").first).to_be_hidden()
    scriptless.goto(f"{scriptless.url}#events")
    expect(scriptless.locator("#events a").first).to_be_visible()


def test_nothing_covers_a_part_at_its_anchor(page: Page, served: str, site: BuiltSite) -> None:
    """Nor the line of contents, which stays in sight and marks what is on screen."""
    page.goto(served + richest(site, "actors/*") + "#events")
    expect(page.locator(".jump [aria-current]").first).to_be_attached()
    covered = page.evaluate("""() => document.querySelector("#events").getBoundingClientRect().top
        - document.querySelector(".jump").getBoundingClientRect().bottom""")
    assert covered >= 0


def test_the_contents_of_a_page_by_hand_mark_what_is_read(desk: Page, served: str) -> None:
    desk.set_viewport_size({"width": 1440, "height": 900})
    desk.goto(f"{served}about/#documents")
    marked = desk.locator(".jump [aria-current]")
    desk.mouse.wheel(0, 300)
    expect(marked).to_have_attribute("href", re.compile("#documents$"))
    expect(marked).to_be_in_viewport()


def test_answers_under_the_field_in_the_header(desk: Page, served: str) -> None:
    desk.goto(f"{served}about/")
    desk.locator(".quick input").press_sequentially("1966")
    desk.locator(".quick .found a").first.wait_for()
    assert objections(desk, ".book-header") == []


def test_papers_and_questions_are_left_out_of_the_comparison(page: Page, served: str) -> None:
    page.goto(f"{served}papers/")
    columns, rows = (
        page.locator(".compared").first.locator("thead th"),
        page.locator("tbody[data-question]"),
    )
    cells = columns.filter(visible=True)
    papers, questions = cells.count(), rows.filter(visible=True).count()
    paper = page.locator("#choice input").nth(1)
    assert rows.first.locator("input").is_hidden()
    page.locator("#choice summary").click()
    paper.uncheck()
    assert cells.count() == papers - 1
    assert columns.nth(2).is_hidden()
    rows.first.locator("input").uncheck()
    assert rows.filter(visible=True).count() == questions - 1
    assert page.locator("#choice [role=status]").inner_text() == "Left out: 1 paper and 1 question."
    assert page.evaluate("document.activeElement.matches('[data-question]:not([hidden]) input')")
    left_out = f"{paper.get_attribute('value')},{rows.first.get_attribute('data-question')}"
    assert page.url.endswith(f"papers/?without={left_out}")
    page.reload()
    assert rows.filter(visible=True).count() == questions - 1
    page.locator("#choice button").click()
    assert (rows.filter(visible=True).count(), page.url) == (questions, f"{served}papers/")
    assert cells.count() == papers


def test_on_a_phone_a_fold_keeps_off_its_head_and_a_tint_ends_with_the_rules(
    sized: Page, served: str
) -> None:
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.goto(f"{served}questions/")
    apart = sized.locator("h2 + details.fold").evaluate_all(
        """all => all.map((fold) => fold.getBoundingClientRect().top
          - fold.previousElementSibling.getBoundingClientRect().bottom)"""
    )
    assert apart
    assert min(apart) > 5
    sized.goto(f"{served}papers/")
    table = sized.locator(".compared").first
    for width in (390, 1440):
        sized.set_viewport_size({"width": width, "height": 844})
        rules, tint, words = (
            table.locator(one).first.bounding_box()
            for one in ("tbody tr", ".alike", ".alike th > a")
        )
        assert rules
        assert tint
        assert words
        assert (tint["x"], tint["width"]) == (rules["x"], rules["width"])
        assert words["x"] - tint["x"] >= 8
        assert (
            table.locator(".alike > *").first.evaluate("one => getComputedStyle(one).boxShadow")
            == "none"
        )


def test_a_question_that_only_a_left_out_paper_answers_goes_with_it(
    desk: Page, served: str
) -> None:
    desk.goto(f"{served}papers/")
    alone = desk.evaluate(
        """() => {
            const papers = (row) => new Set([...row.querySelectorAll("td > a")].map((one) => one.parentElement.dataset.paper));
            const row = [...document.querySelectorAll("[data-question]")].find((row) => papers(row).size === 1);
            return [row.dataset.question, ...papers(row)];
        }"""
    )
    row = desk.locator(f"[data-question='{alone[0]}']")
    assert row.evaluate("row => !row.hidden")
    desk.locator("#choice summary").click()
    desk.locator(f"#choice input[value='{alone[1]}']").uncheck()
    assert row.evaluate("row => row.hidden")
    # An answer that nobody gives any more goes, too, and with a mark the name of who says so.
    assert desk.locator("tr:visible:has(td):not(:has(td:visible > a))").count() == 0
    assert desk.locator(f".compared [data-paper='{alone[1]}']:visible").count() == 0
    assert desk.locator("#choice [role=status]").inner_text() == "Left out: 1 paper."


def test_the_great_questions_compared_print_on_one_sheet(desk: Page, served: str) -> None:
    desk.goto(f"{served}papers/")
    # What the papers are stands beside the lead, so that the table begins on the first screen.
    parts = (".introduced", ".compared")
    introduced, compared = (desk.locator(one).first.bounding_box() for one in parts)
    assert introduced
    assert compared
    assert introduced["x"] > 600
    assert compared["y"] < 700
    sheet = desk.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    [(width, height)] = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", sheet)
    assert float(width) > float(height)
    desk.emulate_media(media="print")
    sizes = "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))"
    units = desk.locator(".compared .again > th:first-child:visible").evaluate_all(sizes)
    heads = desk.locator(".compared [scope='rowgroup']").evaluate_all(sizes)
    assert max(units) < min(heads)


def test_on_a_wall_figures_end_at_one_edge_and_bars_begin_at_one(desk: Page, served: str) -> None:
    desk.goto(f"{served}figures/")
    # Under the rule of a group no chart begins with one of its own.
    begin = desk.locator(".wall > div > section:first-child:has(> .fold)")
    rules = begin.evaluate_all("all => all.map((one) => getComputedStyle(one).borderTopWidth)")
    assert set(rules) == {"0px"}
    # At the head of a column what is folded on a narrow screen stands open, and its title is nothing to press.
    assert desk.locator(".wall .bars").first.is_visible()
    assert desk.locator(".wall .fold:not([open]) .bars").first.is_visible()
    hidden = "all => all.map((one) => getComputedStyle(one).visibility)"
    heads, below = (
        desk.locator(f".wall section{place} > .fold > summary").evaluate_all(hidden)
        for place in (":first-child", " + section")
    )
    assert (set(heads), set(below)) == ({"hidden"}, {"visible"})
    desk.evaluate("for (const one of document.querySelectorAll('.wall .fold')) one.open = true")
    edges = desk.evaluate(
        """() => [...document.querySelectorAll(".wall > :not(:only-child)")].map((column) => {
            const all = (what) => [...column.querySelectorAll(`section .bars > section ${what}`)];
            const edge = (one, side) => Math.round(one.getBoundingClientRect()[side]);
            return [all("li b").map((one) => edge(one, "right")), all("li svg").map((one) => edge(one, "left"))];
        })"""
    )
    assert edges
    assert all(max(one) - min(one) <= 1 for column in edges for one in column if one)


def test_the_pages_of_a_paper_stand_two_by_two_and_one_that_is_open_alone(
    desk: Page, served: str
) -> None:
    """In one column they were as long as three screens, and the right half of these was empty."""
    desk.goto(f"{served}papers/miyamoto-2024/")
    lines = desk.locator(".one-at-a-time summary > span")
    wide = "all => all.map((one) => one.getBoundingClientRect().width)"
    widths = lines.evaluate_all(wide)
    assert len(widths) == 26
    assert 350 < max(widths) < 400
    sides = "all => all.map((one) => Math.round(one.getBoundingClientRect().x))"
    numbers = desk.locator(".one-at-a-time summary h3")
    left, right = numbers.evaluate_all(sides)[:2]
    assert numbers.evaluate_all(sides) == [left, right] * 13
    notes = desk.locator(".notes-on-text > li:visible")
    assert len(set(notes.evaluate_all(sides))) == 1
    assert not notes.get_by_text("The copy used has").count()
    lines.nth(1).click()
    assert numbers.evaluate_all(sides)[:3] == [left, left, left]
    assert max(lines.evaluate_all(wide)) <= 600


def test_on_a_phone_the_line_of_a_paragraph_has_the_whole_width(sized: Page, served: str) -> None:
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.goto(f"{served}papers/szalontai-2017/")
    number, line = (
        sized.locator(f".one-at-a-time summary > {one}").first.bounding_box()
        for one in ("h3", "span")
    )
    assert number
    assert line
    assert number["y"] + number["height"] <= line["y"] + 1
    assert line["width"] > 340
    places = sized.locator(".one-at-a-time .place:visible")
    assert places.count() == 6  # the others are folded, and open for an address in them
    sized.evaluate("location.hash = document.querySelector('.place:last-child > [id]').id")
    assert places.count() == 32


def test_what_an_entry_is_used_for_ends_at_the_edge_of_the_page(desk: Page, served: str) -> None:
    """So does Cite, on the same line, and on a phone in one under the entry."""
    desk.goto(f"{served}bibliography/")
    desk.locator(".entry .collect").first.wait_for(state="attached")
    ends = desk.evaluate(
        """() => [...document.querySelectorAll("section > .entry .its")].map((its) => (
            its.getBoundingClientRect().right - its.querySelector("a.cite").getBoundingClientRect().right))"""
    )
    assert len(ends) > 20
    assert max(map(abs, ends)) < 2
    apart = """() => [...document.querySelectorAll("section > .entry .its")].map((its) => (
        Math.abs(its.querySelector("a.cite").offsetTop - its.querySelector("span").offsetTop)))"""
    assert max(desk.evaluate(apart)) < 12
    desk.set_viewport_size({"width": 390, "height": 844})
    assert max(desk.evaluate(apart)) < 12


def test_cite_stands_clear_of_the_entry_that_it_follows(desk: Page, served: str) -> None:
    """Its letters begin within its own box, also where the entry has a hanging indent."""
    desk.goto(f"{served}bibliography/")
    begins = desk.evaluate(
        """() => [...document.querySelectorAll("a.cite")].filter((a) => a.offsetParent).map((a) => {
            const letters = document.createRange();
            letters.selectNodeContents(a);
            return letters.getBoundingClientRect().left - a.getBoundingClientRect().left;
        })"""
    )
    assert len(begins) > 50
    assert min(begins) > -1


def test_on_a_phone_cite_comes_to_a_paragraph_that_is_touched(
    browser: Browser, served: str
) -> None:
    """Until then it is there for keys and screen readers alone; it has room for a finger and takes none from the text."""
    drawn = """mark => {
        const box = mark.getBoundingClientRect();
        const text = mark.parentElement.getBoundingClientRect();
        const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
        return {
            height: text.height, isMet: document.elementFromPoint(x, y) === mark,
            least: Math.min(box.width, box.height), below: box.top - text.bottom, before: text.right - box.right,
        };
    }"""
    hidden = "inset(50%)"
    with window(browser, viewport=PHONE, has_touch=True, is_mobile=True) as phone:
        dialog = phone.get_by_role("dialog")
        for address in ("further-reading/", "chapters/the-airmen/"):
            phone.goto(served + address)
            phone.locator(".prose > p > a.cite ~ .collect").first.wait_for(state="attached")
            said = "one => getComputedStyle(one, '::after').content"
            assert "Touch a paragraph" in phone.locator(".prose > .key").evaluate(said)
            marks = phone.locator(".prose > p[id]:not(.cite-apart, h1 + p) > a.cite")
            clips = marks.evaluate_all("all => all.map((one) => getComputedStyle(one).clipPath)")
            assert len(clips) > 8
            assert set(clips) == {hidden}
            mark = marks.nth(1)
            mark.evaluate("one => one.scrollIntoView({ block: 'center' })")
            before = mark.evaluate(drawn)
            assert not before["isMet"]
            # Who touches the very end of the text does not open what that brings.
            mark.locator("..").tap(position={"x": 350, "y": before["height"] - 4})
            expect(mark).not_to_have_css("clip-path", hidden)
            expect(dialog).to_be_hidden()
            after = mark.evaluate(drawn)
            assert after["isMet"]
            assert after["height"] == before["height"]
            assert after["least"] >= 24
            assert -6 <= after["below"] <= 0
            assert abs(after["before"]) < 1
        mark.tap()
        expect(dialog.get_by_role("button", name="Add to my list")).to_be_visible()
        # A key shows it too, and so does the address of its paragraph.
        phone.keyboard.press("Escape")
        marks.nth(4).focus()
        expect(marks.nth(4)).not_to_have_css("clip-path", hidden)
        phone.goto(f"{served}{MIDDLE}")
        expect(phone.locator(":target > a.cite")).not_to_have_css("clip-path", hidden)


@pytest.mark.parametrize("width", [1440, 390])
def test_cite_begins_no_line_of_a_text(desk: Page, served: str, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    for address in ("further-reading/", "chapters/the-airmen/", "chapters/first-cracks/"):
        desk.goto(served + address)
        desk.locator(".prose > p:not(.cite-apart) > a.cite ~ .collect").first.wait_for(
            state="attached"
        )
        begin = desk.evaluate(
            """() => [...document.querySelectorAll(".prose > p:not(.cite-apart) > a.cite")].filter((a) => a.offsetParent &&
                a.getBoundingClientRect().left - a.parentElement.getBoundingClientRect().left < 8
            ).map((a) => a.href)"""
        )
        assert begin == []
        # Narrow, it stands within the column, at its edge.
        beyond = desk.evaluate(
            """() => [...document.querySelectorAll(".prose > p:not(.cite-apart) > a.cite")].filter((a) => {
                const [word, text] = [a, a.parentElement].map((one) => one.getBoundingClientRect());
                return innerWidth < 500 && a.checkVisibility() && (word.right > text.right || word.right < text.right - 4);
            }).map((a) => a.href)"""
        )
        assert beyond == []


def test_the_map_of_a_chapter_stands_beside_its_text_and_no_note_gives_way(
    desk: Page, served: str
) -> None:
    desk.goto(f"{served}chapters/the-airmen/")
    desk.locator(".notes li.beside").first.wait_for(state="attached")
    drawn = desk.locator("figure.locator").bounding_box()
    beside = desk.locator("#the-war-of-destruction").bounding_box()
    assert drawn
    assert beside
    assert drawn["x"] > beside["x"] + beside["width"]
    assert desk.locator(".notes li:not(.beside)").count() == 0
    # Letters on it are no larger than the text.
    sizes = desk.locator("figure.locator text").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().height)"
    )
    assert max(sizes) < 20


def test_the_story_begins_with_two_ways_in_beside_its_lead(desk: Page, served: str) -> None:
    desk.goto(f"{served}chapters/")
    lead, ways, drawn = (
        desk.locator(part).first.bounding_box() for part in ("h1 + p", ".begin-here", ".glance")
    )
    assert lead
    assert ways
    assert drawn
    assert desk.locator(".begin-here > .button").all_inner_texts() == [
        "Read the introduction",
        "In three minutes",
    ]
    assert ways["x"] >= lead["x"] + lead["width"]
    assert ways["y"] < lead["y"] + 40
    assert drawn["y"] >= max(lead["y"] + lead["height"], ways["y"] + ways["height"])
    # On a phone they part a line between them, as on the home page.
    desk.set_viewport_size({"width": 390, "height": 844})
    first, other = (one.bounding_box() for one in desk.locator(".begin-here > .button").all())
    line = desk.locator(".begin-here").bounding_box()
    assert first
    assert other
    assert line
    assert first["y"] == other["y"]
    assert 0 <= line["width"] - first["width"] - other["width"] < 12


def test_what_explains_a_statement_ends_where_that_does(desk: Page, served: str) -> None:
    desk.goto(served)
    said, meant = (
        desk.locator(part).first.bounding_box()
        for part in (".explained > :first-child", ".explained > ol")
    )
    assert said
    assert meant
    assert abs(said["y"] + said["height"] - meant["y"] - meant["height"]) < 60


def test_what_is_no_chapter_has_no_number_among_the_chapters(desk: Page, served: str) -> None:
    for address, before in (("", []), ("chapters/", [True])):
        desk.goto(served + address)
        marks = desk.locator(".glance ~ ol:not(.great)").first.evaluate(
            "ol => [...ol.children].map((one) => getComputedStyle(one).listStyleType === 'none')"
        )
        assert marks == [*before, *[False] * 8, True]
    # A paragraph on how to read them stands in one column.
    for one in desk.locator(".halves > p").all():
        assert len({*one.evaluate("p => [...p.getClientRects()].map(({ x }) => x)")}) == 1


def test_what_was_read_is_drawn_beside_the_lead_and_on_a_phone_below_it(
    desk: Page, served: str
) -> None:
    """It is the contents of the page, too, whose line would say the same again."""
    for width in (1440, 390):
        desk.set_viewport_size({"width": width, "height": 900})
        desk.goto(f"{served}bibliography/")
        lead = desk.locator(".lead").first.bounding_box()
        bars = desk.locator(".with-bars .tallied").bounding_box()
        assert lead
        assert bars
        assert (bars["x"] >= lead["x"] + lead["width"]) == (width == 1440)
        assert (bars["y"] >= lead["y"] + lead["height"]) == (width == 390)
        assert not desk.locator("main .jump").is_visible()


def test_the_first_head_below_a_line_of_contents_stands_as_near_on_every_page(
    desk: Page, served: str
) -> None:
    gaps = []
    for address in ("actors/kim-il-sung/", "actors/north-korea/", "documents/", "data/"):
        desk.goto(served + address)
        line = desk.locator("main .jump").bounding_box()
        head = desk.locator("main .jump + section > h2").bounding_box()
        assert line
        assert head
        gaps.append(head["y"] - line["y"] - line["height"])
    assert max(gaps) - min(gaps) < 1


def test_the_lines_of_a_lesson_are_for_paper_and_one_rule_ends_its_table(
    sized: Page, served: str
) -> None:
    sized.set_viewport_size({"width": 1440, "height": 900})
    sized.goto(served + addresses.handout("the-airmen"))
    last = sized.locator(".organiser tbody tr").last
    lines = last.locator("td + td")
    # Nobody can write on a screen; whose a statement is stands beside it.
    expect(lines.first).to_be_hidden()
    said, whose = last.locator(".words").bounding_box(), last.locator(".whose").bounding_box()
    assert said
    assert whose
    assert said["x"] + said["width"] < whose["x"]
    assert abs(said["y"] - whose["y"]) < 8
    # What a good answer notices is not seen by who works on the sheet, until asked for, or led there.
    expect(sized.locator(".notices")).to_be_hidden()
    sized.evaluate("location.hash = 'notices'")
    expect(sized.locator(".notices")).to_be_visible()
    below = "(one) => getComputedStyle(one).borderBottomWidth"
    assert sized.locator(".organiser").evaluate(below) == "0px"
    for one in (last, *last.locator("td").all()):
        assert one.evaluate(below) == "0px"
    # That of the next part, as each has one.
    head = sized.locator(".weigh + section > h2")
    assert head.evaluate("(one) => getComputedStyle(one).borderTopWidth") == "1px"
    sized.set_viewport_size({"width": 390, "height": 844})
    expect(lines).to_have_count(3)
    for line in lines.all():
        expect(line).to_be_hidden()
    assert last.evaluate(below) == "0px"
    sized.emulate_media(media="print")
    expect(lines.first).to_be_visible()
    sized.emulate_media(media="screen")
    first = sized.locator(".plan li").first
    assert first.evaluate(
        "one => one.firstElementChild.scrollWidth <= one.firstElementChild.clientWidth"
    )


@pytest.mark.parametrize("width", [1440, 390])
def test_the_home_page_says_what_else_there_is_in_one_group(
    desk: Page, served: str, width: int
) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(served)
    parts = [".actions", ".actions ~ .languages", ".actions ~ .soft"]
    boxes = [desk.locator(f".front > :first-child > {part}").bounding_box() for part in parts]
    tops = [box["y"] for box in boxes if box]
    assert tops == sorted(tops)
    gaps = [after["y"] - one["y"] - one["height"] for one, after in pairwise(filter(None, boxes))]
    assert max(gaps) < 32
    # What is asked begins where its heading does.
    [head, *asked] = [
        desk.locator(each).first.bounding_box() for each in ("#ask", "ol.great > li > a")
    ]
    assert [box["x"] for box in asked if box] == [head["x"] if head else 0]
    # A dot of a further statement is no ring, which in a chart is a figure that is not exact.
    rings = desk.locator(".witnesses i").evaluate_all(
        "all => all.filter((one) => parseFloat(getComputedStyle(one).borderTopWidth)).length"
    )
    assert rings == 0


def test_a_sheet_is_printed_for_the_class_or_on_both_sides_by_a_button_each(
    desk: Page, served: str
) -> None:
    desk.add_init_script("window.print = () => { window.printed = true }")
    desk.goto(served + addresses.handout(the_record().of(Lesson)[0].chapter))
    for words, is_teachers in (
        ("Print for the class", False),
        ("Print with the teacher’s side", True),
    ):
        desk.get_by_role("button", name=words).click()
        desk.wait_for_function("window.printed")
        desk.emulate_media(media="print")
        assert desk.locator(".teacher").is_visible() == is_teachers
        desk.emulate_media(media="screen")


@pytest.mark.long
def test_the_plan_of_a_lesson_is_read_down_and_what_a_good_answer_notices_fills_the_width(
    desk: Page, served: str
) -> None:
    """Half of the sheet was empty; and of an address no end is cut, which a class would have to type."""
    desk.set_viewport_size({"width": 390, "height": 900})
    desk.goto(f"{served}teaching/the-airmen/")
    # On a phone the buttons are of one width, and a voice's own words come before where they stand.
    widths = desk.locator(".take button").evaluate_all("all => all.map((one) => one.offsetWidth)")
    assert len(set(widths)) == 1 < len(widths)
    quoting = desk.locator(".weigh td:has(.own)").first
    own, source = (quoting.locator(f"> {part}").bounding_box() for part in (".own", ".whose"))
    assert own
    assert source
    assert own["y"] + own["height"] <= source["y"]
    # On a phone the side for the teacher unfolds, by its address too.
    expect(desk.locator(".plan")).to_be_hidden()
    desk.evaluate("location.hash = 'plan'")
    expect(desk.locator(".plan")).to_be_visible()
    desk.set_viewport_size({"width": 1440, "height": 900})
    # The sheet in small is there to be read, and ends above the statements.
    sheet = desk.locator(".both-sides")
    read = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert sheet.locator(".weighed").first.evaluate(read) > 11
    drawn, below = sheet.bounding_box(), desk.locator("#voices").bounding_box()
    assert drawn
    assert below
    assert drawn["y"] + drawn["height"] <= below["y"]
    # Its rows are whole: the last that is seen ends above its edge.
    last = sheet.locator(".weighed").filter(visible=True).last.bounding_box()
    edge = sheet.locator(".sides > div").bounding_box()
    assert last
    assert edge
    assert last["y"] + last["height"] < edge["y"] + edge["height"] - 8
    # What the page is stands above its title, which a question has as well.
    what, title = (desk.locator(part).bounding_box() for part in (".facts", "h1"))
    assert what
    assert title
    assert what["y"] < title["y"]
    aim, plan, notices, listed = (
        desk.locator(f".teacher {part}").bounding_box()
        for part in ("#aim + p", ".plan", "#notices", ".notices")
    )
    assert aim
    assert plan
    assert notices
    assert listed
    assert aim["x"] + aim["width"] < plan["x"]
    assert listed["width"] > 1000
    assert 0 < notices["y"] - plan["y"] - plan["height"] < 80
    # Beside the plan nothing stands empty for long.
    assert plan["y"] + plan["height"] - aim["y"] - aim["height"] < 100
    lefts = "all => all.map((one) => one.getBoundingClientRect().left)"
    for one, columns in ((".plan > li", 1), (".notices > li", 2)):
        assert len(set(desk.locator(one).evaluate_all(lefts))) == columns
    # What is said of each voice begins a line.
    voices = (
        desk.locator(".each")
        .first.locator("li")
        .evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")
    )
    assert len(voices) == len(set(voices)) == 5
    # The letter of a figure stands beside it, as that of a statement does.
    letter, said = (
        desk.locator(f".material {one}").first.bounding_box() for one in ("b", ".words")
    )
    assert letter
    assert said
    assert letter["x"] + letter["width"] < said["x"]
    assert abs(letter["y"] - said["y"]) < 12
    assert " ;" not in desk.locator(".assign").inner_text()
    cut = "all => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length"
    assert desk.locator(".online .url").evaluate_all(cut) == 0


def test_each_thing_to_read_before_a_lesson_begins_a_line(desk: Page, served: str) -> None:
    desk.goto(f"{served}teaching/")
    for row in desk.locator(".lessons li:has(.either)").all():
        passage, chapter = (
            row.locator(f".question:last-child > {part}").bounding_box()
            for part in (".either", "a")
        )
        assert passage
        assert chapter
        assert chapter["y"] >= passage["y"] + passage["height"] - 4
        assert chapter["height"] < passage["height"] * 1.6  # in one line
    # On a phone what is said of all lessons follows what they are, and the drawing that.
    desk.set_viewport_size({"width": 390, "height": 844})
    tops = [
        desk.locator(part).first.evaluate("one => one.getBoundingClientRect().top")
        for part in (".lead", ".usual", ".both-sides", ".lessons")
    ]
    assert tops == sorted(tops)


def test_of_four_figures_of_an_exercise_none_stands_alone(desk: Page, served: str) -> None:
    desk.goto(f"{served}teaching/first-cracks/")
    tops = desk.locator(".material > li").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert len(tops) == 4
    assert len(set(tops)) == 2
    assert tops.count(tops[0]) == 2


def test_each_lesson_prints_on_two_sides(desk: Page, served: str) -> None:
    """The first side is for the class; what a good answer notices begins the second. Letter is the shorter paper."""
    lessons = [addresses.handout(lesson.chapter) for lesson in the_record().of(Lesson)]
    assert len(lessons) == 8
    found = {}
    for address in lessons:
        desk.goto(served + address)
        assert desk.locator("main h2").filter(has_text="For the teacher").count() == 1
        # Without the first side, most of which is drawings.
        sides = PdfReader(io.BytesIO(desk.pdf(format="Letter", page_ranges="2-"))).pages
        # Spaced letters come out with blanks between some of them.
        texts = [re.sub(r"\s", "", side.extract_text()).lower() for side in sides]
        found[address] = ["fortheteacher" in text for text in texts]
    assert [address for address, told in found.items() if told != [True]] == []


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    with window(browser, viewport=DESK) as page:
        page.emulate_media(media="print")
        yield page


def test_the_side_for_the_class_is_large_enough_to_read(paper: Page, served: str) -> None:
    least = {
        ".first-side :is(.background, .guiding, .words, section > p:not(.whose), .numbered > li)": 10,
        ".first-side :is(.whose, .own)": 8.5,
        ".first-side .evidence": 8,
    }
    for lesson in the_record().of(Lesson):
        paper.goto(served + addresses.handout(lesson.chapter))
        address = paper.locator("#discussion + .whose .url")
        expect(address).to_contain_text(f"/chapters/{lesson.chapter}/")
        expect(address).to_be_visible()
        for selector, points in least.items():
            smallest = paper.locator(selector).evaluate_all(
                "all => Math.min(...all.map(one => parseFloat(getComputedStyle(one).fontSize))) * 0.75"
            )
            assert smallest >= points - 0.01, (lesson.id, selector)


def test_a_filtered_timeline_prints_filter_count_and_list(paper: Page, served: str) -> None:
    paper.goto(f"{served}timeline/?weight=major")
    expect(paper.locator(".chosen")).to_contain_text(" of ")
    expect(paper.locator(".chosen .word")).to_have_text("Main events")
    expect(paper.locator(".chosen .word")).to_be_visible()
    expect(paper.locator(".facets")).to_be_hidden()
    expect(paper.locator(".years")).to_be_hidden()
    expect(paper.locator("li.great").first).to_be_visible()
    paper.goto(f"{served}timeline/")
    expect(paper.locator(".chosen")).to_be_hidden()


def test_answers_are_printed_with_evidence(paper: Page, served: str, site: BuiltSite) -> None:
    paper.goto(served + richest(site, "questions/*"))
    lefts = paper.locator(".answer").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().left)"
    )
    assert len(lefts) > 1
    assert len(set(lefts)) == 1
    expect(paper.locator(".answer .evidence").first).to_be_visible()


def test_a_page_ends_with_its_citation(paper: Page, served: str) -> None:
    paper.goto(f"{served}timeline/")
    citation = paper.locator(".colophon")
    paper.evaluate("history.replaceState(null, '', '?weight=major')")
    paper.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(citation).to_contain_text(f"{served}timeline/?weight=major")
    expect(citation).to_be_visible()
    expect(citation).to_contain_text("“Timeline.” In ")
    paper.emulate_media(media="screen")
    expect(citation).to_be_hidden()


def test_folded_statements_are_printed(paper: Page, served: str, site: BuiltSite) -> None:
    paper.goto(served + richest(site, "deployments/*"))
    assert paper.locator(".subject .statement").count() > 100
    assert paper.locator(".subject .statement").last.bounding_box()
    expect(paper.locator(".subject > summary h3").last).to_be_visible()


def test_an_actor_is_met_by_each_form_of_its_name(page: Page, served: str) -> None:
    actors = the_record().of(Actor)
    actor = max(actors, key=lambda actor: len(actor.names))
    page.goto(f"{served}actors/")
    field, status = page.locator("#name"), page.locator("#named [role=status]")
    link = page.locator(f".kind a[href$='{actor.id}/']").first
    expect(status).to_have_text(f"{len(actors)} names")
    for name in actor.names:
        field.fill(name.text)
        expect(status).to_contain_text(f"of {len(actors)} names")
        expect(link).to_be_visible()
    # The lives to begin with make room for whom one looks for.
    lives = page.locator(".lives")
    expect(lives).to_be_hidden()
    found = page.locator(".kind").filter(visible=True).first.bounding_box()
    assert found
    assert found["y"] < DESK["height"]
    assert page.locator(".kind li").filter(visible=True).count() < len(actors) / 2
    page.reload()
    expect(field).to_have_value(actor.names[-1].text)
    expect(status).to_contain_text(f"of {len(actors)} names")
    field.fill("")
    expect(status).to_have_text(f"{len(actors)} names")
    expect(lives).to_be_visible()
    # Groups are folded in the hand until one of them is opened.
    page.locator(".kind details").evaluate_all("all => all.forEach(one => one.open = true)")
    assert page.locator(".kind li").filter(visible=True).count() == len(actors)


LINES = """() => {
  const foot = (one) => {
    const mark = document.createElement("span");
    mark.style.display = "inline-block";
    one.prepend(mark);
    const { bottom } = mark.getBoundingClientRect();
    mark.remove();
    return bottom;
  };
  const heads = document.querySelectorAll(".citations section > :is(h3, .of-parts):not(.group)");
  return [...heads].map((head) => {
    const first = [...document.querySelectorAll(".no-address, .forms dd, .of-works summary, .of-parts + p")]
      .find((one) => head.compareDocumentPosition(one) & 4);
    return foot(head) - foot(first);
  });
}"""


@pytest.mark.parametrize(
    "of", ["events/1966-protocol-on-airmen/", "deployments/north-korean-airmen/"]
)
def test_heads_of_citations_share_a_line_with_what_stands_beside_them(
    desk: Page, served: str, of: str
) -> None:
    desk.set_viewport_size({"width": 1440, "height": 900})
    desk.goto(f"{served}cite/{of}")
    desk.locator(".of-parts ~ button, .of-parts ~ * button").first.wait_for()
    apart = desk.evaluate(LINES)
    assert len(apart) == 4
    assert max(map(abs, apart)) < 1.2, apart
    # Each part begins with the same rule.
    rules = "all => all.map((one) => getComputedStyle(one).borderTopWidth)"
    assert set(desk.locator(".citations > section").evaluate_all(rules)) == {"2px"}
    # What is said of all statements has the width of a text, and so few lines.
    height = desk.locator(".of-parts + p").evaluate("one => one.offsetHeight")
    assert height < 100


@pytest.mark.parametrize("width", [1440, 390])
def test_cite_sends_no_word_of_a_text_to_a_line_of_its_own(
    desk: Page, served: str, width: int
) -> None:
    """A paragraph is no higher with it than it is without."""
    desk.set_viewport_size({"width": width, "height": 900})
    for address in ("chapters/the-airmen/", "further-reading/"):
        desk.goto(served + address)
        desk.locator(".prose > p > a.cite ~ .collect").first.wait_for(state="attached")
        higher = desk.evaluate(
            """() => [...document.querySelectorAll(".prose > p:not(.cite-apart, h1 + p)")].filter((p) => {
                const cite = p.querySelector(":scope > a.cite");
                if (!cite) return false;
                const before = p.offsetHeight;
                cite.nextElementSibling.remove();
                cite.remove();
                return p.offsetHeight < before;
            }).map((p) => p.textContent)"""
        )
        assert higher == []


def test_the_first_note_stands_at_its_line_and_no_note_is_cut(desk: Page, served: str) -> None:
    """It stood 195 pixels above its number, though it pushes no other; one was cut above free space."""
    desk.set_viewport_size({"width": 1440, "height": 900})
    desk.goto(f"{served}chapters/the-airmen/")
    first = desk.locator(".side").first
    expect(first).to_contain_text("1. ")
    note = first.bounding_box()
    call = desk.locator(".call").first.bounding_box()
    assert note
    assert call
    assert abs(note["y"] - call["y"]) < 8
    assert desk.locator(".side.long").count() == 0


@pytest.mark.parametrize("width", [1080, 1280])
def test_two_rows_of_maps_have_one_gutter(desk: Page, served: str, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(f"{served}places/")
    left, right, below, beside = desk.locator(".sheets .row > div > svg").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect())"
    )
    assert abs(left["right"] - below["right"]) < 0.6 > abs(right["left"] - beside["left"])


def test_a_bar_has_the_room_beside_its_figure(desk: Page, served: str) -> None:
    """Between a figure and a note it had a fifth of the column, and dates broke before their dash."""
    desk.goto(f"{served}figures/")
    found = desk.locator("section:has(#chart-aircraft-lost) .sayings li > div").evaluate_all(
        """all => all.map((row) => [
          row.querySelector("svg").clientWidth,
          row.querySelector("span").getBoundingClientRect().top
            - row.querySelector("svg").getBoundingClientRect().bottom,
          row.querySelector("u").getClientRects().length])"""
    )
    assert found
    assert all(wide > 300 and below >= 0 and lines == 1 for wide, below, lines in found)


def test_bars_of_a_table_have_one_scale_and_stand_below_their_figures(
    desk: Page, served: str
) -> None:
    desk.goto(f"{served}figures/")
    found = desk.locator("section:has(#chart-staple-goods) td:has(svg)").evaluate_all(
        """all => all.map((cell) => [
          cell.querySelector("svg").clientWidth,
          cell.querySelector("svg").getBoundingClientRect().top
            - cell.querySelector("a").getBoundingClientRect().bottom,
          cell.querySelector("a").getBoundingClientRect().height])"""
    )
    assert len(found) > 12
    assert all(wide > 80 and below >= -1 and high >= 24 for wide, below, high in found)
    assert len({wide for wide, *_ in found}) == 1


@pytest.mark.parametrize("width", [1440, 390])
def test_the_head_of_a_panel_stands_nearer_to_its_own_rows(
    desk: Page, served: str, width: int
) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(f"{served}figures/")
    desk.evaluate("document.querySelectorAll('details.fold').forEach((one) => (one.open = true))")
    found = desk.locator(".wall .bars > section + section > p").evaluate_all(
        """all => all.map((head) => {
          const words = document.createRange(); words.selectNodeContents(head);
          const { top, bottom } = words.getBoundingClientRect();
          const before = head.parentElement.previousElementSibling.getBoundingClientRect();
          return [top - before.bottom, head.nextElementSibling.getBoundingClientRect().top - bottom, before.top < top]; })"""
    )
    below = [(above, under) for above, under, is_below in found if is_below and above > 0]
    assert len(below) > 5
    assert all(above >= 3 * under for above, under in below)


def test_on_a_phone_what_one_may_do_with_a_paper_stands_in_a_line(sized: Page, served: str) -> None:
    """But the first, which says how long it takes: Cite stood alone in a second line."""
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.goto(f"{served}papers/szalontai-2017/")
    expect(sized.locator(".actions > .collect")).to_be_visible()
    tops = sized.locator(".actions > *").evaluate_all(
        "all => all.map((one) => Math.round(one.getBoundingClientRect().top))"
    )
    assert len(tops) > 3
    first, *others = tops
    assert first < min(others)
    assert len(set(others)) == 1


def test_a_source_stands_below_its_bar_in_every_chart(desk: Page, served: str) -> None:
    desk.goto(f"{served}figures/")
    rows = desk.locator(".wall > div > section:not(.timed) .bars > section li > div:has(> svg)")
    below = rows.evaluate_all(
        """all => all.map((row) => row.querySelector("span").getBoundingClientRect().top
          - row.querySelector("svg").getBoundingClientRect().bottom)"""
    )
    assert len(below) > 30
    assert all(room >= 0 for room in below)


def test_what_a_document_says_stands_in_one_column_of_a_good_measure(
    desk: Page, served: str
) -> None:
    desk.goto(f"{served}bibliography/soviet-memo-1967-05-07/")
    said = desk.locator("#reading + div > p")
    first, second = (said.nth(number).bounding_box() for number in range(2))
    assert first
    assert second
    assert second["y"] > first["y"] + first["height"]
    assert first["x"] == second["x"]
    assert 500 < max(first["width"], second["width"]) < 700


def test_words_of_a_key_stand_on_the_line_of_what_they_mean(desk: Page, served: str) -> None:
    desk.goto(f"{served}documents/")
    apart = desk.locator(".meanings > div").evaluate_all(
        """all => all.map((row) => {
          const line = (part) => { const mark = document.createElement("img"); mark.style.cssText = "width:0;height:0";
            part.append(mark); const { bottom } = mark.getBoundingClientRect(); mark.remove(); return bottom; };
          return Math.abs(line(row.querySelector("dt")) - line(row.querySelector("dd"))); })"""
    )
    assert apart
    assert max(apart) <= 1
    # What a verdict means takes one line.
    lines = desk.locator("#parting + ul > li").evaluate_all(
        "all => all.map((one) => one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight))"
    )
    assert lines
    assert max(lines) < 1.5
    # On a phone a name stands above its bar, and no head above both.
    heads = desk.locator("p.tallied")
    expect(heads).to_be_visible()
    desk.set_viewport_size({"width": 390, "height": 844})
    expect(heads).to_be_hidden()


def test_titles_have_the_room_that_dates_do_not_need(desk: Page, served: str) -> None:
    desk.goto(f"{served}timeline/")
    found = desk.locator(".timeline .events li:visible").evaluate_all(
        """all => all.map((row) => [
          row.querySelector(".date").scrollWidth - row.querySelector(".date").clientWidth,
          row.querySelector("div").clientWidth])"""
    )
    assert found
    assert all(over <= 0 and wide > 465 for over, wide in found)


@pytest.mark.parametrize("width", [1440, 390])
def test_the_two_maps_of_the_home_page_are_of_one_size_and_cross_nothing(
    desk: Page, served: str, width: int
) -> None:
    """Both states divided, abreast; what leads on from fewer answers than all is a link."""
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(served)
    box = "all => all.map((one) => one.getBoundingClientRect().toJSON())"
    north, south = desk.locator(".front > .locator svg").evaluate_all(box)
    [text] = desk.locator(".front > :first-child").evaluate_all(box)
    assert north["width"] == pytest.approx(south["width"], abs=0.5)
    assert north["top"] == pytest.approx(south["top"], abs=0.5)
    assert north["right"] < south["left"]
    assert (text["right"] < north["left"]) == (width > 960)
    more = desk.locator("ol.great").get_by_role("link", name="more")
    assert more.count() > 2
    assert "questions/" in (more.first.get_attribute("href") or "")


@pytest.mark.parametrize("width", [1440, 390])
def test_the_parts_of_a_page_are_in_groups_on_a_phone_and_at_the_desk(
    desk: Page, served: str, width: int
) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(f"{served}about/")
    named = desk.locator(".prose > .jump > span").all_text_contents()
    assert len(named) > 2
    heads = desk.locator(".above-folds").filter(visible=True)
    beside = desk.locator(".prose > .jump > span").filter(visible=True)
    # At the desk the list beside the text has all; those that fold have their heads there, too.
    assert heads.all_text_contents() == (named[1:] if width > 960 else named)
    assert beside.all_text_contents() == (named if width > 960 else [])
    # At the desk the first group is read at once; the others fold, too, and open for their addresses.
    expect(desk.locator("#corpus + .fold > p").first).to_be_visible(visible=width > 960)
    # What they have in numbers folds there, too.
    tables = desk.locator(":is(#corpus, #machine) + .fold table")
    assert tables.count() == 2
    assert tables.filter(visible=True).count() == 0
    names = desk.locator("#names + .fold > p").first
    expect(names).to_be_hidden()
    desk.evaluate("location.hash = 'names'")
    expect(names).to_be_visible()


def test_on_a_phone_the_bars_of_chapters_have_their_titles(sized: Page, served: str) -> None:
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.goto(f"{served}chapters/")
    ends = sized.locator(".glance .chapter").evaluate_all(
        """all => all.map((one) => [...one.querySelectorAll("tspan, line + text")].map((name) => (
            name.getBoundingClientRect().right)))"""
    )
    assert len(ends) == 8
    assert all(len(names) == 1 and 0 < names[0] <= 372 for names in ends), ends
    # The number of the first stands no farther left than the text.
    left = "all => Math.min(...all.map((one) => one.getBoundingClientRect().left))"
    text = sized.locator("h1").evaluate_all(left)
    assert sized.locator(".glance .chapter text").evaluate_all(left) >= text - 1
    # Nor does the first year hang far out; it keeps away from the second.
    first, second = sized.locator(".glance .decade").evaluate_all(
        "all => all.slice(0, 2).map((one) => one.getBoundingClientRect().toJSON())"
    )
    assert text - 10 < first["left"]
    assert first["right"] < second["left"] - 4
    # A bar and the number of a chapter stay where they are.
    moved = "all => all.filter((one) => getComputedStyle(one).transform !== 'none').length"
    assert sized.locator(".glance :is(rect, .chapter text)").evaluate_all(moved) == 0


@pytest.mark.parametrize("width", [1440, 390])
def test_a_source_is_found_by_a_word_or_a_letter(desk: Page, served: str, width: int) -> None:
    desk.set_viewport_size({"width": width, "height": 900})
    desk.goto(f"{served}bibliography/")
    desk.locator("#name").fill("pribbenow pilots")
    row = desk.locator(".kind li").filter(visible=True)
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Pribbenow 2011")
    # And by its title in its own language and in English, though its name has neither.
    for title in ("조선전사", "complete history of korea"):
        desk.locator("#name").fill(title)
        expect(row).to_have_count(1)
    desk.goto(f"{served}bibliography/#letter-P")
    expect(desk.locator("#letter-P")).to_be_in_viewport()
    # Its title is the way to it, larger than the entry, without a line until it is touched.
    way = desk.locator(".entry .to").first
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    assert way.evaluate(size) > desk.locator(".entry > p").first.evaluate(size)
    expect(way).to_have_css("text-decoration-line", "none")
    way.focus()
    expect(way).to_have_css("text-decoration-line", "underline")


def test_on_a_phone_the_two_downloads_are_as_wide_as_each_other(sized: Page, served: str) -> None:
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.goto(f"{served}data/")
    first, second = (way.bounding_box() for way in sized.locator(".actions .button").all())
    assert first
    assert second
    assert first["width"] == second["width"]
    assert first["y"] + first["height"] < second["y"]


def test_the_heads_of_the_two_parts_of_the_sources_are_larger_than_those_of_classes(
    desk: Page, served: str
) -> None:
    desk.goto(f"{served}bibliography/")
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    of_class = desk.locator("#evidence-press").evaluate(size)
    for part in ("papers", "cited"):
        assert desk.locator(f"#{part}").evaluate(size) > of_class + 6
    # What is folded is an entry of the list, and its line as large as one.
    entry = desk.locator(".entry p").first.evaluate(size)
    folds = desk.locator(".bibliography .more > summary")
    assert folds.count() > 3
    assert all(fold.evaluate(size) >= entry for fold in folds.all())


@pytest.mark.parametrize(("width", "letter"), [(320, 16), (390, 16), (390, 32)])
def test_what_is_hidden_at_the_edge_of_a_text_makes_no_page_wider(
    sized: Page, served: str, width: int, letter: int
) -> None:
    sized.set_viewport_size({"width": width, "height": 844})
    for address in ("further-reading/", "chapters/the-airmen/", "about/"):
        sized.goto(served + address)
        sized.locator(".prose > p > a.cite ~ .collect").first.wait_for(state="attached")
        sized.evaluate(f"document.documentElement.style.fontSize = '{letter}px'")
        assert sized.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(
    "address",
    [
        "chapters/the-airmen/",
        "further-reading/",
        "events/1966-protocol-on-airmen/",
        "bibliography/",
    ],
)
def test_cite_is_the_same_word_on_a_phone_as_at_a_desk(
    sized: Page, served: str, address: str
) -> None:
    sized.set_viewport_size({"width": 390, "height": 844})
    sized.goto(served + address)
    shown = """all => all.filter((one) => one.checkVisibility()).map((one) => {
        const style = getComputedStyle(one);
        return [one.innerText, style.fontSize, style.color, getComputedStyle(one, "::before").content];
    })"""
    links = sized.locator("main a.cite:not(.actions > *, .cite-apart > *)")
    in_hand = links.evaluate_all(shown)
    assert [*in_hand[1]] == ["Cite", "13.32px", "rgb(28, 79, 124)", "none"]
    assert [one for one in in_hand if one != in_hand[1]] == []
    # A lead is cited with its page.
    sized.locator(".collect").first.wait_for(state="attached")
    for mark in sized.locator(".prose > h1 + p > a.cite").all():
        expect(mark).to_be_hidden()
    sized.set_viewport_size({"width": 1440, "height": 900})
    assert {one[0] for one in links.evaluate_all(shown)} == {"Cite"}


MIDDLE = "chapters/the-airmen/#strength-on-arrival"


def test_who_arrives_within_a_chapter_on_a_phone_sees_which_it_is(
    browser: Browser, served: str
) -> None:
    with window(browser, viewport=PHONE, java_script_enabled=False) as opened:
        opened.goto(f"{served}{MIDDLE}")
        name = opened.locator(".arrived")
        expect(name).to_be_in_viewport()
        box, arrived = name.bounding_box(), opened.locator(":target").bounding_box()
        assert box
        assert arrived
        assert box["y"] == 0
        assert box["y"] + box["height"] <= arrived["y"]
        name.locator("a").click()
        expect(opened.locator("h1")).to_be_in_viewport()
        expect(name).to_be_hidden()
        # Nor is it in the way of who comes by the beginning.
        opened.goto(f"{served}chapters/")
        opened.goto(f"{served}{MIDDLE.partition('#')[0]}")
        expect(name).to_be_hidden()


REACHED = """call => {
  call.scrollIntoView({ block: "center" });
  const box = call.getBoundingClientRect();
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  return [[0, -11], [0, 11], [-11, 0], [11, 0]].filter(([right, down]) =>
    document.elementFromPoint(x + right, y + down)?.closest("a") !== call).length;
}"""


def test_a_thumb_meets_the_number_of_a_note_and_one_of_two_buttons(
    browser: Browser, served: str
) -> None:
    with window(browser, viewport=PHONE) as opened:
        opened.goto(f"{served}{MIDDLE.partition('#')[0]}")
        calls = opened.locator(".book > p > .call a").all()[:12]
        assert len(calls) == 12
        assert [call.evaluate(REACHED) for call in calls] == [0] * 12
        cite, keep = (
            opened.locator(f".prose > .cite-apart > {one}").bounding_box()
            for one in ("a.cite", ".collect")
        )
        assert cite
        assert keep
        assert keep["x"] - cite["x"] - cite["width"] >= 12
        assert min(keep["width"], keep["height"], cite["height"]) >= 24
