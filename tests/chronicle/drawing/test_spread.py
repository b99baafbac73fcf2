import re

from chronicle.drawing import spread
from chronicle.record.amounts import Figure
from chronicle.record.text import Prose
from chronicle.views.spreads import Spread


def drawn(*figures: Figure) -> str:
    return spread.draw(Spread(Prose("Strength"), figures))


def exact(number: int) -> Figure:
    return Figure(number, number)


def numbers(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_marks_stand_in_proportion() -> None:
    svg = drawn(exact(87), exact(200), exact(313))
    left, middle, right = (float(x) for x in re.findall(r'<circle cx="(\d+)"', svg))
    assert middle - left == right - middle
    assert sorted(numbers(svg)) == ["200", "313", "87"]


def test_a_rough_figure_is_open_and_shows_round_an_exact_one() -> None:
    svg = drawn(exact(12), Figure(12, 12, "at_least"), exact(27))
    radii = re.findall(r'<circle( class="open")? cx="\d+" cy="\d+" r="([\d.]+)"', svg)
    assert radii == [(' class="open"', "4.5"), ("", "3.5"), ("", "3.5")]
    assert numbers(svg) == ["12", "at least 12", "27"]


def test_a_range_is_a_bar_without_a_number() -> None:
    svg = drawn(exact(87), Figure(150, 384), exact(384))
    assert svg.count('class="range"') == 1
    assert sorted(numbers(svg)) == ["384", "87"]


def test_numbers_without_room_are_left_to_the_words() -> None:
    svg = drawn(*(exact(number * 1_000_000) for number in (1, 10, 20, 30, 1000)))
    assert 2 <= len(numbers(svg)) < 5
    assert {"1,000,000", "1,000,000,000"} <= set(numbers(svg))
