"""Browser tests with the full record: dialogs, printing and copying."""

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from chronicle.records import Claim, Lesson
from chronicle.release.built_site import BuiltSite
from support import load_record
from support.kinds import (
    DESKTOP,
    expand_all,
    find_axe_violations,
    page_with_most_links,
    remove_repeated_siblings,
)
from support.projects import CLIPBOARD, open_page


def test_citation_dialog_passes_axe(page: Page, site_url: str, site: BuiltSite) -> None:
    page.goto(f"{site_url}{page_with_most_links(site, 'deployments/*')}")
    page.locator("a.cite").filter(visible=True).first.click()
    page.locator("dialog[open]").wait_for()
    expand_all(page)
    assert page.locator("dialog").evaluate("one => one.scrollWidth <= one.clientWidth")
    remove_repeated_siblings(page)
    assert find_axe_violations(page, "dialog") == []


def test_fragment_opens_collapsed_block_without_scripts(
    no_script_page: Page, site_url: str, site: BuiltSite
) -> None:
    no_script_page.goto(site_url + page_with_most_links(site, "deployments/*"))
    name = no_script_page.locator("details .statement[id]").first.get_attribute("id")
    expect(no_script_page.locator(f"[id='{name}']")).to_be_hidden()
    no_script_page.goto(f"{no_script_page.url}#{name}")
    expect(no_script_page.locator(f"[id='{name}'] .statement-text")).to_be_visible()


def test_link_to_a_passage_shows_how_to_read_the_paper(page: Page, site_url: str) -> None:
    """The first words of the passage and the link to the paper are in view next to the statement."""
    page.goto(f"{site_url}papers/young-2019/#para-6.campaign-home-and-foreign-policy-young")
    opened = page.locator("details:has(:target)")
    expect(page.locator("li:target")).to_be_in_viewport(ratio=1)
    expect(opened.locator("summary q")).to_be_in_viewport(ratio=1)
    expect(opened.get_by_text("Open the paper")).to_be_in_viewport(ratio=1)
    summary, statement = (
        page.locator(each).bounding_box()
        for each in ("details:has(:target) > summary", "li:target")
    )
    assert summary
    assert statement
    assert summary["y"] + summary["height"] <= statement["y"]
    opened.get_by_role("link", name="¶7").last.click()
    expect(page.locator("details:has(:target) h3")).to_have_text("¶7")


def test_lessons_print_on_two_pages(desktop: Page, site_url: str) -> None:
    """The first side is for students; the notes on a good answer begin the second. Letter is shorter than A4."""
    lessons = [lesson.site_address(load_record()) for lesson in load_record().of(Lesson)]
    assert len(lessons) == 8
    results = {}
    for address in lessons:
        desktop.goto(site_url + address)
        assert desktop.locator("main h2").filter(has_text="For the teacher").count() == 1
        # The first side contains mostly graphics.
        pages = PdfReader(io.BytesIO(desktop.pdf(format="Letter", page_ranges="2-"))).pages
        # Letter-spaced text is extracted with spaces inside words.
        texts = [re.sub(r"\s", "", page.extract_text()).lower() for page in pages]
        results[address] = ["fortheteacher" in text for text in texts]
    assert [address for address, is_right in results.items() if is_right != [True]] == []


@pytest.fixture
def printed_page(browser: Browser) -> Iterator[Page]:
    with open_page(browser, viewport=DESKTOP) as page:
        page.emulate_media(media="print")
        yield page


@pytest.mark.parametrize("browser", ["chromium", "firefox"], indirect=True)
def test_threads_are_printed_with_numbers(desktop: Page, site_url: str) -> None:
    desktop.goto(f"{site_url}questions/how-many-airmen/")
    numbers = desktop.locator(".threads ol.thread-figures b").all_inner_texts()
    paper = PdfReader(io.BytesIO(desktop.pdf(width="20in", height="40in"))).pages[0]
    assert numbers
    assert [number for number in numbers if number not in paper.extract_text()] == []


