"""What Chromium would print: nothing to click, everything that a reader needs on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from chronicle.release.built_site import BuiltSite
from support.kinds import DESK, richest
from support.projects import window


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    with window(browser, viewport=DESK) as page:
        page.emulate_media(media="print")
        yield page


def test_a_filtered_timeline_prints_filter_count_and_list(paper: Page, served: str) -> None:
    paper.goto(f"{served}timeline/?weight=major")
    expect(paper.locator(".chosen")).to_contain_text(" of ")
    expect(paper.locator(".chosen .word")).to_have_text("Great events")
    expect(paper.locator(".chosen .word")).to_be_visible()
    expect(paper.locator(".facets")).to_be_hidden()
    expect(paper.locator(".years")).to_be_hidden()
    expect(paper.locator("li.great").first).to_be_visible()
    paper.goto(f"{served}timeline/")
    expect(paper.locator(".chosen")).to_be_hidden()


def test_answers_stand_under_one_another_with_their_evidence(
    paper: Page, served: str, site: BuiltSite
) -> None:
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


def test_statements_that_are_folded_on_the_page_are_printed(
    paper: Page, served: str, site: BuiltSite
) -> None:
    paper.goto(served + richest(site, "deployments/*"))
    assert paper.locator(".statements .more .statement").count() > 0
    assert paper.locator(".statements .more .statement").last.bounding_box()
    expect(paper.locator(".statements .more > summary").first).to_be_hidden()
