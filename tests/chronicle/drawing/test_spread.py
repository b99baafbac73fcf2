"""The drawing of a spread of figures."""

import re

from chronicle.drawing import spread
from chronicle.record.text import Prose
from chronicle.views.spreads import Spread, SpreadMark


def drawn(*marks: tuple[str, int, int, bool]) -> str:
    return spread.draw(Spread(Prose("Strength"), tuple(SpreadMark(*mark) for mark in marks)))


def numbers(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_marks_stand_in_proportion() -> None:
    svg = drawn(("87", 0, 0, True), ("200", 500, 500, True), ("313", 1000, 1000, True))
    left, middle, right = (float(x) for x in re.findall(r'<circle cx="(\d+)"', svg))
    assert middle - left == right - middle
    assert sorted(numbers(svg)) == ["200", "313", "87"]


def test_a_rough_figure_is_open_and_shows_round_an_exact_one() -> None:
    svg = drawn(("12", 0, 0, True), ("at least 12", 0, 0, False), ("27", 1000, 1000, True))
    radii = re.findall(r'<circle( class="open")? cx="\d+" cy="\d+" r="([\d.]+)"', svg)
    assert radii == [(' class="open"', "4.5"), ("", "3.5"), ("", "3.5")]
    assert numbers(svg) == ["12", "at least 12", "27"]


def test_a_range_is_a_bar_without_a_number() -> None:
    svg = drawn(("87", 0, 0, True), ("150–384", 200, 1000, True), ("384", 1000, 1000, True))
    assert svg.count('class="range"') == 1
    assert sorted(numbers(svg)) == ["384", "87"]


def test_numbers_without_room_are_left_to_the_words() -> None:
    svg = drawn(*((f"{number},000,000", number, number, True) for number in (0, 10, 20, 30, 1000)))
    assert 2 <= len(numbers(svg)) < 5
    assert {"0,000,000", "1000,000,000"} <= set(numbers(svg))
