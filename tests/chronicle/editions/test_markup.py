from __future__ import annotations

import base64

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


def test_headings_are_lowered_and_stop_at_the_sixth() -> None:
    tree = html.fragment_fromstring("<div><h1>a</h1><h5>b</h5></div>")
    markup.lower(tree, 2)
    assert [child.tag for child in tree] == ["h3", "h6"]
