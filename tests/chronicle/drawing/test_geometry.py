import re

import pytest
from shapely import Polygon

from chronicle.drawing.geometry import Projection, land, path, round_length
from chronicle.drawing.map_points import MapPoint
from chronicle.record.models import Frame
from chronicle.record.text import Prose

EARTH = Projection(
    Frame(id="earth", name=Prose("Earth"), west=0, south=0, east=10, north=10), width=1000
)
SQUARE = ((2.0, 2.0), (8.0, 2.0), (8.0, 8.0), (2.0, 8.0), (2.0, 2.0))


def test_the_corners_of_a_part_of_the_earth_are_those_of_the_drawing() -> None:
    assert EARTH.project(0, 10) == (0, 0)
    assert EARTH.project(10, 0) == pytest.approx((1000, EARTH.height), abs=1)
    assert EARTH.contains(MapPoint("in", "In", 5, 5))
    assert not EARTH.contains(MapPoint("out", "Out", 5, 11))


def test_the_middle_parallel_is_true_to_scale() -> None:
    north = Projection(EARTH.frame.model_copy(update={"south": 55, "north": 65}), width=1000)
    assert north.squeeze == pytest.approx(0.5)
    assert north.height == pytest.approx(2000, abs=1)


def test_a_path_goes_in_whole_steps() -> None:
    assert path([(1.2, 2), (4, 2.4), (4, -1), (4, -1)]) == "M1 2l3 0 0-3z"
    assert path([(1, 1), (1.2, 1)]) == ""


def test_land_is_one_path_without_what_is_outside_or_too_small() -> None:
    islet = ((5.0, 5.0), (5.01, 5.0), (5.01, 5.01), (5.0, 5.0))
    elsewhere = tuple((x + 50, y) for x, y in SQUARE)
    drawn = land(map(Polygon, (SQUARE, islet, elsewhere)), EARTH, 1)
    assert drawn.count("M") == 1
    assert land([], EARTH, 1) == ""


def test_land_is_cut_at_the_edges_and_thinned() -> None:
    wide = ((5.0, 5.0), (5.001, 7.0), (5.0, 9.0), (50.0, 9.0), (50.0, 5.0), (5.0, 5.0))
    drawn = land([Polygon(wide)], EARTH, 1)
    numbers = [int(number) for number in re.findall(r"-?\d+", drawn)]
    assert len(numbers) == 10  # four corners, and back
    assert max(numbers) < 1010


@pytest.mark.parametrize(
    ("metres", "length"), [(0.2, 1), (1, 1), (4.9, 2), (70, 50), (1999, 1000), (5000, 5000)]
)
def test_lengths_are_round(metres: float, length: int) -> None:
    assert round_length(metres) == length
