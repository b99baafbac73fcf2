"""The link from a record to a chapter about it or about its years."""

from dataclasses import replace

from chronicle.content.chapters import Paragraph
from chronicle.history import History
from chronicle.queries.chapter_links import IN_STORY, STORY_AROUND, chapter_link_for_record
from chronicle.records import Source
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


def test_paragraph_that_shares_records_and_passages_is_linked(history: History) -> None:
    source = Source(work="anonymous-lock", at="¶5")
    paragraphs = (
        Paragraph("", "one", (), (source,)),
        Paragraph("", "two", ("per-ruud",), (source,)),
    )
    assert find_chapter_link(with_second_chapter(history, paragraphs), "1904-talks") == (
        STORY_AROUND,
        f"{SECOND}#two",
    )


def test_chapter_is_linked_if_its_paragraph_shares_only_one(history: History) -> None:
    paragraphs = (Paragraph("", "one", ("canal-corps",), ()),)
    first, second = with_second_chapter(history, paragraphs).chapters
    without_text = replace(history, chapters=(replace(first, paragraphs=()), second))
    assert find_chapter_link(without_text, "1904-talks") == (STORY_AROUND, SECOND)


def test_chapter_with_fewer_years_is_linked(history: History) -> None:
    with_both = with_second_chapter(history, ())
    first, second = with_both.chapters
    chapters = (
        replace(first, paragraphs=()),
        replace(second, years=dates.parse("1904"), paragraphs=()),
    )
    assert find_chapter_link(replace(with_both, chapters=chapters), "1904-talks") == (
        STORY_AROUND,
        SECOND,
    )
