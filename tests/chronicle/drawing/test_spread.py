import pytest

from chronicle.drawing.spread import Spread
from chronicle.record.amounts import Figure
from chronicle.record.text import Prose


def of(*figures: Figure) -> Spread:
    return Spread(Prose("Strength"), figures)


def exact(number: int) -> Figure:
    return Figure(number, number)


def test_dots_stand_in_proportion_from_end_to_end() -> None:
    spread = of(exact(87), exact(200), exact(313))
    assert [spread.x(figure.low) for figure in spread.figures] == [0, 50, 100]
    assert set(spread.named) == set(spread.figures)


def test_a_rough_figure_shows_round_an_exact_one() -> None:
    least = Figure(12, 12, "at_least")
    spread = of(exact(12), least, exact(27))
    assert spread.dots == [least, exact(12), exact(27)]
    # The words of both find room, above and below the line.
    assert spread.named[least] != spread.named[exact(12)] == spread.named[exact(27)]


def test_a_range_has_no_dot() -> None:
    assert of(exact(87), Figure(150, 384), exact(384)).dots == [exact(87), exact(384)]


@pytest.mark.parametrize("million", [1, 1_000_000])
def test_numbers_without_room_are_left_to_the_words(million: int) -> None:
    spread = of(*(exact(number * million) for number in (1, 10, 20, 30, 1000)))
    assert {exact(million), exact(1000 * million)} <= set(spread.named)
    assert len(spread.named) < 5
