from __future__ import annotations

from dataclasses import replace

from lxml import html

from chronicle.book import Book
from chronicle.pages.page import render
from chronicle.record.text import Prose
from chronicle.views import questions
from chronicle.views.questions import QuestionGroup


def test_what_can_be_said_stands_under_the_title(book: Book) -> None:
    (view,) = questions.questions(book)
    answered = replace(view, answer=Prose("About 300, says *The Long Ditch*."))
    header = html.fromstring(render(book, "question.html", answered).body).find("header")
    assert [part.get("class") for part in header] == ["crumb", None, "answer-in-short", "lead"]
    assert header.findtext("p[@class='answer-in-short']/i") == "The Long Ditch"
    assert "answer-in-short" not in render(book, "question.html", view).body


def test_a_group_has_its_heading_where_it_has_a_title(book: Book) -> None:
    view = questions.overview(book)
    assert "<h2" not in render(book, "questions.html", view).body
    group = QuestionGroup("great", Prose("One great question"), view.groups[0].questions)
    page = html.fromstring(render(book, "questions.html", replace(view, groups=(group,))).body)
    (heading,) = page.iter("h2")
    assert (heading.get("id"), heading.text) == ("great", "One great question")
    assert heading.getnext().get("class") == "questions"
