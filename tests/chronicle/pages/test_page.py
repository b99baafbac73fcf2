from __future__ import annotations

from chronicle.locators import Place
from chronicle.pages import page
from chronicle.pages.page import Book, Page


def test_prose_is_escaped_and_titles_are_italic() -> None:
    assert page.prose("the novel *A & B*, x < y") == "the novel <i>A &amp; B</i>, x &lt; y"
    assert page.plain("the novel *A & B*") == "the novel A & B"


def test_a_page_is_markdown_with_front_matter_and_one_block_of_html() -> None:
    made = Page("events/x/", 'A “b" c', "One line.", "<div>\n\n\n<p>Text</p>\n</div>\n")
    assert made.file == "events/x.md"
    assert made.markdown == '---\ntitle: "A “b\\" c"\ndescription: "One line."\n---\n\n<div>\n<p>Text</p>\n</div>\n'


def test_links_name_a_claim_by_its_property(book: Book) -> None:
    def href(record: object) -> str:
        return "x/"

    assert page.link(book.corpus["holm-1987"], href) == '<a href="x/">Holm 1987</a>'
    assert page.link(book.corpus["norrmark"], href, "the *state*") == '<a href="x/">the <i>state</i></a>'


def test_anchors_of_places() -> None:
    assert [page.place_anchor(p) for p in (Place("page", 25), Place("note", 75), Place("paragraph", 19), Place("named", 0, "front matter"))] == [
        "p-25", "n-75", "para-19", "front-matter",
    ]  # fmt: skip
    assert page.first_anchor("pp. 24–25, n. 75") == "p-24"


def test_small_numbers_in_words() -> None:
    assert (page.in_words(2), page.in_words(40)) == ("two", "40")
