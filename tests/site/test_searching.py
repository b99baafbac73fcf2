"""The search in a real Chromium: every name is found, both languages fold alike, and little is loaded before it is asked for."""

import unicodedata
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize

from chronicle.corpus import addresses
from chronicle.exports.folding import FOLDED, fold
from chronicle.record.models import Work
from support import the_record
from support.built_site import Built
from support.kinds import DESK, PHONE
from support.projects import listening, window
from support.searching import answers
from support.weighing import sent

# What a browser may load before the first answer, in bytes as sent.
MOST_BEFORE_AN_ANSWER = 150_000


def names() -> list[tuple[str, str]]:
    """Every name of a record, and every heading of what is called by one, with its address."""
    every = the_record().records.values()
    found = [(name.text, one) for one in every for name in getattr(one, "names", ())]
    found += [(one.label, one) for one in every if one.kind_ in ("actor", "place", "question")]
    return [(text, addresses.address(one, the_record())) for text, one in found]


def test_every_record_is_found_by_each_of_its_names(opened: Page, served: str) -> None:
    """No spelling that a paper or the native script has is missing: typed whole, it brings its record among the first answers.

    What is folded into the same words is the same query, which is asked once.
    """
    queries = {tuple(fold(text)): text for text, _ in names()}
    told = answers(opened, served, [*queries.values()], by_name=True)
    found = dict(zip(queries, told, strict=True))
    wanted = [(text, address, found[tuple(fold(text))]) for text, address in names()]
    assert [text for text, address, addresses in wanted if address not in addresses] == []


def test_both_sides_fold_alike(opened: Page, served: str) -> None:
    """Every letter of the plane in common use that both know as one, of ideographs and syllables some; every name of the record."""
    plane = map(chr, (*range(0x21, 0x3400), *range(0x3400, 0xD800, 37), *range(0xE000, 0xFFFE)))
    letters = [one for one in plane if unicodedata.category(one) not in ("Cn", "Cs", "Co")]
    odd = ["203rd", "1st Mobile", "11th", "21ST", "rd", "Xe’s", "it's", "a–b—c-d"]
    texts = [f"x{letter}y" for letter in letters] + [text for text, _ in names()]
    texts += [*odd, *FOLDED, *map(str.upper, FOLDED)]
    texts += [entry.label for entry in the_record().records.values()]
    script = "async ([script, texts]) => { const { fold } = await import(script); return texts.map(fold); }"
    there = opened.evaluate(script, [f"{served}assets/find.js", texts])
    both = zip(texts, there, strict=True)
    assert [text for text, words in both if words != list(fold(text))] == []


def test_the_index_is_small_and_comes_only_when_asked_for(
    browser: Browser, served: str, built: Built
) -> None:
    assert sent(built[0] / "search" / "records.json") < MOST_BEFORE_AN_ANSWER
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
def test_answers_push_nothing_down(browser: Browser, served: str, size: ViewportSize) -> None:
    name = the_record().of(Work)[0].title
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