@pytest.mark.parametrize("browser", ["firefox"], indirect=True)
def test_printed_lines_do_not_overlap(desktop: Page, site_url: str) -> None:
    """Lines that begin at the same distance from the left are at least a font size apart."""
    desktop.goto(f"{site_url}timeline/")
    # A4: Firefox takes these inches for centimetres.
    paper = PdfReader(io.BytesIO(desktop.pdf(width="21in", height="29.7in")))
    overlapping = []
    for sheet in paper.pages:
        lines = []

        def add_line(text: str, page: Any, line: Any, _: object, size: float) -> None:
            if text.strip():
                left = page[0] * line[4] + page[4]
                base = page[3] * line[5] + page[5]
                lines.append((round(left), base, abs(size * page[3] * line[3]), text))  # noqa: B023

        sheet.extract_text(visitor_text=add_line)
        for before, after in pairwise(sorted(lines)):
            if before[0] == after[0] and 0 < round(after[1] - before[1]) < int(before[2]):
                overlapping.append((before, after))
    assert overlapping == []


def test_collapsed_events_are_printed(printed_page: Page, site_url: str) -> None:
    printed_page.goto(f"{site_url}timeline/")
    collapsed = printed_page.locator(".minor")
    assert collapsed.count() > collapsed.filter(visible=False).count() == 0


def test_note_numbers_are_inside_the_page(printed_page: Page, site_url: str) -> None:
    """A number of three digits is inside too: Chromium cuts off text to the left of the page."""
    printed_page.goto(f"{site_url}chapters/introduction/")
    width, margin = printed_page.locator(".notes ol").evaluate("""(list) => {
      const note = list.firstElementChild;
      const text = new Range();
      text.selectNodeContents(note);
      list.start = 100;
      note.style.listStylePosition = "inside";
      const { left } = note.getBoundingClientRect();
      return [text.getClientRects()[0].left - left, left];
    }""")
    assert 0 < width <= margin


def test_printed_page_ends_with_citation(printed_page: Page, site_url: str) -> None:
    printed_page.goto(f"{site_url}timeline/")
    citation = printed_page.locator(".colophon")
    expect(citation).to_contain_text(f"{site_url}timeline/")
    expect(citation).to_be_visible()
    expect(citation).to_contain_text("“Timeline.” In ")
    printed_page.emulate_media(media="screen")
    expect(citation).to_be_hidden()


def test_print_button_prints(desktop: Page, site_url: str) -> None:
    desktop.add_init_script("print = () => { document.title = 'printed' }")
    desktop.goto(f"{site_url}teaching/the-airmen/")
    desktop.get_by_role("button", name="Print").click()
    expect(desktop).to_have_title("printed")


def test_report_contains_the_fragment(desktop: Page, site_url: str) -> None:
    address = f"{site_url}questions/how-many-airmen/#witnesses"
    desktop.context.grant_permissions(CLIPBOARD)
    desktop.goto(address)
    expect(desktop.locator(".site-footer p")).to_have_count(0)  # reader views would show the text
    desktop.locator(".mistake-report summary").click()
    desktop.locator(".mistake-report button").click()
    expect(desktop.locator(".mistake-report button")).to_have_text("Copied")
    desktop.locator(".mistake-report summary").click()
    desktop.evaluate("location.hash = 'another'")
    desktop.locator(".mistake-report summary").click()
    expect(desktop.locator(".mistake-report textarea")).to_have_value(re.compile("#another\n"))
    copied = desktop.evaluate("navigator.clipboard.readText()")
    assert f"Place: {address}\nRecord: how-many-airmen\n" in copied


def test_link_opens_one_set_to_check(desktop: Page, site_url: str) -> None:
    """The code of each statement says what a record of its check needs."""
    desktop.goto(f"{site_url}about/check/#sitting-2")
    expect(desktop.locator("details[open] .checklist")).to_have_id("sitting-2")
    records = load_record()
    codes = desktop.locator(".checklist code").all_text_contents()
    assert codes
    for code in codes:
        claim, _, locator = code.partition(", ")
        assert locator in [source.at for source in records.get(Claim, claim).sources]
