"""The style sheet, on invented pieces of pages: whatever words a history has, none lies on another or is broken."""

from itertools import pairwise

from playwright.sync_api import Page

from support import THEME
from support.cases import beside, script

PLACES = [f"entry of the {name}" for name in ("second", "thirteenth", "nineteenth", "fast day")]
JUMPS = "".join(f'<a href="#{number}">{words}</a>' for number, words in enumerate(PLACES))
PARTS = "".join(f'<section class="place"><h3>{one}</h3><div>One.</div></section>' for one in PLACES)
PAPERS: list[str] = beside(__file__)["papers"]
HEADS = "".join(f"<th>{name}</th>" for name in PAPERS)
CELLS = "".join(f"<td>{name}’s judgement</td>" for name in PAPERS)
UNBROKEN = script("unbroken")

TEXTS = script("edges")


def show(page: Page, body: str) -> None:
    page.set_content(
        f'<body><main class="book"><article class="record {body}</article></main></body>'
    )
    page.add_style_tag(path=THEME / "assets" / "site.css")


def test_long_ways_stand_beside_each_other(page: Page) -> None:
    show(page, f'paper"><nav class="jump">{JUMPS}</nav>')
    boxes = page.locator(".jump a").evaluate_all(TEXTS)
    for (_, top, right, _), (left, next_top, _, _) in pairwise(boxes):
        assert top < next_top or right <= left


def test_names_of_places_have_a_column_as_wide_as_they_need(desk: Page) -> None:
    show(desk, f'paper"><section><div class="its-places">{PARTS}</div></section>')
    names, texts = desk.locator("h3"), desk.locator(".place div")
    assert desk.locator(".its-places").evaluate(UNBROKEN) == ""
    assert len(set(names.evaluate_all("all => all.map(one => one.offsetHeight)"))) == 1
    assert len(set(texts.evaluate_all("all => all.map(one => one.offsetLeft)"))) == 1
    assert desk.locator("h3").first.evaluate("h3 => h3.offsetHeight < 30")


def test_no_word_is_broken_where_ten_papers_are_compared(desk: Page) -> None:
    show(
        desk,
        f'comparison"><table class="compared"><thead><tr><th></th>{HEADS}</tr></thead>'
        f"<tbody><tr><th>Who or what set the town on fire?</th>{CELLS}</tr></tbody></table>",
    )
    assert desk.locator("table").evaluate(UNBROKEN) == ""
    assert desk.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_long_year_of_a_life_does_not_touch_its_dates(desk: Page) -> None:
    show(
        desk, 'actor"><section class="year"><h3>100 BC</h3><ul><li>about 100 BC</li></ul></section>'
    )
    [(_, _, right, _), (left, *_)] = desk.locator("h3, li").evaluate_all(TEXTS)
    assert right + 8 < left
