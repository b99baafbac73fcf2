"""The search in a real Chromium: what readers type, and the record that comes first; the fields."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from chronicle.book import Book
from chronicle.views.page import home
from support.kinds import DESK
from support.projects import window
from support.searching import answers

pytestmark = pytest.mark.record

GROUPS: dict[str, dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "search_queries.yml").read_text(encoding="utf-8")
)
# Groups of queries in plain words, which name nothing as the record does.
PLAIN = {
    "questions, as people ask them",
    "everyday words",
    "words together or apart",
    "a letter wrong, or two changed about",
    "the question behind a topic",
}


@pytest.mark.parametrize(
    ("plain", "least", "first", "among_three"),
    [(False, 250, 0.95, 1), (True, 60, 0.65, 0.9)],
    ids=["by name", "in plain words"],
)
def test_the_record_comes_first(
    opened: Page,
    served: str,
    record: Book,
    plain: bool,
    least: int,
    first: float,
    among_three: float,
) -> None:
    queries = {
        str(query): wanted
        for name, group in GROUPS.items()
        if (name in PLAIN) == plain
        for query, wanted in group.items()
    }
    found = answers(opened, served, [*queries])
    ranks, told = [], []
    for (query, wanted), here in zip(queries.items(), (some[:3] for some in found), strict=True):
        address = wanted if wanted.endswith("/") else home(record, record.corpus[wanted])
        ranks.append(here.index(address) + 1 if address in here else 0)
        if ranks[-1] != 1:
            told.append(f"{query}: wanted {address}, found {', '.join(here) or 'nothing'}")
    three = len(ranks) - ranks.count(0)
    print("\n".join([f"{ranks.count(1)} of {len(ranks)} first, {three} among three", *told]))
    assert len(ranks) >= least
    assert ranks.count(1) / len(ranks) >= first, told
    assert three / len(ranks) >= among_three, told


def test_header_and_page_give_the_same_answers(opened: Page, served: str) -> None:
    """Also after other queries, and where no answer has all the words."""
    query = "why did the friendship end"
    opened.locator("#q").fill(query)
    status = opened.locator("#ask [role=status]")
    expect(status).to_contain_text("answers")
    told = status.inner_text().partition(",")[0].rstrip(".")
    links = opened.locator("#ask li a").evaluate_all("all => all.slice(0, 7).map(one => one.href)")
    opened.goto(f"{served}timeline/")
    opened.locator(".quick input").focus()
    for typed in ("students in Pyongyang", query):
        opened.locator(".quick input").fill(typed)
        expect(opened.locator(".quick ol")).to_have_attribute("aria-busy", "false")
    expect(opened.locator(".quick [role=status]")).to_contain_text(told)
    there = opened.locator(".quick li a").evaluate_all("all => all.map(one => one.href)")
    assert there == links


def test_answers_say_why_they_match(opened: Page) -> None:
    opened.locator("#q").fill("students in Pyongyang")
    marked = opened.locator("#ask li mark")
    expect(marked.first).to_be_visible()
    words = {word.lower() for word in marked.all_inner_texts()}
    assert {"students", "pyongyang"} <= words
    assert "in" not in words


def test_all_answers_and_the_query_in_the_address(opened: Page, served: str) -> None:
    opened.goto(f"{served}timeline/")
    opened.locator(".quick input").focus()
    opened.keyboard.type("203rd")
    expect(opened.locator(".quick li").first).to_be_visible()
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/search/?q=203rd")
    first = opened.locator("#ask li a").first
    expect(first).to_have_text("Unit 203")
    opened.locator("#q").fill("Sherimup")
    expect(first).to_have_text("Siem Reap")
    assert opened.url.endswith("search/?q=Sherimup")
    opened.reload()
    expect(first).to_have_text("Siem Reap")
    first.click()
    opened.wait_for_url("**/places/#siem-reap")
    opened.go_back()
    expect(first).to_have_text("Siem Reap")


def test_what_is_not_found_is_told(opened: Page) -> None:
    status = opened.locator("#ask [role=status]")
    opened.locator("#q").fill("Khruschev")
    expect(status).to_contain_text("Nothing is spelled so")
    expect(status).to_contain_text("“Khrushchev”")
    opened.locator("#q").fill("Mijamoto")
    expect(status).to_contain_text("“Miyamoto”")
    opened.locator("#q").fill("Kissinger zzyzx")
    expect(status).to_contain_text("Nothing has all these words")
    opened.locator("#q").fill("zzyzx")
    expect(status).to_contain_text("Nothing found. Begin with: ")
    for part in ("Timeline", "People and units", "Questions", "Story"):
        expect(status.get_by_role("link", name=part, exact=True)).to_be_visible()
    opened.locator("#q").fill("")
    expect(status).to_have_text("")
    assert opened.locator("#ask li").count() == 0


def test_without_scripts_the_page_names_the_other_ways(browser: Browser, served: str) -> None:
    with window(browser, viewport=DESK, java_script_enabled=False) as page:
        page.goto(f"{served}timeline/")
        page.locator(".quick input").fill("anything")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=anything")
        expect(page.get_by_text("needs scripts")).to_be_visible()
        assert not page.locator("#ask").is_visible()
        for name in ("The timeline", "People and units", "Places", "Sources", "Glossary"):
            assert page.locator(".ways").get_by_role("link", name=name, exact=True).is_visible()
