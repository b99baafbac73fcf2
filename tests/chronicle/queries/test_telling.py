"""The way from a record into the chapter that tells of it, or of its years."""

from dataclasses import replace

import pytest

from chronicle.history import History
from chronicle.queries.telling import AROUND, CITED, TOLD, telling
from chronicle.records.base import Source
from chronicle.story.chapters import Paragraph
from chronicle.values import dates
from chronicle.values.text import Prose
from support import changed, read, words

CHAPTER = "chapters/the-flood/"


SECOND = "chapters/the-lock/"


def with_second(history: History, paragraphs: tuple[Paragraph, ...]) -> History:
    """A history with a second chapter, of these paragraphs."""
    page = history.handwritten[CHAPTER]
    second = replace(page, front_matter=page.front_matter.model_copy(update={"number": 2}))
    (first,) = history.chapters
    return replace(
        history,
        handwritten={**history.handwritten, SECOND: second},
        chapters=(first, replace(first, address=SECOND, number=2, paragraphs=paragraphs)),
    )


def told(history: History, name: str) -> tuple[str, str] | None:
    found = telling(history, history.corpus[name])
    return (found.how, found.address) if found else None


def test_a_chapter_that_names_a_record_is_entered_where_it_does(history: History) -> None:
    assert told(history, "1903-flood") == (TOLD, f"{CHAPTER}#three-days")
    assert told(history, "canal-corps") == (TOLD, f"{CHAPTER}#the-coming")
    assert told(history, "how-many-diggers") == (TOLD, f"{CHAPTER}#three-days")


def test_the_chapter_that_names_it_most_often_comes_first(history: History) -> None:
    often = tuple(Paragraph("", f"a-{n}", ("1903-flood",), ()) for n in range(9))
    assert told(with_second(history, often), "1903-flood") == (TOLD, f"{SECOND}#a-0")


def test_an_event_that_none_names_stands_with_the_chapter_of_its_years(history: History) -> None:
    assert told(history, "1904-talks") == (AROUND, CHAPTER)
    assert told(history, "1910-opening") is None
    assert told(history, "isthmus") is None


def test_of_two_chapters_with_its_years_the_one_of_fewer_years_is_taken(history: History) -> None:
    both = with_second(history, ())
    first, second = both.chapters
    closer = replace(second, years=dates.parse("1904"))
    assert told(replace(both, chapters=(first, closer)), "1904-talks") == (AROUND, SECOND)


def test_the_way_from_a_work_leads_to_the_paragraph_that_cites_it(history: History) -> None:
    cites = Source(work="ruud-1911", at="p. 3")
    both = with_second(history, (Paragraph("", "a-note", (), (cites,)),))
    assert told(both, "ruud-1911") == (CITED, f"{SECOND}#a-note")
    [line] = read(both, "bibliography/ruud-1911/").find_class("into-the-story")
    assert words(line).startswith("Cited in chapter 2, The flood")


def test_a_page_says_in_a_line_where_its_story_is_told(history: History) -> None:
    [line] = read(history, "events/1903-flood/").find_class("into-the-story")
    assert words(line) == "Told in chapter 1, The flood · 1 minute"
    assert line.find("a").get("href") == "../../chapters/the-flood/#three-days"
    [line] = read(history, "events/1904-talks/").find_class("into-the-story")
    assert words(line) == "The story around it: chapter 1, The flood · 1 minute"
    assert read(history, "events/1910-opening/").find_class("into-the-story") == []


@pytest.mark.parametrize(
    ("name", "field", "page"),
    [
        ("canal-corps", "description", "actors/canal-corps/"),
    ],
)
def test_the_way_into_the_story_follows_the_first_sentence(
    history: History, name: str, field: str, page: str
) -> None:
    long = changed(history, name, **{field: Prose("It rained. It held.")})
    header = read(long, page).find(".//header")
    [way] = header.find_class("into-the-story")
    before, after = way.getprevious(), way.getnext()
    assert (before.get("class"), words(before)) == ("lead", "It rained.")
    assert (after.get("class"), words(after)) == ("then", "It held.")
    # What is said in one sentence has nothing after it.
    short = changed(history, name, **{field: Prose("It rained.")})
    assert not read(short, page).find(".//header").find_class("then")


def test_on_the_page_of_an_event_the_way_follows_all_that_is_said(history: History) -> None:
    """What comes after the first sentence speaks of what that does, with nothing between them."""
    long = changed(history, "1903-flood", summary=Prose("It rained. It held."))
    header = read(long, "events/1903-flood/").find(".//header")
    styles = [one.get("class") for one in header.findall("p")]
    assert styles[-3:] == ["lead", "then", "into-the-story"]


def test_it_names_the_other_chapters_that_name_the_record(history: History) -> None:
    both = with_second(history, history.chapters[0].paragraphs)
    found = telling(both, both.corpus["1903-flood"])
    assert found
    assert found.address == f"{CHAPTER}#three-days"
    assert [(address, one.number) for address, one in found.others] == [(f"{SECOND}#three-days", 2)]
    # At the head of a page stands the one to read, at its end the others.
    page = read(both, "events/1903-flood/")
    [line] = page.find_class("into-the-story")
    assert words(line) == "Told in chapter 1, The flood · 1 minute"
    [also] = page.xpath("//section[h2/@id='go-on']//div[dt='Also told in']/dd")
    assert words(also) == "Chapter 2: The flood"
