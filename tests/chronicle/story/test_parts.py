"""The parts of the story, and how long each takes to read."""

import pytest

from chronicle.story.chapters import Chapter
from chronicle.story.handwritten import WrittenPage
from chronicle.story.parts import WORDS_A_MINUTE, part
from chronicle.values.text import Prose


@pytest.mark.parametrize(("minutes_of_words", "told"), [(0.1, 1), (1.4, 1), (1.6, 2), (3.2, 3)])
def test_a_page_says_how_long_it_takes_to_the_nearest_minute(
    minutes_of_words: float, told: int
) -> None:
    body = "lock " * round(minutes_of_words * WORDS_A_MINUTE)
    page = WrittenPage("lock.md", Prose("Lock"), body=body)
    assert part("lock/", page, ()).minutes == told


def test_the_time_is_that_of_the_text_without_what_stands_beside_it() -> None:
    many = "lock " * WORDS_A_MINUTE
    text = f"The gate.\n\n{many}\n"
    box = f"<aside markdown>\n### Lock\n{many}\n</aside>"
    drawn = f"<!-- the period at a glance -->\n\n1. 1903: [{many}](id:flood)\n"
    body = f"## {many}\n\n{text}\n{box}\n\n[{many}](map:lock)\n\n{drawn}"
    assert part("lock/", WrittenPage("lock.md", Prose("Lock"), body=body), ()).minutes == 1


def test_a_part_has_the_ways_to_its_sections() -> None:
    body = "# Lock { #lock }\n\n## The *lower* gate { #lower }\n\nlock\n\n## The upper { #upper }\n"
    page = WrittenPage("lock.md", Prose("Lock"), body=body)
    chapter = Chapter("lock/", 1, Prose("Lock"), (), (), None)
    for chapters in ([chapter], []):
        assert part("lock/", page, chapters).sections == (
            ("lock/#lower", "The <i>lower</i> gate"),
            ("lock/#upper", "The upper"),
        )


@pytest.mark.parametrize(("title", "told"), [("In two minutes", True), ("Lock", False)])
def test_a_title_that_says_how_long_its_page_takes_is_told(title: str, told: bool) -> None:
    assert part("lock/", WrittenPage("lock.md", Prose(title), body=""), ()).says_minutes == told
