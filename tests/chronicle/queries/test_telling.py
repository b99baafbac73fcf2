"""The way from a record into the chapter that tells of it, or of its years and themes."""

from dataclasses import replace

from chronicle.history import History
from chronicle.queries.telling import telling
from support import read, words

CHAPTER = "chapters/the-flood/"


def told(history: History, name: str) -> tuple[str, bool] | None:
    found = telling(history, history.corpus[name])
    return (found.address, found.is_named) if found else None


def test_a_chapter_that_names_a_record_is_entered_where_it_does(history: History) -> None:
    assert told(history, "1903-flood") == (f"{CHAPTER}#three-days", True)
    assert told(history, "canal-corps") == (f"{CHAPTER}#the-coming", True)
    assert told(history, "how-many-diggers") == (f"{CHAPTER}#three-days", True)


def test_an_event_of_its_years_and_themes_belongs_to_a_chapter(history: History) -> None:
    assert told(history, "1904-talks") == (CHAPTER, False)
    # This is of the theme, but of other years.
    assert told(history, "1910-opening") is None


def test_an_event_belongs_to_the_chapter_that_cites_where_it_stands(history: History) -> None:
    # Of other years, but in a paragraph of an article that the chapter cites.
    assert told(history, "1899-survey") == (CHAPTER, False)


def test_others_follow_what_they_have_to_do_with(history: History) -> None:
    assert told(history, "per-ruud") == (CHAPTER, False)
    assert told(history, "corps-at-the-lock") == (CHAPTER, False)
    assert told(history, "isthmus") == (CHAPTER, False)


def test_a_page_says_in_a_line_where_its_story_is_told(history: History) -> None:
    [line] = read(history, "events/1903-flood/").find_class("into-the-story")
    assert words(line) == "Told in chapter 1, The flood · 1 minute"
    assert line.find("a").get("href") == "../../chapters/the-flood/#three-days"
    [line] = read(history, "deployments/corps-at-the-lock/").find_class("into-the-story")
    assert words(line) == "The story around it: chapter 1, The flood · 1 minute"
    assert read(history, "events/1910-opening/").find_class("into-the-story") == []


def test_it_names_the_other_chapters_that_name_the_record(history: History) -> None:
    page = history.handwritten[CHAPTER]
    second = replace(page, front_matter=page.front_matter.model_copy(update={"number": 2}))
    pages = {**history.handwritten, "chapters/the-lock/": second}
    (first,) = history.chapters
    chapters = (first, replace(first, address="chapters/the-lock/", number=2))
    both = replace(history, handwritten=pages, chapters=chapters)
    found = telling(both, both.corpus["1903-flood"])
    assert found
    assert (found.address, found.others) == (f"{CHAPTER}#three-days", (("chapters/the-lock/", 2),))
    [line] = read(both, "events/1903-flood/").find_class("into-the-story")
    assert words(line) == "Told in chapter 1, The flood · 1 minute; also in 2"
