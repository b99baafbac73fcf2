"""A real Chromium on one page of each kind: no error, no request elsewhere, nothing that axe objects to, nothing too wide."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from support.kinds import COLOURS, DESK, KINDS, PHONE, RULES, axe, richest, thin, unfold
from support.projects import watched, window
from support.site_reader import Site


@pytest.fixture(params=["desk", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    with watched(browser, PHONE if request.param == "phone" else DESK) as opened:
        yield opened


def objections(page: Page, context: str | None = None) -> list[str]:
    """What axe finds on a page, or in a part of it, in light and in dark: each rule, and the first elements that break it."""
    found = axe(page, context, RULES)
    thin(page)
    for scheme in ("light", "dark"):
        page.emulate_media(
            color_scheme=scheme, reduced_motion="reduce"
        )  # a colour that is changing is none
        found += axe(page, context, COLOURS)
    return [f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in found]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_page(page: Page, served: str, site: Site, kind: str) -> None:
    page.goto(served + richest(site, kind))
    unfold(page)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert objections(page) == []


def test_what_is_pressed_has_room_on_pages_of_all_sorts(
    browser: Browser, served: str, site: Site
) -> None:
    """The richest page of a kind need not be the one with the shortest links: each question is asked, and some of all others."""
    pages = sorted(address for address in site.pages if not address.startswith("cite/"))
    target_size = {"runOnly": {"type": "rule", "values": ["target-size"]}}
    with watched(browser, PHONE) as page:
        for address in [a for a in pages if a.startswith("questions/")] + pages[::32]:
            page.goto(served + address)
            found = axe(page, options=target_size)
            assert [node["html"] for rule in found for node in rule["nodes"]] == [], address


def test_the_citations_that_open_over_a_page(page: Page, served: str, site: Site) -> None:
    page.goto(f"{served}{richest(site, 'deployments/*')}")
    page.locator("a.cite").first.click()
    page.locator("dialog[open]").wait_for()
    unfold(page)
    assert objections(page, "dialog") == []


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


@pytest.mark.parametrize("kind", ["timeline/", "events/*", "questions/*", "papers/"])
def test_reads_without_scripts(browser: Browser, served: str, site: Site, kind: str) -> None:
    with window(browser, java_script_enabled=False) as opened:
        opened.goto(served + richest(site, kind))
        assert opened.locator("h1").is_visible()
        if kind == "timeline/":
            assert (
                opened.locator("li[data-keys]").filter(visible=True).count()
                == opened.locator("li[data-keys]").count()
            )
            assert not opened.locator("#filters").is_visible()
        if kind == "papers/":
            assert opened.locator("tr[data-question]").first.is_visible()
            assert not opened.locator("#choice").is_visible()


def test_from_the_timeline_to_a_question_and_back(page: Page, served: str, site: Site) -> None:
    """A reader goes from the timeline to an event or its deployment, to a disputed figure, its question, a work, an actor."""
    page.goto(f"{served}{richest(site, 'questions/*')}")
    question = page.locator("h1").inner_text()
    assert page.locator(".answer").count() >= 2
    page.locator(".answer .soft a").first.click()
    page.wait_for_url("**/#*")
    assert page.locator(":target").count() == 1
    assert page.locator(f"text={question}").count() >= 1
    page.locator(":target .whose a[href*='papers/']").first.click()
    page.wait_for_url("**/papers/**")
    assert page.locator(":target").count() == 1
    page.go_back()
    page.locator("header nav >> text=Timeline").click()
    page.wait_for_url("**/timeline/")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_each_lesson_prints_on_two_sides(
    browser: Browser, served: str, site: Site, paper: str
) -> None:
    """The first side is for the class; what a good answer notices begins the second."""
    found = {}
    with window(browser) as opened:
        for address in (a for a in site.pages if a.startswith("teaching/") and a != "teaching/"):
            opened.goto(served + address)
            sides = PdfReader(io.BytesIO(opened.pdf(format=paper))).pages
            found[address] = ["for the teacher" in side.extract_text().lower() for side in sides]
    assert len(found) == 10
    assert set(map(tuple, found.values())) == {(False, True)}, found
