"""Browser tests of the search with the full record: ranking and the search fields."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from chronicle.history import History
from chronicle.records import Event
from support import made_once
from support.built_site import searching
from support.cases import Loader, cases
from support.searching import answers, found, share

pytestmark = pytest.mark.record

# Groups of queries, each with the ids of the acceptable first results.
QUERIES: dict[str, dict[str, dict[Any, str | list[str]]]] = {
    path.stem: yaml.load(path.read_bytes(), Loader)
    for path in sorted((Path(__file__).parent / "queries").glob("*.yml"))
}


def titles(record: History) -> dict[str, str]:
    """Map each event title to its id."""
    return {event.title.as_text: event.id for event in record.corpus.of(Event)}


@pytest.fixture(scope="module")
def answered(
    browser: Browser, served: str, record: History, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """Return the answers to all queries and event titles, computed once for all processes."""
    every = [str(one) for groups in QUERIES.values() for some in groups.values() for one in some]
    every += titles(record)

    def ask(directory: Path) -> None:
        with searching(browser, served) as page:
            found = answers(page, served, every)
        (directory / "found").write_text(json.dumps(found), "utf-8")

    found = json.loads((made_once(tmp_path_factory, "answered", ask) / "found").read_bytes())
    return dict(zip(every, found, strict=True))


@cases
def test_what_is_asked_for_comes_first(
    answered: dict[str, list[str]],
    record: History,
    name: str,
    least: int,
    first: float,
    three: float,
) -> None:
    groups = QUERIES[name]
    queries = {query: wanted for group in groups.values() for query, wanted in group.items()}
    hits = share(answered, record, queries)
    for group, some in groups.items():
        its = share(answered, record, some)
        print(f"{group}: {its.first:.0%} first, {its.three:.0%} among three of {len(some)}")
    print(*hits.missed, sep="\n")
    assert len(queries) >= least
    assert hits.first >= first
    assert hits.three >= three


def test_a_title_of_an_event_leads_to_it_whatever_others_have_all_its_words(
    answered: dict[str, list[str]], record: History
) -> None:
    """It ranks above longer titles and above similar questions."""
    assert share(answered, record, titles(record)).missed == ()


def test_what_the_record_lacks_is_said(opened: Page, served: str) -> None:
    """An unknown name has no near match, even if the index contains each of its words."""
    absent = yaml.safe_load((Path(__file__).parent / "absent_names.yml").read_text("utf-8"))
    results = found(opened, served, absent)
    assert [name for name, one in zip(absent, results, strict=True) if one["isKnown"]] == []


def test_header_and_page_give_the_same_answers(opened: Page, served: str) -> None:
    """Also after other queries, and if no answer matches all words."""
    query = "why did the friendship end"
    opened.locator("#q").fill(query)
    status = opened.locator("#ask [role=status]")
    expect(status).to_contain_text(re.compile(r"\d results"))
    counted = status.inner_text()
    links = opened.locator("#ask li a").evaluate_all("all => all.slice(0, 7).map(one => one.href)")
    opened.goto(f"{served}timeline/")
    opened.locator(".quick input").focus()
    for words in ("students in Pyongyang", query):
        opened.locator(".quick input").fill(words)
        expect(opened.locator(".quick ol")).to_have_attribute("aria-busy", "false")
    expect(opened.locator(".quick [role=status]")).to_contain_text(counted)
    there = opened.locator(".quick li a").evaluate_all("all => all.map(one => one.href)")
    assert there == links


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


def test_what_is_not_found_is_reported(opened: Page) -> None:
    status = opened.locator("#ask [role=status]")
    opened.locator("#q").fill("Khruschev")
    expect(status).to_contain_text("No results for this spelling")
    expect(status).to_contain_text("“khrushchev”")
    opened.locator("#q").fill("Kissinger zzyzx")
    expect(status).to_contain_text("No results for “zzyzx”")
    expect(status).to_contain_text("for the other words")
    opened.locator("#q").fill("Kissinger Angkor")
    expect(status).to_contain_text("No result has all these words")
    for absent in ("Zhou Enlai", "McNamara"):
        opened.locator("#q").fill(absent)
        expect(status).to_contain_text(f"No results for “{absent}”. Start with: ")
        assert opened.locator("#ask li").count() == 0
    for part in ("Timeline", "Who", "Questions", "Story"):
        expect(status.get_by_role("link", name=part, exact=True)).to_be_visible()
    opened.locator("#q").fill("")
    expect(status).to_have_text("")
    assert opened.locator("#ask li").count() == 0


def test_without_scripts_the_page_names_other_pages(scriptless: Page, served: str) -> None:
    scriptless.goto(f"{served}timeline/")
    scriptless.locator(".quick input").fill("anything")
    scriptless.keyboard.press("Enter")
    scriptless.wait_for_url("**/search/?q=anything")
    expect(scriptless.get_by_text("needs JavaScript")).to_be_visible()
    assert not scriptless.locator("#ask").is_visible()
    for name in ("The timeline", "Who", "Places", "Sources", "Glossary"):
        assert (
            scriptless.locator(".other-lists")
            .get_by_role("link", name=name, exact=True)
            .is_visible()
        )


def test_the_rest_of_the_results_is_shown_at_once(opened: Page) -> None:
    opened.locator("#q").fill("Sihanouk")
    more, rows = opened.locator("#ask .more-found"), opened.locator("#ask li")
    expect(rows).to_have_count(20)
    number = int(opened.locator("#ask [role=status]").inner_text().split()[0])
    more.click()
    expect(rows.nth(20).locator("a").first).to_be_focused()
    expect(rows).to_have_count(number)
    expect(more).to_be_hidden()


def test_results_of_one_kind_can_be_shown_alone(opened: Page) -> None:
    opened.locator("#q").fill("Sihanouk")
    kinds = opened.locator("#ask .found .kind")
    expect(kinds.first).to_be_visible()
    choice = opened.locator("#ask select")
    choice.select_option("event")
    expect(kinds.first).to_have_text("event")
    assert set(kinds.all_text_contents()) == {"event"}
    opened.locator("#q").fill("Sihanouk event")
    expect(choice).to_have_value("event")
