"""Browser tests of the search: all names are found, Python and JavaScript agree on terms, and the index loads lazily."""

import re
import threading
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from chronicle import scripts
from chronicle.records import Actor, Place, Work
from chronicle.search.terms import FOLDED_LETTERS, character_variants, normalize_words, stem
from support import load_record
from support.built_site import SiteBuild
from support.cases import read_script
from support.kinds import DESKTOP, PHONE
from support.projects import PREFIX, QuietHandler, open_page, page_listeners, serve_directory
from support.searching import find_paths


def record_names() -> list[tuple[str, str]]:
    """Return the names and labels of records with their URLs."""
    records = load_record().records.values()
    labels = [
        (record.label, record)
        for record in records
        if record.record_kind in ("actor", "place", "question")
    ]
    actors_and_places = [record for record in records if isinstance(record, Actor | Place)]
    texts = [(name.text, record) for record in actors_and_places for name in record.names]
    return [(str(text), record.site_address(load_record())) for text, record in [*texts, *labels]]


@pytest.mark.long
def test_every_name_finds_its_record(search_page: Page, site_url: str) -> None:
    """Every spelling in any script is found: for a complete name, its record is among the first answers.

    Names with the same normalized words are queried once.
    """
    queries = {tuple(normalize_words(text)): text for text, _ in record_names()}
    results = find_paths(search_page, site_url, [*queries.values()])
    paths_by_query = dict(zip(queries, results, strict=True))
    expected = [
        (text, address, paths_by_query[tuple(normalize_words(text))])
        for text, address in record_names()
    ]
    assert [text for text, address, addresses in expected if address not in addresses] == []


def test_python_and_javascript_terms_agree(search_page: Page) -> None:
    """All characters of the Basic Multilingual Plane (a sample of ideographs and syllables), and all names."""
    plane = map(chr, (*range(0x21, 0x3400), *range(0x3400, 0xD800, 37), *range(0xE000, 0xFFFE)))
    letters = [
        character
        for character in plane
        if unicodedata.category(character) not in ("Cn", "Cs", "Co")
    ]
    other_texts = [
        "203rd",
        "1st Mobile",
        "11th",
        "21ST",
        "rd",
        "Xe’s",
        "it's",
        "a–b—c-d",
        "MiG-21s of the 1960s",
        "5 000 of 1.5, 2.1.1966",
    ]
    texts = [f"x{letter}y" for letter in letters] + [text for text, _ in record_names()]
    texts += [*other_texts, *FOLDED_LETTERS, *map(str.upper, FOLDED_LETTERS)]
    records = load_record().records.values()
    texts += [record.label for record in records if record.record_kind != "withdrawn"]
    code = scripts.bundle_script("terms.js")
    javascript_terms = search_page.evaluate(
        f"([variants, texts]) => {{ {code.replace('export ', '')}\n{read_script('list-terms')} }}",
        [dict(character_variants()) | FOLDED_LETTERS, texts],
    )
    python_terms = [
        [term for word in normalize_words(text) for term in (word, stem(word))] for text in texts
    ]
    assert [
        text
        for text, expected, actual in zip(texts, python_terms, javascript_terms, strict=True)
        if actual != expected
    ] == []


def test_index_loads_on_focus(browser: Browser, site_url: str) -> None:
    requested: list[str] = []

    def record_request(request: Request) -> None:
        requested.append(request.url.removeprefix(site_url))

    with open_page(browser, viewport=DESKTOP) as page, page_listeners(page, request=record_request):
        page.goto(site_url, wait_until="load")
        # The search script loads after everything else, so that users rarely wait for it.
        search_script = "performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/search.js'))"
        # Poll in the page, because the policy blocks the repeated evaluation of `wait_for_function`.
        pause = "new Promise((then) => setTimeout(then, 20))"
        page.evaluate(f"async () => {{ while (!{search_script}) await {pause}; }}")
        loaded = "performance.getEntriesByType('navigation')[0].loadEventStart"
        assert page.evaluate(f"{search_script}.startTime > {loaded}")
        assert "search/index.json" not in requested
        with page.expect_response("**/search/index.json"):
            page.locator(".header-search input").focus()
    requested.clear()
    with open_page(browser, viewport=PHONE) as page, page_listeners(page, request=record_request):
        page.goto(site_url, wait_until="networkidle")
        assert "assets/search.js" not in requested  # only a link to the search page is shown


