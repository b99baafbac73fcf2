from __future__ import annotations

from dataclasses import replace

from lxml import html

from chronicle.book import Book
from chronicle.drawing import spread
from chronicle.pages.page import render
from chronicle.record.models import Question
from chronicle.record.text import Prose
from chronicle.views import questions
from chronicle.views.spreads import Spread, SpreadMark


def test_what_the_sources_allow_stands_before_a_long_list_of_voices(book: Book) -> None:
    view = questions.view(book, book.corpus.of(Question)[0])
    first, second = view.positions
    long = replace(view, positions=(replace(first, claims=first.claims * 9), second))
    page = html.fromstring(render(book, "question.html", long).body)
    assert [heading.get("id") for heading in page.iter("h2")] == [
        "answers",
        "assessment",
        "settle",
        "voices",
    ]
    voices = page.find_class("voices")[0]
    assert voices.find("li/a").get("href") == "#answer-corps-strength-holm"
    assert len(page.find_class("given")[0].findall("ul/li")) == 9


def test_beside_every_statement_stand_its_address_and_its_citations(book: Book) -> None:
    view = questions.view(book, book.corpus.of(Question)[0])
    page = html.fromstring(render(book, "question.html", view).body)
    statements = page.xpath("//li[starts-with(@id, 'answer-')]")
    assert [[link.text for link in each.findall("span/a")[1:3]] for each in statements] == [
        ["#", "Cite"],
        ["#", "Cite"],
    ]
    here = statements[0].find_class("permalink")[0].get("href")
    assert here == "../../deployments/corps-at-the-lock/#corps-strength-holm"
    # Reference managers find a statement where it lives.
    assert page.xpath("//li//*[@class='coins']") == []


def test_an_answer_has_its_own_address_and_citations(book: Book) -> None:
    view = questions.view(book, book.corpus.of(Question)[0])
    page = html.fromstring(render(book, "question.html", view).body)
    answer = page.get_element_by_id("answer-about-200")
    tools = [link.get("href") for link in answer.findall("h3/a")]
    assert tools == [
        "#answer-about-200",
        "../../cite/questions/how-many-diggers/answer-about-200/#cite",
    ]
    unnamed = replace(view.positions[1], address="", cite=None)
    without = render(book, "question.html", replace(view, positions=(unnamed,) * 2)).body
    assert html.fromstring(without).findall(".//h3/a") == []


def test_a_spread_is_drawn_with_its_figures_in_words(book: Book) -> None:
    marks = (SpreadMark("87", 0, 0, True), SpreadMark("nearly 150", 200, 200, False))
    figures = Spread(Prose("Strength"), marks)
    view = questions.view(book, book.corpus.of(Question)[0])
    drawn = replace(view, spread=figures)
    page = html.fromstring(render(book, "question.html", drawn, spread.draw(figures)).body)
    [figure] = page.find_class("spread")
    assert figure.findtext("figcaption") == "Strength: 87; nearly 150"
    assert len(figure.findall("svg/circle")) == 2
