"""Strips: what holds of every drawing that is one."""

import random
from itertools import combinations

from lxml import html

from chronicle.drawing import strip
from chronicle.drawing.strip import Column, Name, Strip
from chronicle.values.days import Day, axis

YEARS = axis(Day(1900, 1, 1), Day(1999, 1, 1))


def some_columns(dice: random.Random) -> list[Column]:
    columns = []
    for number in range(dice.randint(1, 40)):
        start = dice.randrange(YEARS.start, YEARS.stop)
        columns.append(
            Column(
                start,
                dice.randint(start, YEARS.stop),
                dice.randint(1, 30),
                title=f"what {number} is",
                href=f"events/{number}/",
                below=dice.random() < 0.3,
            )
        )
    return columns


def test_every_column_is_a_link_that_says_what_it_is_and_none_is_outside() -> None:
    dice = random.Random(1)
    for _ in range(100):
        columns = some_columns(dice)
        page = html.fromstring(Strip(YEARS, columns, [], "All of it").html)
        links = page.xpath(".//a")
        assert sorted(link.get("href") for link in links) == sorted(one.href for one in columns)
        high = float(page[0].get("height").rstrip("em"))
        for link in links:
            assert link.findtext("title").startswith("what ")
            left, wide, top, tall = (
                float(link.find("rect").get(name).rstrip("%em"))
                for name in ("x", "width", "y", "height")
            )
            assert 0 <= left <= left + wide <= 100
            assert 0 <= top <= top + tall <= high


def test_words_meet_no_others_and_stand_within_the_drawing() -> None:
    dice = random.Random(3)
    for _ in range(300):
        names = [Name(dice.uniform(YEARS.start, YEARS.stop), "x" * 20, "") for _ in range(6)]
        placed = strip.labels(Strip(YEARS, [], names, "Names"), below=False)
        assert len(placed) == 6
        assert all(label.start >= 0 and label.stop <= 100 for label in placed)
        for one, other in combinations(placed, 2):
            apart = one.stop <= other.start or other.stop <= one.start
            assert one.lane != other.lane or apart
