"""The link from a record to a chapter about it or about its years."""

from dataclasses import replace

from chronicle.content.chapters import Paragraph
from chronicle.history import History
from chronicle.queries.chapter_links import IN_STORY, STORY_AROUND, chapter_link_for
from chronicle.values import dates

CHAPTER = "chapters/the-flood/"


SECOND = "chapters/the-lock/"


def with_second(history: History, paragraphs: tuple[Paragraph, ...]) -> History:
    """Return a history with a second chapter with these paragraphs."""
    page = history.handwritten[CHAPTER]
    second = replace(page, front_matter=page.front_matter.model_copy(update={"number": 2}))
    (first,) = history.chapters
    return replace(
        history,
        handwritten={**history.handwritten, SECOND: second},
        chapters=(first, replace(first, address=SECOND, number=2, paragraphs=paragraphs)),
    )


def link_of(history: History, name: str) -> tuple[str, str] | None:
    found = chapter_link_for(history, history.corpus[name])
    return (found.how, found.address) if found else None


def test_the_chapter_that_names_it_most_often_comes_first(history: History) -> None:
    often = tuple(Paragraph("", f"a-{n}", ("1903-flood",), ()) for n in range(9))
    assert link_of(with_second(history, often), "1903-flood") == (IN_STORY, f"{SECOND}#a-0")


def test_of_two_chapters_with_its_years_the_one_of_fewer_years_is_taken(history: History) -> None:
    both = with_second(history, ())
    first, second = both.chapters
    closer = replace(second, years=dates.parse("1904"))
    assert link_of(replace(both, chapters=(first, closer)), "1904-talks") == (STORY_AROUND, SECOND)