def test_early_query_is_answered(desktop: Page, site_url: str) -> None:
    waiting: list[Route] = []

    def hold_request(route: Route) -> None:
        waiting.append(route)

    desktop.route("**/assets/search.js", hold_request)
    with desktop.expect_request("**/assets/search.js"):
        desktop.goto(site_url)
        desktop.locator(".header-search input").fill(load_record().of(Work)[0].title)
    while not waiting:
        desktop.wait_for_timeout(10)
    waiting.pop().continue_()
    expect(desktop.locator(".header-search .search-results li").first).to_be_visible()


def test_first_answers_do_not_wait_for_other_parts(
    record_build: SiteBuild, browser: Browser
) -> None:
    """They are shown without a number, and nothing on the page moves when lines and other answers follow."""
    is_rest_sent = threading.Event()

    class SlowHandler(QuietHandler):
        def do_GET(self) -> None:  # noqa: N802 (name defined by the library)
            """Send the index only as far as its first line, until the event is set, and then no pages."""
            if is_rest_sent.is_set():
                self.send_error(404)
                return
            if not self.path.endswith("/search/index.json"):
                super().do_GET()
                return
            index = Path(self.translate_path(self.path)).read_bytes()
            end = index.index(b"\n") + 1
            self.send_response(200)
            self.end_headers()
            self.wfile.write(index[:end])
            is_rest_sent.wait()
            self.wfile.write(index[end:])

    with (
        serve_directory(record_build[0].parent, SlowHandler) as host,
        open_page(browser, viewport=PHONE) as page,
    ):
        page.goto(f"{host}{PREFIX.strip('/')}/search/?q={load_record().of(Actor)[0].id}")
        expect(page.locator("#ask li").first).to_be_visible()
        expect(page.locator("#ask [role=status]")).to_have_text("…")
        is_rest_sent.set()
        expect(page.locator("#ask ol")).to_have_attribute("aria-busy", "false")
        expect(page.locator("#ask [role=status]")).to_contain_text(re.compile(r"\d result"))
        expect(page.locator("#ask li .result-line").first).not_to_have_text("")
        assert page.evaluate(read_script("list-layout-shifts")) == []


def test_page_for_unknown_urls_loads_search_on_focus(browser: Browser, site_url: str) -> None:
    """The search loads with the first focus, and then answers a query that was typed before."""
    requested: list[str] = []

    def record_request(request: Request) -> None:
        requested.append(request.url.removeprefix(site_url))

    with open_page(browser, viewport=PHONE) as page, page_listeners(page, request=record_request):
        page.goto(f"{site_url}404.html", wait_until="networkidle")
        assert not {"assets/search.js", "search/index.json"} & {*requested}
        page.locator("main input").fill(load_record().of(Actor)[0].id)
        expect(page.locator("main .search-results li").first).to_be_visible()


# Responses of a host; one is truncated after the first line of the index.
@pytest.mark.parametrize(
    ("status", "body"),
    [
        (503, "Service unavailable"),
        (404, "{}\n{}"),
        (200, ""),
        (200, "FIRST\n[["),
        (200, "FIRST\n"),
    ],
)
def test_invalid_index_is_reported(desktop: Page, site_url: str, status: int, body: str) -> None:
    def fulfill_with_body(route: Route) -> None:
        first, _, _ = route.fetch().text().partition("\n")
        route.fulfill(status=status, body=body.replace("FIRST", first))

    desktop.route("**/search/index.json", fulfill_with_body)
    desktop.goto(f"{site_url}search/?q=lock")
    expect(desktop.locator("main [role=status]")).to_contain_text("reload the page to try again")
