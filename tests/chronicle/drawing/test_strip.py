"""Strips: what holds of every drawing that is one."""

import random
from itertools import combinations

from lxml import html
from lxml.html import HtmlElement

from chronicle.drawing import strip
from chronicle.drawing.strip import Mark, Row, Scale, Strip, of_date
from chronicle.values import dates
from chronicle.values.days import Day, axis

YEARS = Scale.of_axis(axis(Day(1900, 1, 1), Day(1999, 1, 1)))
SHAPES = ("circle", "rect", "line")


def drawn(*marks: Mark, scale: Scale = YEARS) -> HtmlElement:
    return html.fromstring(Strip(scale, [Row(marks)], "All of it").html)


def some_marks(dice: random.Random) -> list[Mark]:
    marks = []
    for number in range(dice.randint(1, 40)):
        at = dice.uniform(YEARS.low, YEARS.high)
        marks.append(
            Mark(
                at,
                dice.choice([None, dice.uniform(at, YEARS.high)]),
                tall=dice.choice([0, 0, 3]),
                below=dice.random() < 0.3,
                title=f"what {number} is",
                href=f"events/{number}/",
            )
        )
    return marks


def test_every_mark_is_a_link_that_says_what_it_is_and_none_is_outside() -> None:
    dice = random.Random(1)
    for _ in range(100):
        marks = some_marks(dice)
        page = drawn(*marks)
        links = page.xpath(".//a")
        assert sorted(link.get("href") for link in links) == sorted(mark.href for mark in marks)
        for link in links:
            assert link.findtext("title").startswith("what ")
            [shape] = [child for child in link if child.tag in SHAPES]
            at = float((shape.get("x") or shape.get("cx") or shape.get("x1")).rstrip("%"))
            wide = float((shape.get("width") or "0").rstrip("%"))
            assert -strip.DOT / 2 <= at <= at + wide <= 100 + strip.DOT / 2


def test_no_dot_or_bar_lies_on_another() -> None:
    dice = random.Random(2)
    for _ in range(100):
        row = Row(some_marks(dice))
        for below in (False, True):
            placed = [one for one in strip.lanes(YEARS, row, below) if not one[0].tall]
            for (one, lane), (other, its_lane) in combinations(placed, 2):
                (start, stop), (its_start, its_stop) = map(ends, (one, other))
                assert lane != its_lane or stop <= its_start or its_stop <= start


def ends(mark: Mark) -> tuple[float, float]:
    start, stop = YEARS.x(mark.at), YEARS.x(mark.at if mark.to is None else mark.to)
    if stop - start >= strip.DOT:
        return start, stop
    return (start + stop - strip.DOT) / 2, (start + stop + strip.DOT) / 2


def test_words_meet_no_others_and_stand_within_the_drawing() -> None:
    dice = random.Random(3)
    for _ in range(300):
        row = Row([Mark(dice.uniform(YEARS.low, YEARS.high), label="x" * 20) for _ in range(6)])
        placed = strip.labels(YEARS, row, below=False)
        assert len(placed) == 6
        assert all(label.start >= 0 and label.stop <= 100 for label in placed)
        for one, other in combinations(placed, 2):
            apart = one.stop <= other.start or other.stop <= one.start
            assert one.lane != other.lane or apart


def test_a_date_without_an_end_or_a_beginning_goes_on_with_an_arrow() -> None:
    for edtf, classes in (("1966/..", "after"), ("../1966", "before"), ("1999-12/..", "after")):
        mark = of_date(dates.parse(edtf), YEARS, Mark(0))
        assert mark.classes == classes
        assert mark.to is not None
        assert YEARS.low <= mark.at < mark.to <= YEARS.high
        assert drawn(mark).find_class("head")
    assert "uncertain" in of_date(dates.parse("1966~"), YEARS, Mark(0)).classes
