"""The link from a record to a chapter about it or about its years."""

from dataclasses import replace

from chronicle.content.chapters import Paragraph
from chronicle.history import History
from chronicle.queries.chapter_links import IN_STORY, STORY_AROUND, chapter_link_for_record
from chronicle.values import dates

CHAPTER = "chapters/the-flood/"


SECOND = "chapters/the-lock/"


def with_second_chapter(history: History, paragraphs: tuple[Paragraph, ...]) -> History:
    """Return a history with a second chapter with these paragraphs."""
    page = history.markdown_pages[CHAPTER]
    second = replace(page, front_matter=page.front_matter.model_copy(update={"number": 2}))
    (first,) = history.chapters
    return replace(
        history,
        markdown_pages={**history.markdown_pages, SECOND: second},
        chapters=(first, replace(first, address=SECOND, number=2, paragraphs=paragraphs)),
    )


def find_chapter_link(history: History, name: str) -> tuple[str, str] | None:
    link = chapter_link_for_record(history, history.corpus[name])
    return (link.introduction, link.address) if link else None


def test_chapter_with_most_mentions_is_linked(history: History) -> None:
    paragraphs = tuple(Paragraph("", f"a-{n}", ("1903-flood",), ()) for n in range(9))
    assert find_chapter_link(with_second_chapter(history, paragraphs), "1903-flood") == (
        IN_STORY,
        f"{SECOND}#a-0",
    )


def test_chapter_with_fewer_years_is_linked(history: History) -> None:
    with_both = with_second_chapter(history, ())
    first, second = with_both.chapters
    closer = replace(second, years=dates.parse("1904"))
    assert find_chapter_link(replace(with_both, chapters=(first, closer)), "1904-talks") == (
        STORY_AROUND,
        SECOND,
    )
