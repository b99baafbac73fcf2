"""A real Chromium on pages as full as this record makes them: what opens over them, the comparison, the way from one to another."""

import io
import re
from itertools import product

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from chronicle.corpus import addresses
from chronicle.record.models import Lesson
from chronicle.release.built_site import BuiltSite
from support import the_record
from support.kinds import DESK, PHONE, middling, objections, of_kind, richest, thin, unfold
from support.projects import window


def test_the_citations_that_open_over_a_page(page: Page, served: str, site: BuiltSite) -> None:
    page.goto(f"{served}{richest(site, 'deployments/*')}")
    page.locator("a.cite").first.click()
    page.locator("dialog[open]").wait_for()
    unfold(page)
    thin(page)
    assert objections(page, "dialog") == []


# The highest stretch of the text column, from the heading to the end of the record, in which nothing stands. Answers side by side
# are one thing, of whatever height each.
EMPTY = """() => {
    const record = document.querySelector(".record");
    const column = record.querySelector("h1").getBoundingClientRect().left + 300;
    const boxes = [...record.querySelectorAll("svg, .answers")].map((drawn) => drawn.getBoundingClientRect());
    const texts = document.createTreeWalker(record, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
        if (!texts.currentNode.data.trim() || !texts.currentNode.parentElement.checkVisibility()) continue;
        range.selectNodeContents(texts.currentNode);
        boxes.push(...range.getClientRects());
    }
    const rows = boxes.filter(({ left, width, height }) => left < column && width > 1 && height > 1);
    rows.sort((one, other) => one.top - other.top);
    rows.push({ top: record.getBoundingClientRect().bottom });
    let [worst, end] = [0, rows[0].bottom];
    for (const { top, bottom } of rows) {
        worst = Math.max(worst, top - end);
        end = Math.max(end, bottom);
    }
    return worst;
}"""


@pytest.mark.parametrize("kind", ["events/*", "deployments/*", "questions/*"])
def test_no_hole_is_in_the_text_column(
    browser: Browser, served: str, site: BuiltSite, kind: str
) -> None:
    found = {}
    with window(browser, viewport=DESK, java_script_enabled=False) as opened:
        for address in of_kind(site, kind):
            opened.goto(served + address)
            if opened.locator(".record").count():  # what was withdrawn has none
                found[address] = opened.evaluate(EMPTY)
    assert len(found) > 30
    assert {address: empty for address, empty in found.items() if empty > 200} == {}


@pytest.mark.parametrize(("size", "screens"), [(DESK, 1), (PHONE, 2)], ids=["desk", "phone"])
def test_the_home_page_begins_with_what_it_is_ways_on_and_the_period(
    browser: Browser, served: str, size: dict[str, int], screens: int
) -> None:
    with window(browser, viewport=size) as opened:
        opened.goto(served)
        for part in (".opening", ".actions", ".glance"):
            box = opened.locator(part).bounding_box()
            assert box
            assert box["y"] + box["height"] < screens * size["height"], part
        assert opened.locator(".asked .finding").count() == 3


def test_nothing_covers_what_a_statement_says_at_its_anchor(
    page: Page, served: str, site: BuiltSite
) -> None:
    """The line of contents that stays in sight is highest on the page with most groups of statements."""
    page.goto(served + richest(site, "deployments/*"))
    anchor = page.locator(".statement[id]").nth(30).get_attribute("id")
    page.goto(f"{page.url}#{anchor}")
    page.locator(":target .stated").wait_for()
    covered = page.evaluate("""() => document.querySelector(":target .stated").getBoundingClientRect().top
        - document.querySelector(".claims > .jump").getBoundingClientRect().bottom""")
    assert covered >= 0


def test_answers_under_the_field_in_the_header(browser: Browser, served: str) -> None:
    with window(browser, viewport=DESK) as opened:
        opened.goto(f"{served}about/")
        opened.locator(".quick input").press_sequentially("1966")
        opened.locator(".quick .found a").first.wait_for()
        assert objections(opened, ".book-header") == []


def test_papers_and_questions_are_left_out_of_the_comparison(page: Page, served: str) -> None:
    page.goto(f"{served}papers/")
    columns, rows = (
        page.locator(".compared").first.locator("thead th"),
        page.locator("tr[data-question]"),
    )
    cells = rows.first.locator("td").filter(visible=True)
    papers, questions = cells.count(), rows.filter(visible=True).count()
    paper = page.locator("#choice input").nth(1)
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


def test_the_great_questions_compared_print_on_one_sheet(browser: Browser, served: str) -> None:
    with window(browser) as opened:
        opened.goto(f"{served}papers/")
        sheet = opened.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
    [(width, height)] = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", sheet)
    assert float(width) > float(height)


def test_from_the_timeline_to_a_question_and_back(page: Page, served: str, site: BuiltSite) -> None:
    """A reader goes from the timeline to an event or its deployment, to a disputed figure, its question, a work, an actor."""
    page.goto(f"{served}{richest(site, 'questions/*')}")
    question = page.locator("h1").inner_text()
    assert page.locator(".answer").count() >= 2
    page.locator(".answer .voices a").first.click()
    page.wait_for_url("**/#*")
    assert page.locator(":target").count() == 1
    assert page.locator(f"text={question}").count() >= 1
    page.locator(":target .whose a[href*='papers/']").first.click()
    page.wait_for_url("**/papers/**")
    assert page.locator(":target").count() == 1
    page.go_back()
    page.locator("header nav >> text=Timeline").click()
    page.wait_for_url("**/timeline/")


def test_a_report_of_a_mistake_is_copied(browser: Browser, served: str, site: BuiltSite) -> None:
    with window(browser, permissions=["clipboard-read", "clipboard-write"]) as opened:
        for kind in ("events/*", "questions/*"):
            address = middling(site, kind)
            opened.goto(served + address)
            opened.get_by_role("button", name="Copy a report").click()
            opened.get_by_role("button", name="Copied").wait_for()
            report = opened.evaluate("navigator.clipboard.readText()")
            assert report.startswith(f"{address.split('/')[1]}, ")
            assert re.search(rf"/{address}, version [0-9.]+$", report)


def test_each_lesson_prints_on_two_sides(browser: Browser, served: str) -> None:
    """The first side is for the class; what a good answer notices begins the second. Letter is the shorter paper."""
    lessons = [addresses.handout(lesson.chapter) for lesson in the_record().of(Lesson)]
    assert len(lessons) == 8
    found = {}
    with window(browser) as opened:
        for address, paper in [*product(lessons, ["Letter"]), *product(lessons[-2:], ["A4"])]:
            opened.goto(served + address)
            assert opened.locator("main").inner_text().lower().count("for the teacher") == 1
            # Without the first side, most of which is drawings.
            sides = PdfReader(io.BytesIO(opened.pdf(format=paper, page_ranges="2-"))).pages
            # Spaced letters come out with blanks between some of them.
            told = [
                "fortheteacher" in re.sub(r"\s", "", side.extract_text()).lower() for side in sides
            ]
            found[address, paper] = told
    assert [one for one, told in found.items() if told != [True]] == []
