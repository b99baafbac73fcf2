"""Browser tests of the search with the full record: ranking and the search fields."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from chronicle.history import History
from chronicle.records import Claim, Event
from support import create_shared_directory
from support.built_site import in_every_browser, open_search_page
from support.cases import Loader, cases
from support.searching import find_paths, measure_hits, run_queries

pytestmark = pytest.mark.record

# Groups of queries, each with the ids of the acceptable first results.
QUERIES: dict[str, dict[str, dict[Any, str | list[str]]]] = {
    path.stem: yaml.load(path.read_bytes(), Loader)
    for path in sorted((Path(__file__).parent / "queries").glob("*.yml"))
}


def event_titles(record: History) -> dict[str, str]:
    """Map each event title to its id."""
    return {event.title.as_text: event.id for event in record.corpus.of(Event)}


def quotations(record: History) -> dict[str, str]:
    """Map each quotation to the URL of its statement."""
    return {
        claim.quoted.in_english: record.addresses[claim.id]
        for claim in record.corpus.of(Claim)
        if claim.quoted
    }


@pytest.fixture(scope="module")
def answers_by_query(
    launch: Callable[[str], Browser],
    site_url: str,
    record: History,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, list[str]]:
    """Return the answers to all queries, event titles and quotations, computed once and shared by all xdist workers."""
    queries = [
        str(query) for groups in QUERIES.values() for some in groups.values() for query in some
    ]
    queries += [*event_titles(record), *quotations(record)]

    def save_answers(directory: Path) -> None:
        with open_search_page(launch("chromium"), site_url) as page:
            paths = find_paths(page, site_url, queries)
        (directory / "found").write_text(json.dumps(paths), "utf-8")

    paths = json.loads(
        (create_shared_directory(tmp_path_factory, "answered", save_answers) / "found").read_bytes()
    )
    return dict(zip(queries, paths, strict=True))


@cases
def test_expected_answers_come_first(
    answers_by_query: dict[str, list[str]],
    record: History,
    name: str,
    least: int,
    first: float,
    three: float,
) -> None:
    groups = QUERIES[name]
    queries = {query: expected for group in groups.values() for query, expected in group.items()}
    hits = measure_hits(answers_by_query, record, queries)
    print(*hits.missed_queries, sep="\n")
    assert len(queries) >= least
    assert hits.first_share >= first
    assert hits.top_three_share >= three


def test_event_titles_find_their_events(
    answers_by_query: dict[str, list[str]], record: History
) -> None:
    """An event ranks above longer titles and above similar questions."""
    assert measure_hits(answers_by_query, record, event_titles(record)).missed_queries == ()


def test_quotations_find_their_statements(
    answers_by_query: dict[str, list[str]], record: History
) -> None:
    assert measure_hits(answers_by_query, record, quotations(record)).top_three_share == 1


def test_absent_names_have_no_match(search_page: Page, site_url: str) -> None:
    """An unknown name has no near match, even if the index contains each of its words."""
    absent = yaml.safe_load((Path(__file__).parent / "absent_names.yml").read_text("utf-8"))
    results = run_queries(search_page, site_url, absent)
    assert [name for name, result in zip(absent, results, strict=True) if result["isKnown"]] == []


@in_every_browser
def test_header_and_search_page_agree(search_page: Page, site_url: str) -> None:
    """Their results are the same after other queries too, and if no answer matches all words."""
    query = "why did the friendship end"
    search_page.locator("#q").fill(query)
    status = search_page.locator("#ask [role=status]")
    expect(status).to_contain_text(re.compile(r"\d results"))
    expect(search_page.locator("#ask ol")).to_have_attribute("aria-busy", "false")
    counted = status.inner_text()
    links = search_page.locator("#ask li a").evaluate_all(
        "all => all.slice(0, 5).map(one => one.href)"
    )
    search_page.goto(f"{site_url}timeline/")
    search_page.locator(".header-search input").focus()
    for text in ("students in Pyongyang", query):
        search_page.locator(".header-search input").fill(text)
        expect(search_page.locator(".header-search ol")).to_have_attribute("aria-busy", "false")
    expect(search_page.locator(".header-search [role=status]")).to_contain_text(counted)
    search_page.keyboard.press("Tab")
    expect(search_page.locator(".header-search li a").first).to_be_focused()
    search_page.set_viewport_size({"width": 1440, "height": 500})
    expect(search_page.locator(".header-search button")).to_be_in_viewport()
    header_links = search_page.locator(".header-search li a").evaluate_all(
        "all => all.map(one => one.href)"
    )
    assert header_links == links


def test_search_query_is_in_the_url(search_page: Page, site_url: str) -> None:
    search_page.goto(f"{site_url}timeline/")
    search_page.locator(".header-search input").focus()
    search_page.keyboard.type("203rd")
    expect(search_page.locator(".header-search li").first).to_be_visible()
    search_page.keyboard.press("Enter")
    search_page.wait_for_url("**/search/?q=203rd")
    first = search_page.locator("#ask li a").first
    expect(first).to_have_text("Unit 203")
    search_page.locator("#q").fill("Sherimup")
    expect(first).to_have_text("Siem Reap")
    assert search_page.url.endswith("search/?q=Sherimup")
    search_page.reload()
    expect(first).to_have_text("Siem Reap")
    first.click()
    search_page.wait_for_url("**/places/#siem-reap")
    search_page.go_back()
    expect(first).to_have_text("Siem Reap")


def test_reports_words_without_results(search_page: Page) -> None:
    status = search_page.locator("#ask [role=status]")
    search_page.locator("#q").fill("Khruschev")
    expect(status).to_contain_text("No results for this spelling")
    expect(status).to_contain_text("“khrushchev”")
    search_page.locator("#q").fill("Kissinger zzyzx")
    expect(status).to_contain_text("No results for “zzyzx”")
    expect(status).to_contain_text("for the other words")
    search_page.locator("#q").fill("Kissinger Angkor")
    expect(status).to_contain_text("the first does not match “Angkor”")
    for absent in ("Zhou Enlai", "McNamara"):
        search_page.locator("#q").fill(absent)
        expect(status).to_contain_text(f"No results for “{absent}”. Start with: ")
        assert search_page.locator("#ask li").count() == 0
    for part in ("Timeline", "Who", "Questions", "Story"):
        expect(status.get_by_role("link", name=part, exact=True)).to_be_visible()
    search_page.locator("#q").fill("")
    expect(status).to_have_text("")
    assert search_page.locator("#ask li").count() == 0


def test_search_page_lists_links_without_scripts(no_script_page: Page, site_url: str) -> None:
    no_script_page.goto(f"{site_url}timeline/")
    no_script_page.locator(".header-search input").fill("anything")
    no_script_page.keyboard.press("Enter")
    no_script_page.wait_for_url("**/search/?q=anything")
    expect(no_script_page.get_by_text("needs JavaScript")).to_be_visible()
    assert not no_script_page.locator("#ask").is_visible()
    for name in ("The timeline", "Who", "Places", "Sources", "Glossary"):
        assert (
            no_script_page.locator(".list-links")
            .get_by_role("link", name=name, exact=True)
            .is_visible()
        )


def test_button_shows_remaining_results(search_page: Page) -> None:
    search_page.locator("#q").fill("Sihanouk")
    more = search_page.locator("#ask .more-results")
    rows = search_page.locator("#ask li")
    expect(rows).to_have_count(20)
    expect(search_page.locator("#ask ol")).to_have_attribute("aria-busy", "false")
    number = int(search_page.locator("#ask [role=status]").inner_text().split()[0])
    more.click()
    expect(rows.nth(20).locator("a").first).to_be_focused()
    expect(rows).to_have_count(number)
    expect(more).to_be_hidden()


@in_every_browser
def test_search_results_are_filtered_by_kind(search_page: Page) -> None:
    search_page.locator("#q").fill("Sihanouk")
    kinds = search_page.locator("#ask .search-results .result-kind")
    expect(kinds.first).to_be_visible()
    choice = search_page.locator("#ask select")
    choice.select_option("event")
    expect(kinds.first).to_have_text("event")
    assert set(kinds.all_text_contents()) == {"event"}
    search_page.locator("#q").fill("Sihanouk event")
    expect(choice).to_have_value("event")
