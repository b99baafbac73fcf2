"""Dates that answers to a question give, on one axis."""

import pytest
from lxml import html

from chronicle.drawing import answer_dates
from chronicle.history import History
from chronicle.kinds.question.model import Question
from chronicle.values.text import Prose
from support import the_record, words


def drawn(history: History, *answers: str, title: str = "What was built?") -> html.HtmlElement:
    question = history.corpus.of(Question)[0].model_copy(update={"title": Prose(title)})
    position = question.positions[0]
    given = tuple(position.model_copy(update={"answer": Prose(answer)}) for answer in answers)
    asked = question.model_copy(update={"positions": given})
    figure = answer_dates.figure(asked)
    assert bool(figure) == answer_dates.are_drawn(asked)
    return html.fragment_fromstring(str(figure), create_parent=True)


def test_each_answer_is_marked_at_its_date(history: History) -> None:
    page = drawn(history, "May 1903, in the north", "4 August 1904, in the south", "1901–1904")
    assert [words(row) for row in page.iter("li")] == ["May 1903", "4 August 1904", "1901–1904"]
    starts = [float((bar.get("x") or "0%")[:-1]) for bar in page.iter("rect")]
    widths = [float(bar.get("width")[:-1]) for bar in page.iter("rect")]
    assert starts[2] == 0 < starts[0] < starts[1]
    # A day is as wide as is seen, a time as long as it lasted.
    assert 0 < widths[1] < widths[2]
    assert not page.find_class("open")


def test_what_is_not_just_that_date_is_hollow_and_explained(history: History) -> None:
    page = drawn(history, "By May 1903", "In 1904", "About 1905")
    assert [bar.get("class") for bar in page.iter("rect")] == ["open", None, "open"]
    assert words(page.find(".//figcaption")).startswith("Hollow")


@pytest.mark.parametrize(
    "answers",
    [
        ("1903", "Nobody knows"),
        ("1903", "1904", "Far too late", "Never"),
    ],
)
def test_where_half_of_the_answers_are_dates_they_are_drawn(
    history: History, answers: tuple[str, ...]
) -> None:
    dated = [answer for answer in answers if answer[0].isdigit()]
    assert len(list(drawn(history, *answers).iter("li"))) == (len(dated) if len(dated) > 1 else 0)


def test_where_fewer_are_none_is(history: History) -> None:
    assert list(drawn(history, "1903", "1904", "North", "South", "East").iter("li")) == []
    assert list(drawn(history, "340 men", "200 men").iter("li")) == []
    assert list(drawn(history, "19030 men", "190 men").iter("li")) == []


def test_who_it_was_may_stand_before_the_date_where_it_is_asked_when(history: History) -> None:
    answers = ("Holm, in May 1903", "Nobody, by 1905")
    assert list(drawn(history, *answers).iter("li")) == []
    page = drawn(history, *answers, title="Who dug, and when?")
    assert [words(row) for row in page.iter("li")] == list(answers)
    assert [bar.get("class") for bar in page.iter("rect")] == [None, "open"]


def test_ten_years_are_drawn_as_long_as_is_meant(history: History) -> None:
    answers = ("1900", "In the early 1910s", "From the late 1910s", "In the 1910s", "1929")
    page = drawn(history, *answers)
    assert [words(row) for row in page.iter("li")] == list(answers)
    starts = [float((bar.get("x") or "0%")[:-1]) for bar in page.iter("rect")]
    widths = [float(bar.get("width")[:-1]) for bar in page.iter("rect")]
    assert starts[1] == starts[3] < starts[2]
    assert widths[1] == pytest.approx(widths[3] / 2, abs=0.5)
    assert starts[2] + widths[2] == pytest.approx(starts[3] + widths[3], abs=0.5)


def test_years_stand_under_strokes_and_what_is_not_drawn_is_said(history: History) -> None:
    page = drawn(history, "1903", "1904", "Nobody knows")
    years, strokes = page.xpath("//text/@x"), page.xpath("//line[@y2='100%']/@x1")
    assert strokes == years != []
    assert words(page.find(".//figcaption")) == (
        "Drawn: two of the three answers, those that give a date."
    )
    assert drawn(history, "1903", "1904").find(".//figcaption") is None
    # Between years that are named each other has a short stroke.
    long = drawn(history, "1901", "1914")
    named, others = long.xpath("//line[@y2='100%']"), long.xpath("//line[@y2='60%']")
    assert len(others) > 3
    assert 14 <= len(named) + len(others) <= 16
    assert not drawn(history, "1901", "1999").xpath("//line[@y2='60%']")


def test_four_words_may_stand_before_a_date(history: History) -> None:
    """An answer that ended in 1968 had no place by date, and stood after 1972."""
    page = drawn(history, "Some still there in 1903", "Many of them still there in 1904", "1905")
    assert [words(row) for row in page.iter("li")] == ["Some still there in 1903", "1905"]
    assert [bar.get("class") for bar in page.iter("rect")] == ["open", None]


@pytest.mark.record
def test_answers_that_stand_by_date_have_a_longer_time_before_what_is_in_it() -> None:
    """November 1964 stood before 1964, and what ended in 1968 after 1972."""
    begun = {}
    for question in the_record().of(Question):
        if answer_dates.are_in_order(question):
            dated = [one for one in answer_dates._dated(question) if one.is_exact]
            begun[question.id] = [(one.date.first, one.date.latest) for one in dated]
    assert "when-did-north-korean-support-begin" in begun
    for dates in begun.values():
        assert [first for first, _ in dates] == sorted(first for first, _ in dates)


def test_years_apart_are_called_years_and_not_months(history: History) -> None:
    """Under two years stood Apr 1968 and Apr 1969."""
    assert drawn(history, "May 1903", "4 August 1904").xpath("//text/text()") == ["1903", "1904"]
    assert "3 May" in drawn(history, "May 1903", "4 June 1903").xpath("//text/text()")
