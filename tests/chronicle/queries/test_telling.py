"""The way from a record into the chapter that tells of it, or of its years and themes."""

from dataclasses import replace

import pytest

from chronicle.history import History
from chronicle.kinds.base import Source
from chronicle.kinds.event.model import Event
from chronicle.queries.telling import telling
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


def with_second_of(history: History, years: str, *records: str) -> History:
    """A history with a second chapter, of those years, that names those records."""
    both = with_second(history, (Paragraph("", "a-word", records, ()),))
    first, second = both.chapters
    return replace(both, chapters=(first, replace(second, years=dates.parse(years))))


def test_no_event_is_told_in_a_chapter_of_other_years_if_one_is_of_its_own(
    history: History,
) -> None:
    # The first chapter cites where it stands, and is of later years.
    assert told(with_second_of(history, "1890/1900", "1899-survey"), "1899-survey") == (
        f"{SECOND}#a-word",
        True,
    )
    part = changed(
        with_second_of(history, "1890/1900", "per-ruud"), "1899-survey", see=("per-ruud",)
    )
    assert told(part, "1899-survey") == (SECOND, False)
    assert told(with_second_of(history, "1905/1906"), "1899-survey") == (CHAPTER, False)


def test_an_event_is_told_where_what_it_is_part_of_is_named(history: History) -> None:
    both = with_second_of(history, "1901/1910", "per-ruud")
    assert told(changed(both, "1904-talks", see=("per-ruud",)), "1904-talks") == (SECOND, False)
    assert told(changed(both, "1904-talks", see=()), "1904-talks") == (CHAPTER, False)


def test_a_document_of_a_day_is_told_with_its_years_and_a_study_with_what_it_is_on(
    history: History,
) -> None:
    both = with_second_of(history, "1911/1912", "1910-opening")
    known = both.corpus.links_to["ruud-1911"]
    on_it = [known[0]._replace(source=event) for event in ("1903-flood", "1910-opening")]
    links = {**both.corpus.links_to, "ruud-1911": (*known, *on_it)}
    both = replace(both, corpus=replace(both.corpus, links_to=links))
    for made, chapter in (("1911-05-04", SECOND), ("1911", CHAPTER)):
        of_it = changed(both, "ruud-1911", spoken=dates.parse(made))
        assert told(of_it, "ruud-1911") == (chapter, False)


def test_a_document_is_told_where_its_own_day_is(history: History) -> None:
    """Not where more of what rests on it is told."""
    both = with_second(history, (Paragraph("", "a-word", ("1901-corps-arrives",), ()),))
    first, second = both.chapters
    talks = Paragraph("", "the-talks", ("1904-talks",), ())
    first = replace(first, paragraphs=(*first.paragraphs, talks))
    both = replace(both, chapters=(first, second))
    known = both.corpus.links_to["ruud-1911"]
    on_it = [known[0]._replace(source=event) for event in ("1903-flood", "1904-talks")]
    links = {**both.corpus.links_to, "ruud-1911": (*known, *on_it)}
    both = replace(both, corpus=replace(both.corpus, links_to=links))
    corps = both.corpus.get(Event, "1901-corps-arrives")
    of_its_day = changed(both, "ruud-1911", spoken=corps.date)
    assert told(both, "ruud-1911") == (CHAPTER, False)
    assert told(of_its_day, "ruud-1911") == (SECOND, False)
    # Of a year nothing is the very day.
    of_a_year = changed(both, "1901-corps-arrives", date=dates.parse("1901"))
    assert told(changed(of_a_year, "ruud-1911", spoken=dates.parse("1901")), "ruud-1911") == (
        CHAPTER,
        False,
    )


def test_the_way_from_a_work_leads_to_the_paragraph_that_cites_it(history: History) -> None:
    """Wherever else what rests on it is told."""
    assert told(history, "ruud-1911") == (CHAPTER, False)
    cites = Source(work="ruud-1911", at="p. 3")
    both = with_second(history, (Paragraph("", "a-note", (), (cites,)),))
    assert told(both, "ruud-1911") == (f"{SECOND}#a-note", True)
    [line] = read(both, "bibliography/ruud-1911/").find_class("into-the-story")
    assert words(line).startswith("Cited in chapter 2, The flood")


def test_a_page_says_in_a_line_where_its_story_is_told(history: History) -> None:
    [line] = read(history, "events/1903-flood/").find_class("into-the-story")
    assert words(line) == "Told in chapter 1, The flood · 1 minute"
    assert line.find("a").get("href") == "../../chapters/the-flood/#three-days"
    [line] = read(history, "deployments/corps-at-the-lock/").find_class("into-the-story")
    assert words(line) == "The story around it: chapter 1, The flood · 1 minute"
    assert read(history, "events/1910-opening/").find_class("into-the-story") == []


@pytest.mark.parametrize(
    ("name", "field", "page"),
    [
        ("corps-at-the-lock", "summary", "deployments/corps-at-the-lock/"),
        ("per-ruud", "description", "actors/per-ruud/"),
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
    assert [(one.address, one.chapter.number) for one in found.others] == [
        (f"{SECOND}#three-days", 2)
    ]
    # At the head of a page stands the one to read, at its end the others.
    page = read(both, "events/1903-flood/")
    [line] = page.find_class("into-the-story")
    assert words(line) == "Told in chapter 1, The flood · 1 minute"
    [also] = page.xpath("//section[h2/@id='go-on']//div[dt='Also told in']/dd")
    assert words(also) == "Chapter 2: The flood"


def test_a_chapter_tells_of_an_actor_by_what_it_took_part_in(history: History) -> None:
    def others(*names: str) -> list[tuple[str, int]]:
        paragraphs = (Paragraph("", "a-word", (), ()), Paragraph("", "the-work", names, ()))
        both = with_second(history, paragraphs)
        found = telling(both, both.corpus["canal-corps"])
        assert found
        assert found.address == f"{CHAPTER}#the-coming"
        return [(one.address, one.chapter.number) for one in found.others]

    assert others("1901-corps-arrives", "corps-at-the-lock") == [(f"{SECOND}#the-work", 2)]
    # One such record may be the matter of somebody else.
    assert others("corps-at-the-lock") == []
    # What an event has to do with is no matter of the event.
    both = with_second(history, (Paragraph("", "", ("corps-at-the-lock", "canal-corps"), ()),))
    found = telling(both, both.corpus["1903-flood"])
    assert found
    assert found.others == ()
