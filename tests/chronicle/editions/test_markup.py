from __future__ import annotations

import base64
from typing import Any

import pytest
from lxml import etree, html

from chronicle.editions import markup


def prepared(body: str, address: str = "events/x/", file: str = "") -> str:
    return str(markup.inside(markup.prepare(markup.read(body), address, file)))


@pytest.mark.parametrize(
    ("address", "identifier"),
    [
        ("events/x/", "events-x"),
        ("events/x/#y", "events-x--y"),
        ("places/#y", "places--y"),
        ("", "home"),
        ("papers/x/guide/", "papers-x-guide"),
    ],
)
def test_ids_are_made_of_addresses(address: str, identifier: str) -> None:
    assert markup.anchor(address) == identifier


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p id="y">a</p>', '<p id="events-x--y">a</p>'),
        ('<p><a href="../../actors/z/#n">a</a></p>', '<p><a data-to="actors/z/#n">a</a></p>'),
        ('<p><a href="#y">a</a></p>', '<p><a data-to="events/x/#y">a</a></p>'),
        ('<p><a href="https://else.example/">a</a></p>', '<p><a href="https://else.example/">a</a></p>'),
        ('<h2 id="y">A <a class="permalink" href="#y">#</a></h2>', '<h2 id="events-x--y">A </h2>'),
        ('<h2><a class="permalink" data-search-exclude href="#y">Vik</a></h2>', "<h2>Vik</h2>"),
        ('<p class="crumb" data-search-exclude>a</p><form><label>b</label></form><nav>c</nav><p hidden>d</p><footer>e</footer>', ""),
        ('<section class="notes" data-search-exclude aria-label="Notes"><hr><ol><li>n</li></ol></section>', '<section class="notes"><ol><li>n</li></ol></section>'),
        ("<details><summary>Two</summary><p>a</p></details>", '<div class="opened"><p class="summary">Two</p><p>a</p></div>'),
        (
            '<aside data-search-exclude><dl><div><dt>Who</dt><dd>A</dd><dd>B</dd></div></dl></aside>',
            '<div class="facts"><p><b>Who</b> <span>A</span>; <span>B</span></p></div>',
        ),
        ('<p>a <a class="cite" href="../../cite/x/">Cite</a><span class="Z3988" title="x"></span></p><details class="cite">b</details>', "<p>a </p>"),
        ('<section class="chart"><details data-search-exclude><summary>Table</summary><p>a</p></details></section>', '<section class="chart"><div class="opened"><p class="summary">Table</p><p>a</p></div></section>'),
        ('<div class="locator"><svg></svg></div><svg class="shared"></svg><a class="skip" href="#list">b</a>', ""),
        ('<p>word<sup class="call"><a>1</a></sup></p>', '<p>word\u2060<sup class="call"><a>1</a></sup></p>'),
    ],
)  # fmt: skip
def test_a_page_becomes_matter_of_a_book(body: str, expected: str) -> None:
    assert prepared(body) == expected


def test_links_between_files_written_by_hand_lead_to_addresses() -> None:
    assert (
        prepared('<p><a href="../timeline.md#a">t</a></p>', "about/", "about/index.md") == '<p><a data-to="timeline/#a">t</a></p>'
    )
    assert prepared('<p><a href="cite.md">c</a></p>', "about/", "about/index.md") == '<p><a data-to="about/cite/">c</a></p>'


def test_a_drawing_stands_as_an_image_with_words() -> None:
    tree = markup.prepare(
        markup.read(
            '<figure><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9" aria-label="Map"><a href="#x"><circle r="2"/></a></svg> after</figure>'
        ),
        "places/",
    )
    (image,) = tree.iter("img")
    assert (image.get("alt"), image.tail) == ("Map", " after")
    drawing = base64.b64decode(image.get("src").partition(",")[2]).decode()
    root = etree.fromstring(drawing)
    assert root.get("viewBox") == "0 0 9 9"
    assert [element.tag.partition("}")[2] for element in root.iter()] == ["svg", "style", "g", "circle"]


def drawings(tree: Any) -> list[tuple[str, Any]]:
    """The class of each image, and the drawing in it."""
    return [
        (image.get("class"), etree.fromstring(base64.b64decode(image.get("src").partition(",")[2]))) for image in tree.iter("img")
    ]


