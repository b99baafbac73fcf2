"""The spread of figures on a line."""

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


def test_dots_on_one_spot_are_all_seen_and_of_one_size() -> None:
    """A ring around a dot seemed to be filled and hollow at once, and 30 and 50 were one blot."""
    for low, high in (({"at_least": 14}, 14), (30, 50)):
        drawn = spread.of_figures(Prose("diggers"), figures(low, high, 400, 2500))
        assert sorted(drawn.placed.values()) == [1.35, 1.7, 1.7, 2.05]
        svg = templates.fill("chronicle.drawing", "spread.html", spreads=[drawn])
        assert svg.count('r=".25em"') == svg.count("<circle") == 4


def test_a_line_leads_from_a_dot_to_words_far_below_it_where_none_are_in_the_way() -> None:
    """The words of two sums stood under those of a third, and nobody saw whose they were."""
    drawn = spread.of_figures(Prose("roubles"), figures(3000, 12300, 18842, 20000, 33500))
    assert drawn.led == {}
    far = figures(3_000_000, 12_300_000, 12_300_333, 18_842_000, 20_000_000, 33_500_000)
    drawn = spread.of_figures(Prose("roubles"), far)
    [(dot, foot)] = drawn.led.items()
    assert dot.words == "12,300,000"
    assert foot < drawn.named[dot]
    svg = templates.fill("chronicle.drawing", "spread.html", spreads=[drawn])
    assert f"x2='{drawn.middle(dot)}%' y1='1.7em' y2='{foot}em'" in svg
