"""The chapters and their reading times."""

from chronicle.content.markdown_pages import MarkdownPage
from chronicle.content.parts import WORDS_PER_MINUTE, build_narrative_part
from chronicle.values import Prose


def test_reading_time_ignores_boxes_and_graphics() -> None:
    many = "lock " * WORDS_PER_MINUTE
    text = f"The gate.\n\n{many}\n"
    box = f"<aside markdown>\n### Lock\n{many}\n</aside>"
    timeline = f"<!-- the period at a glance -->\n\n1. 1903: [{many}](id:flood)\n"
    body = f"## {many}\n\n{text}\n{box}\n\n[{many}](map:lock)\n\n{timeline}"
    short = MarkdownPage("lock.md", Prose("Lock"), body=body)
    long = MarkdownPage("lock.md", Prose("Lock"), body="lock " * (2 * WORDS_PER_MINUTE - 5))
    pages = {"lock/": short, "whole/": long}
    assert build_narrative_part("lock/", pages, ()).minutes == 1
    assert build_narrative_part("whole/", pages, ()).minutes == 2  # rounded to the nearest minute
    assert build_narrative_part("lock/", pages, (), "whole/").minutes == 2
