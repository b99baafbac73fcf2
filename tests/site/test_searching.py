"""The search in a real Chromium: every name is found, both languages fold alike, and little is loaded before it is asked for."""

import gzip
import unicodedata
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize

from chronicle.corpus import addresses, loading
from chronicle.corpus.corpus import Corpus
from chronicle.exports.folding import FOLDED, fold
from chronicle.record.models import Work
from support import ROOT
from support.built_site import Built
from support.kinds import DESK, PHONE
from support.projects import listening, window

# The addresses of all answers to each query, from the site's root.
FIND = """async ([script, home, queries]) => {
  const { Index } = await import(script);
  const index = await new Index(home).load();
  const found = [];
  for (const query of queries) {
    let last;
    for await (last of index.find(query));
    found.push(last.answers.slice(0, 50).map((answer) => answer.address));
  }
  return found;
}"""
# What a browser may load before the first answer, in bytes as sent.
MOST_BEFORE_AN_ANSWER = 150_000


@pytest.fixture(scope="module")
def record() -> Corpus:
    return loading.load(ROOT / "data")


def test_every_record_is_found_by_each_of_its_names(
    opened: Page, served: str, record: Corpus
) -> None:
    """No spelling that a paper or the native script has is missing: typed whole, it brings its record among the answers."""
    typed = [
        (name.text, addresses.address(entry, record))
        for entry in record.records.values()
        for name in getattr(entry, "names", ())
    ]
    typed += [
        (entry.label, addresses.address(entry, record))
        for entry in record.records.values()
        if entry.kind_ in ("actor", "place", "question")
    ]
    answers = opened.evaluate(
        FIND, [f"{served}assets/find.js", f"{served}search/", [text for text, _ in typed]]
    )
    missing = [
        text for (text, address), found in zip(typed, answers, strict=True) if address not in found
    ]
    assert missing == []


def test_both_sides_fold_alike(opened: Page, served: str, record: Corpus) -> None:
    """Every letter of the plane in common use that both know as one, and every name of the record."""
    letters = [
        chr(code)
        for code in range(0x21, 0xFFFE)
        if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")
    ]
    names = [name.text for entry in record.records.values() for name in getattr(entry, "names", ())]
    spelt = [
        "203rd",
        "1st Mobile",
        "11th",
        "21ST",
        "rd",
        "Xe’s",
        "it's",
        "a–b—c-d",
        *FOLDED,
        *map(str.upper, FOLDED),
    ]
    texts = (
        [f"x{letter}y" for letter in letters]
        + names
        + [entry.label for entry in record.records.values()]
        + spelt
    )
    script = "async ([script, texts]) => { const { fold } = await import(script); return texts.map(fold); }"
    there = opened.evaluate(script, [f"{served}assets/find.js", texts])
    assert [
        text for text, words in zip(texts, there, strict=True) if words != list(fold(text))
    ] == []


def test_the_index_is_small_and_comes_only_when_asked_for(
    browser: Browser, served: str, built: Built
) -> None:
    assert (
        len(gzip.compress((built[0] / "search" / "records.json").read_bytes()))
        < MOST_BEFORE_AN_ANSWER
    )
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url.removeprefix(served))

    with window(browser, viewport=DESK) as page, listening(page, request=note):
        page.goto(served)
        assert not {"assets/find.js", "search/records.json"} & set(asked)
        with page.expect_response("**/search/records.json"):
            page.locator(".quick input").focus()
        assert "assets/find.js" in asked


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_answers_push_nothing_down(
    browser: Browser, served: str, record: Corpus, size: ViewportSize
) -> None:
    name = record.of(Work)[0].title
    with window(browser, viewport=size) as page:
        page.goto(f"{served}search/?q={quote(name)}")
        page.locator(".found:not([aria-busy=true]) li").first.wait_for()
        assert page.locator(".ways").is_visible()
        shifted = """new Promise((done) => {
            const observer = new PerformanceObserver((list) => done(list.getEntries().length));
            observer.observe({ type: "layout-shift", buffered: true });
            setTimeout(() => done(0), 500);
        })"""
        assert page.evaluate(shifted) == 0
