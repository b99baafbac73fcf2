"""The pages of events, and where the story names them."""

from dataclasses import replace

from lxml import html

from chronicle.book import Book
from chronicle.pages.events import page, story_line
from chronicle.record.models import Event
from chronicle.story.chapters import Chapter, paragraphs


def read(book: Book, event: str) -> html.HtmlElement:
    """The page of an event."""
    return html.fromstring(page(book, book.corpus.get(Event, event)).body)


def beside(book: Book, event: str) -> list[str]:
    """The events before and after one on its page, and itself without a link."""
    [listed] = read(book, event).find_class("neighbours")
    return [" ".join(one.xpath("a/text()")) for one in listed.iter("li")]


def test_an_event_stands_between_two_before_and_two_after(book: Book) -> None:
    assert beside(book, "1903-flood") == [
        "Estmark surveys the isthmus",
        "The Canal Corps reaches the lock",
        "",
        "The two states talk of ending the work",
        "The canal opens",
    ]
    first, *after = beside(book, "1899-survey")
    assert (first, len(after)) == ("", 2)


def test_the_chapter_that_is_quoted_is_not_named_again(book: Book) -> None:
    [quoted] = read(book, "1903-flood").find_class("in-story")
    assert quoted.text_content() == "It stood three days. Chapter 1: The flood"
    assert "../../chapters/the-flood/#three-days" in quoted.xpath(".//a/@href")
    assert read(book, "1910-opening").find_class("in-story") == []


def with_story(book: Book, *bodies: str) -> Book:
    """A book whose chapters are these."""
    chapters = tuple(
        Chapter(
            address=f"chapters/{number}/",
            number=number,
            title=f"Part {number}",
            discussion=(),
            paragraphs=tuple(paragraphs(body)),
        )
        for number, body in enumerate(bodies, 1)
    )
    return replace(book, chapters=chapters)


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
