"""Browser tests of the search: all names are found, Python and JavaScript agree on terms, and the index loads lazily."""

import unicodedata

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from chronicle import scripts
from chronicle.records import Actor, Place, Work
from chronicle.search.terms import FOLDED, fold, stem, variants
from support import load_record
from support.cases import read_script
from support.kinds import DESKTOP, PHONE
from support.projects import listen, open_page
from support.searching import find_paths


def names() -> list[tuple[str, str]]:
    """Return the names and labels of records with their URLs."""
    every = load_record().records.values()
    called = [(one.label, one) for one in every if one.kind_ in ("actor", "place", "question")]
    named = [one for one in every if isinstance(one, Actor | Place)]
    found = [(name.text, one) for one in named for name in one.names]
    return [(str(text), one.site_address(load_record())) for text, one in [*found, *called]]


@pytest.mark.long
def test_every_record_is_found_by_each_of_its_names(search_page: Page, site_url: str) -> None:
    """Every spelling in any script is found: for a complete name, its record is among the first answers.

    Names with the same normalized words are queried once.
    """
    queries = {tuple(fold(text)): text for text, _ in names()}
    answered = find_paths(search_page, site_url, [*queries.values()])
    found = dict(zip(queries, answered, strict=True))
    wanted = [(text, address, found[tuple(fold(text))]) for text, address in names()]
    assert [text for text, address, addresses in wanted if address not in addresses] == []


def test_both_sides_make_the_same_terms(search_page: Page) -> None:
    """All characters of the Basic Multilingual Plane (a sample of ideographs and syllables), and all names."""
    plane = map(chr, (*range(0x21, 0x3400), *range(0x3400, 0xD800, 37), *range(0xE000, 0xFFFE)))
    letters = [one for one in plane if unicodedata.category(one) not in ("Cn", "Cs", "Co")]
    odd = ["203rd", "1st Mobile", "11th", "21ST", "rd", "Xe’s", "it's", "a–b—c-d"]
    texts = [f"x{letter}y" for letter in letters] + [text for text, _ in names()]
    texts += [*odd, *FOLDED, *map(str.upper, FOLDED)]
    every = load_record().records.values()
    texts += [one.label for one in every if one.kind_ != "withdrawn"]
    code = scripts.bundle_script("terms.js")
    there = search_page.evaluate(
        f"([variants, texts]) => {{ {code.replace('export ', '')}\n{read_script('terms')} }}",
        [dict(variants()) | FOLDED, texts],
    )
    here = [[each for word in fold(text) for each in (word, stem(word))] for text in texts]
    assert [text for text, one, other in zip(texts, here, there, strict=True) if one != other] == []


def test_the_index_comes_only_when_asked_for(browser: Browser, site_url: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.removeprefix(site_url))

    with open_page(browser, viewport=DESKTOP) as page, listen(page, request=note):
        page.goto(site_url, wait_until="load")
        # The search script loads after everything else, so that users rarely wait for it.
        come = "performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/search.js'))"
        # Poll in the page, because the policy blocks the repeated evaluation of `wait_for_function`.
        pause = "new Promise((then) => setTimeout(then, 20))"
        page.evaluate(f"async () => {{ while (!{come}) await {pause}; }}")
        loaded = "performance.getEntriesByType('navigation')[0].loadEventStart"
        assert page.evaluate(f"{come}.startTime > {loaded}")
        assert "search/index.json" not in asked
        with page.expect_response("**/search/index.json"):
            page.locator(".quick input").focus()
    asked.clear()
    with open_page(browser, viewport=PHONE) as page, listen(page, request=note):
        page.goto(site_url, wait_until="networkidle")
        assert "assets/search.js" not in asked  # only a link to the search page is shown


def test_what_is_typed_before_the_search_has_come_is_answered(desktop: Page, site_url: str) -> None:
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    desktop.route("**/assets/search.js", hold)
    with desktop.expect_request("**/assets/search.js"):
        desktop.goto(site_url)
        desktop.locator(".quick input").fill(load_record().of(Work)[0].title)
    while not waiting:
        desktop.wait_for_timeout(10)
    waiting.pop().continue_()
    expect(desktop.locator(".quick .found li").first).to_be_visible()


# Responses of a host; one is truncated after the first line of the index.
@pytest.mark.parametrize(
    ("status", "body"),
    [(503, "Service unavailable"), (404, "{}\n{}"), (200, ""), (200, "FIRST\n[[")],
)
def test_whatever_comes_for_the_index_is_answered(
    desktop: Page, site_url: str, status: int, body: str
) -> None:
    def answer(route: Route) -> None:
        first, _, _ = route.fetch().text().partition("\n")
        route.fulfill(status=status, body=body.replace("FIRST", first))

    desktop.route("**/search/index.json", answer)
    desktop.goto(f"{site_url}search/?q=lock")
    expect(desktop.locator("main [role=status]")).to_contain_text("reload the page to try again")
