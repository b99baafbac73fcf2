"""Strips: what holds of every drawing that is one."""

import random
from itertools import combinations

from lxml import html
from lxml.html import HtmlElement

from chronicle.drawing import strip
from chronicle.drawing.strip import Label, Mark, Row, Scale, Strip, of_date
from chronicle.values import dates
from chronicle.values.days import Day, axis

YEARS = Scale.of_axis(axis(Day(1900), Day(1999)))
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


def test_no_line_to_words_behind_their_mark_crosses_others() -> None:
    dice = random.Random(4)
    for _ in range(300):
        places = (dice.uniform(YEARS.low, YEARS.high) for _ in range(6))
        row = Row([Mark(at, label="x" * dice.randint(2, 20)) for at in places])
        behind = [one for one in strip.labels(YEARS, row, below=False) if not one.is_leftward]
        assert not any(crosses(one, other) for one, other in combinations(behind, 2))


def crosses(one: Label, other: Label) -> bool:
    """Whether the line to the outer words runs through the inner, which are nearer to the marks."""
    inner, outer = sorted((one, other), key=lambda label: label.lane)
    return outer.x != inner.x and inner.start <= outer.x <= inner.stop


def test_a_season_is_drawn_as_a_season() -> None:
    year, autumn = (of_date(dates.parse(edtf), YEARS, Mark(0)) for edtf in ("1966", "1966-23"))
    assert (autumn.at, autumn.to) == (Day(1966, 9).number, Day(1966, 12).number)
    assert (year.at, year.to) == (Day(1966).number, Day(1967).number)


def test_a_date_without_an_end_or_a_beginning_goes_on_with_an_arrow() -> None:
    for edtf, look in (("1966/..", "after"), ("../1966", "before"), ("1999-12/..", "after")):
        mark = of_date(dates.parse(edtf), YEARS, Mark(0))
        assert mark.look == look
        assert mark.to is not None
        assert YEARS.low <= mark.at < mark.to <= YEARS.high
        assert drawn(mark).find_class("head")
    assert "open" in of_date(dates.parse("1966~"), YEARS, Mark(0)).look


def test_one_drawing_serves_what_has_no_style_sheet() -> None:
    rows = [Row([Mark(YEARS.low, YEARS.high)], name="One"), Row([Mark(YEARS.low)], name="Two")]
    whole = Strip(YEARS, rows, "Both").svg
    page = html.fromstring(whole)
    assert page.get("aria-label") == "Both"
    assert [text.text for text in page.find_class("name")] == ["One", "Two"]
    tops = [float(row.get("y").rstrip("em")) for row in page.findall("svg")]
    assert tops[0] < tops[1] < float(page.get("height").rstrip("em"))
