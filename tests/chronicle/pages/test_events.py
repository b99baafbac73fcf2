from dataclasses import replace

import pytest

from chronicle.book import Book
from chronicle.pages.events import story_line
from chronicle.record.models import Event
from chronicle.story.chapters import paragraphs
from chronicle.views import ordering
from support import read


def test_an_event_stands_between_two_before_and_two_after(book: Book) -> None:
    def beside(event: str) -> list[str]:
        [listed] = read(book, f"events/{event}/").find_class("neighbours")
        return ["".join(one.xpath("a/@href")) for one in listed.iter("li")]

    survey, arrival, flood, talks, opening = (
        f"../../{book.addresses[event.id]}" for event in ordering.by_date(book.corpus.of(Event))
    )
    assert beside("1903-flood") == [survey, arrival, "", talks, opening]
    assert beside("1899-survey") == ["", arrival, flood]


def test_the_chapter_that_is_quoted_is_not_named_again(book: Book) -> None:
    [quoted] = read(book, "events/1903-flood/").find_class("in-story")
    assert quoted.text_content() == "It stood three days. Chapter 1: The flood"
    assert "../../chapters/the-flood/#three-days" in quoted.xpath(".//a/@href")
    assert read(book, "events/1910-opening/").find_class("in-story") == []


@pytest.mark.parametrize(
    ("paragraph", "sentence"),
    [
        # Without links and citations; a full stop in a title ends nothing.
        (
            "- Holm tells it. Then [the corps](id:canal-corps), as\n*The Lock. A Life* has it,"
            " [came](id:1901-corps-arrives). [@holm-1987, p. 12; @anonymous-lock, ¶3] [It](id:vik) stayed.",
            "Then the corps, as *The Lock. A Life* has it, came.",
        ),
        # The paragraph that names most around the event.
        (
            "[They](id:canal-corps) [came](id:1901-corps-arrives) with [Ruud](id:per-ruud).",
            "They came with Ruud.",
        ),
    ],
)
def test_a_sentence_of_the_story_is_quoted(book: Book, paragraph: str, sentence: str) -> None:
    bodies = ("Long before they [came](id:1901-corps-arrives) it was dry.", paragraph)
    (chapter,) = book.chapters
    told = tuple(
        replace(chapter, address=f"chapters/{number}/", paragraphs=tuple(paragraphs(body)))
        for number, body in enumerate(bodies, 1)
    )
    arrival = book.corpus.get(Event, "1901-corps-arrives")
    line = story_line(replace(book, chapters=told), arrival)
    assert line
    assert (line.sentence, line.paragraph.address) == (sentence, "chapters/2/")
