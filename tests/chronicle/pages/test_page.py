from __future__ import annotations

from dataclasses import replace

from chronicle.book import Book
from chronicle.pages.page import Page, render
from chronicle.record.text import Prose
from chronicle.views import glossary


def test_a_page_is_markdown_with_front_matter_and_one_block_of_html() -> None:
    page = Page("events/x/", 'A “b" c', "One line.", "<div>\n\n\n<p>Text</p>\n</div>\n")
    assert page.file == "events/x.md"
    assert page.markdown.splitlines() == [
        "---",
        'title: "A “b\\" c"',
        'description: "One line."',
        "---",
        "",
        "<div>",
        "<p>Text</p>",
        "</div>",
    ]


def test_a_view_fills_a_page_in_plain_text(book: Book) -> None:
    view = glossary.view(book)
    assert view is not None
    wordy = replace(view, title=Prose("Words of *X*"), description=f"*X*{'x' * 400}")
    page = render(book, "glossary.html", wordy)
    assert (page.address, page.title, len(page.description)) == (
        "about/glossary/",
        "Words of X",
        300,
    )
    assert page.changed == "2099-01-02"
    assert "<h1>Glossary</h1>" in page.body