def test_of_two_drawings_the_wide_one_stays_with_the_rules_of_its_kind() -> None:
    body = '<section class="chart"><figure data-search-exclude><svg class="wide" viewBox="0 0 7 7"></svg><svg class="narrow"></svg></figure></section>'
    ((kind, drawing),) = drawings(markup.prepare(markup.read(body), "figures/"))
    assert (kind, drawing.get("viewBox"), drawing.get("class")) == ("drawing chart", "0 0 7 7", "chart")
    rules = drawing[0].text.splitlines()
    assert len(rules) > 5
    assert {rule.partition(" ")[0] for rule in rules} == {".chart"}


@pytest.mark.parametrize(("marks", "words"), [(2, []), (3, ["1900", "1910"])])
def test_a_small_timeline_of_enough_marks_has_its_decades_in_the_drawing(marks: int, words: list[str]) -> None:
    mark = '<a href="../x/" tabindex="-1"><title>x</title><path d="M1 7h0"/></a>'
    body = (
        '<figure class="strip" aria-label="Small timeline"><svg viewBox="0 0 1000 14" height="14" preserveAspectRatio="none" aria-hidden="true">'
        f'{mark * marks}</svg><figcaption aria-hidden="true"><span>1900</span><span>1910</span></figcaption></figure>'
    )
    tree = markup.prepare(markup.read(body), "actors/x/")
    assert [text.text for _, drawing in drawings(tree) for text in drawing.iter(f"{{{markup.SVG}}}text")] == words
    assert [image.get("alt") for image in tree.iter("img")] == (["Small timeline"] if words else [])
    assert list(tree.iter("figcaption")) == []


@pytest.mark.parametrize(("folded", "drawn"), [(1, 0), (5, 1)])
def test_a_folded_table_of_ties_is_whole_again_and_a_few_ties_need_no_drawing(folded: int, drawn: int) -> None:
    row = "<tr><td>a</td></tr>"
    body = (
        f'<section class="neighbourhood"><figure><svg aria-label="Ties"></svg></figure><table class="ties"><tbody>{row}</tbody></table>'
        f"<details><summary>more</summary><table><tbody>{row * folded}</tbody></table></details></section>"
    )
    tree = markup.prepare(markup.read(body), "actors/x/")
    assert [len(list(table.iter("tr"))) for table in tree.iter("table")] == [1 + folded]
    assert [kind for kind, _ in drawings(tree)] == ["drawing neighbourhood"] * drawn
    assert tree.find_class("opened") == []


def test_a_margin_has_its_map_first_and_words_on_it_stand_on_paper() -> None:
    body = (
        '<aside><dl><div><dt>Where</dt><dd>A</dd><dd class="locator"><svg aria-label="Map with A"><text x="1">A</text></svg>'
        '<span class="soft">East</span></dd></div></dl></aside>'
    )
    tree = markup.prepare(markup.read(body), "events/x/")
    (margin,) = tree
    assert [(child.tag, child.get("class"), child.text_content()) for child in margin] == [
        ("div", "locator", "East"),
        ("p", None, "Where A"),
    ]
    ((_, drawing),) = drawings(tree)
    assert [text.get("class") for text in drawing.iter(f"{{{markup.SVG}}}text")] == ["halo", None]


def test_a_country_on_the_map_is_named_in_capitals() -> None:
    body = (
        '<figure class="map"><svg><a href="#x" class="place open wide" transform="translate(1 2)"><g><text class="l0">Vik</text></g></a>'
        '<a href="#y" class="place"><g><text class="l0">Lock</text></g></a></svg></figure>'
    )
    ((_, drawing),) = drawings(markup.prepare(markup.read(body), "places/"))
    assert [text.text for text in drawing.iter(f"{{{markup.SVG}}}text")] == ["VIK", "VIK", "Lock", "Lock"]
    assert drawing.find(f"{{{markup.SVG}}}g").get("transform") == "translate(1 2)"


def test_an_inset_stands_under_its_map_with_its_name() -> None:
    body = (
        '<figure class="map"><div class="sheets"><div class="whole"><svg aria-label="Map"></svg></div><div class="inset"><svg aria-label="Map"></svg>'
        '<span class="name">East</span></div></div><figcaption>c</figcaption></figure><p>after</p>'
    )
    tree = markup.prepare(markup.read(body), "places/")
    assert [(child.tag, child.get("class"), child.text_content().strip()) for child in tree] == [
        ("figure", "map", "c"),
        ("figure", "inset", "East"),
        ("p", None, "after"),
    ]
    assert [kind for kind, _ in drawings(tree)] == ["drawing map", "drawing map"]


def test_headings_are_lowered_and_stop_at_the_sixth() -> None:
    tree = html.fragment_fromstring("<div><h1>a</h1><h5>b</h5></div>")
    markup.lower(tree, 2)
    assert [child.tag for child in tree] == ["h3", "h6"]
