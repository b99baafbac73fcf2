"""Where the story names something."""

from __future__ import annotations

from dataclasses import replace

from chronicle.book import Book
from chronicle.record.models import Event
from chronicle.story.chapters import Chapter, paragraphs
from chronicle.views.events import story_line


def with_story(book: Book, *bodies: str) -> Book:
    """A book whose chapters are these."""
    chapters = tuple(
        Chapter(f"chapters/{number}/", number, f"Part {number}", (), tuple(paragraphs(body)))
        for number, body in enumerate(bodies, 1)
    )
    return replace(book, chapters=chapters)


def test_a_record_is_quoted_from_the_chapter_that_names_it(book: Book) -> None:
    line = story_line(book, book.corpus.get(Event, "1903-flood"))
    assert line
    assert line.sentence == "It stood three days."
    assert line.paragraph.address == "chapters/the-flood/#three-days"
    assert line.chapter.label == "Chapter 1: The flood"


def test_the_sentence_has_neither_links_nor_citations(book: Book) -> None:
    told = with_story(
        book,
        "- Holm tells it. Then [the corps](id:canal-corps), as\n*The Lock. A Life* has it,"
        " [came](id:1901-corps-arrives). [@holm-1987, p. 12; @anonymous-lock, ¶3] [It](id:vik) stayed.",
    )
    line = story_line(told, book.corpus.get(Event, "1901-corps-arrives"))
    assert line
    assert line.sentence == "Then the corps, as *The Lock. A Life* has it, came."
    assert line.paragraph.address == "chapters/1/"


def test_the_paragraph_that_names_most_around_a_record_is_quoted(book: Book) -> None:
    told = with_story(
        book,
        "Long before they [came](id:1901-corps-arrives) it was dry.",
        "[They](id:canal-corps) [came](id:1901-corps-arrives) with [Ruud](id:per-ruud).",
    )
    line = story_line(told, book.corpus.get(Event, "1901-corps-arrives"))
    assert line
    assert line.sentence == "They came with Ruud."


def test_what_no_chapter_names_is_not_quoted(book: Book) -> None:
    assert story_line(book, book.corpus.get(Event, "1910-opening")) is None
