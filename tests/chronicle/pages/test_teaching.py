"""The sheets for teaching."""

from dataclasses import replace

import pytest
from lxml import html

from chronicle.book import Book
from chronicle.pages import teaching
from chronicle.pages.page import Page
from chronicle.record.models import Lesson
from support import changed, with_only, words


def sheet(book: Book) -> Page:
    (chapter,) = book.chapters
    return teaching.handout(book, chapter)


@pytest.fixture(scope="module")
def body(book: Book) -> html.HtmlElement:
    return html.fromstring(sheet(book).body)


def groups(page: html.HtmlElement) -> list[tuple[str, list[str]]]:
    """The records of the chapter by their headings."""
    headings = page.xpath("//h3[starts-with(@id, 'records-')]")
    return [(one.text, [link.text for link in one.getnext().iter("a")]) for one in headings]


def test_a_chapter_may_have_no_lesson(book: Book) -> None:
    bare = sheet(with_only(book, Lesson))
    assert bare.description.startswith("Questions for discussion, and the sources, for the chapter")
    assert 'id="teacher"' not in bare.body


def test_a_sheet_has_the_events_claims_and_questions_that_the_chapter_names(
    body: html.HtmlElement,
) -> None:
    assert groups(body) == [
        ("Events", ["The isthmus floods"]),
        ("Open questions", ["How many diggers did Norrmark send?"]),
    ]


def test_the_places_to_read_are_those_the_chapter_cites_notes_last(
    body: html.HtmlElement,
) -> None:
    reading = body.get_element_by_id("papers").getnext()
    assert [words(each) for each in reading.iter("li")] == [
        "Holm, pp. 12–14, nn. 3, 5",
        "Unsigned notes, ¶¶3–4",
    ]


def test_events_of_a_sheet_are_in_order_of_date(book: Book) -> None:
    (chapter,) = book.chapters
    paragraph = replace(chapter.paragraphs[0], records=("1904-talks", "motive-ruud", "1899-survey"))
    other = teaching.handout(book, replace(chapter, paragraphs=(paragraph,)))
    (_, events), (_, claims) = groups(html.fromstring(other.body))
    assert events == ["Estmark surveys the isthmus", "The two states talk of ending the work"]
    assert len(claims) == 1


def test_statements_each_with_voice_place_and_kind_of_evidence(body: html.HtmlElement) -> None:
    rows = body.xpath("//table[@class='organiser']/tbody/tr/td[1]")
    assert [row.find_class("letter")[0].text for row in rows] == list("ABCDE")
    assert [words(row.find_class("whose")[0]) for row in rows] == [
        # A paper speaks for itself, and cites somebody.
        "Holm, p. 12, table scholarship; based on Per Ruud 1911 memoir",
        "Unsigned notes, ¶4 scholarship",
        # A work that a paper cites is no basis of itself.
        "Vik Courier, 4 May 1903 press; in Holm, p. 13, n. 5",
        # Somebody of whom the paper does not say how it knows.
        "Per Ruud; no source named; in Holm, p. 15",
        "Estmark; no source named; in Unsigned notes, ¶5",
    ]


def material(page: html.HtmlElement) -> list[tuple[str, list[str]]]:
    """The statements of the exercise by what stands before them."""
    return [
        (answer.getprevious().text_content(), [words(one) for one in answer.find_class("words")])
        for answer in page.find_class("material")
    ]


def test_an_exercise_sets_the_answers_to_a_question(body: html.HtmlElement) -> None:
    assert material(body) == [("340", ["340 diggers"]), ("about 200", ["about 200 diggers"])]


def test_an_exercise_sets_claims_side_by_side(book: Book) -> None:
    lesson = book.corpus.get(Lesson, "lesson-the-flood")
    exercise = lesson.exercise.model_copy(update={"question": None, "claims": ("motive-ruud",)})
    page = html.fromstring(sheet(changed(book, lesson.id, exercise=exercise)).body)
    (answer,) = page.find_class("material")
    assert answer.getprevious().tag == "p"
    assert [words(one) for one in answer.find_class("words")] == [
        "Norrmark wanted a way to the warm sea."
    ]
