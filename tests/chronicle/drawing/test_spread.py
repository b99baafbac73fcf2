"""The spread of figures on a line."""

from markupsafe import Markup

from chronicle import templates
from chronicle.drawing import spread
from chronicle.values import amounts
from chronicle.values.amounts import Figure
from chronicle.values.text import Prose


def figures(*values: object) -> list[Figure]:
    parsed = [amounts.parse(value) for value in values]
    return [value for value in parsed if isinstance(value, Figure)]


def test_a_range_has_a_row_of_its_own_below_all_points() -> None:
    points = figures(10, {"about": 11}, 30, 90)
    ranges = figures({"from": 10, "to": 30}, {"from": 80, "to": 90})
    drawn = spread.of_figures(Prose("diggers"), points + ranges)
    heights = [drawn.named[one] for one in ranges]
    assert drawn.is_told
    assert min(heights) > max(drawn.named[one] for one in points) + 1
    assert round(heights[1] - heights[0], 1) >= spread.BAND
    assert drawn.height > max(heights)
    # Where all points stand above the line a range is clear of it.
    [lone] = figures({"from": 10, "to": 90})
    few = spread.of_figures(Prose("diggers"), [*figures(10, 50, 90), lone])
    assert few.named[lone] >= spread.ROWS[1]


def test_dots_that_lie_on_each_other_have_their_words_together() -> None:
    drawn = spread.of_figures(Prose("diggers"), figures(30, 50, 400, 2500))
    low, on_it, apart, high = drawn.figures
    assert set(drawn.named) == {low, apart, high}
    assert drawn.words(low) == "30 and 50"
    assert [drawn.words(one) for one in (apart, high)] == ["400", "2,500"]
    assert drawn.x(low.low) < drawn.middle(low) < drawn.x(on_it.low)
    assert drawn.is_told
    # A rough figure is a ring around an exact one, and has its own.
    rough = spread.of_figures(Prose("diggers"), figures(30, {"about": 50}, 400, 2500))
    assert len(rough.named) == 4


def test_a_dot_in_the_ring_of_another_is_explained() -> None:
    """It seemed to be filled and hollow at once."""
    ringed, apart = (
        spread.of_figures(Prose("diggers"), figures(12, {"at_least": rough}, 14, 27))
        for rough in (14, 20)
    )
    drawings = [
        templates.fill("chronicle.drawing", "spread.html", spreads=[one]) for one in (ringed, apart)
    ]
    assert ["ringed dot: two figures" in drawing for drawing in drawings] == [True, False]


def test_above_a_list_each_mark_is_explained_once_if_any_line_has_it() -> None:
    def told(*lines: list[Figure]) -> str:
        drawn = [spread.of_figures(Prose("diggers"), line) for line in lines]
        return " ".join(Markup(spread.key_of(drawn)).striptags().split())

    plain, rough = figures(12, 14, 27), figures(12, {"about": 14}, 27)
    ranged = figures(12, {"from": 14, "to": 27}, 30)
    lead = "On a line each dot is a figure:"
    assert told(plain, plain) == f"{lead} exact"
    assert told(plain, rough) == f"{lead} exact not exact"
    assert told(ranged) == f"{lead} exact a range"
    assert told([*rough, plain[1]], ranged) == f"{lead} exact not exact both in one place a range"
    # What is not drawn needs no key.
    assert told(figures(12)) == told() == ""
