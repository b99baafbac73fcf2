import yaml

from chronicle import build
from chronicle.history import History
from chronicle.pages.page import Page
from chronicle.record.text import Prose
from support import changed


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


def test_a_description_is_never_cut_inside_a_sentence(history: History) -> None:
    """Whole sentences, as many as 300 characters hold; a date alone is none."""
    first, second = f"Dr. Holm wrote {'on ' * 60}floods.", f"It rained, {'and rained, ' * 25}once."
    for summary, shown in (
        (f"{first} The lock held. {second}", f"{first} The lock held."),
        (f"{second} {first}", second),
    ):
        page = build.render_page(
            changed(history, "1903-flood", summary=Prose(summary)), "events/1903-flood/"
        )
        assert page.description == f"1–3 May 1903. {shown}"
