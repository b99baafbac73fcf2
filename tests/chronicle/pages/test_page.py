import yaml

from chronicle.pages.page import Page


def test_a_page_is_markdown_with_front_matter_and_one_block_of_html() -> None:
    body = "<div>\n\n\n<p>Text</p>\n</div>\n"
    page = Page("events/x/", 'A “b" c', "One line.", body, changed="2099-01-02")
    assert page.file == "events/x.md"
    front, _, text = page.markdown.rpartition("---\n")
    assert yaml.safe_load(front.strip("-\n")) == {
        "title": 'A “b" c',
        "description": "One line.",
        "date": "2099-01-02",
    }
    assert text == "\n<div>\n<p>Text</p>\n</div>\n"
