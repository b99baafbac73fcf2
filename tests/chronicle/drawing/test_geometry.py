from __future__ import annotations

import pytest

from chronicle.corpus.outlines import Point
from chronicle.drawing.geometry import Projection, clip, land, path, round_length, simplify
from chronicle.views.maps import MapPoint

EARTH = Projection(0, 0, 10, 10, 1000)
SQUARE = ((2.0, 2.0), (8.0, 2.0), (8.0, 8.0), (2.0, 8.0), (2.0, 2.0))


def test_the_corners_of_a_part_of_the_earth_are_those_of_the_drawing() -> None:
    assert EARTH.project(0, 10) == (0, 0)
    assert EARTH.project(10, 0) == pytest.approx((1000, EARTH.height), abs=1)
    assert EARTH.contains(MapPoint("in", "In", 5, 5))
    assert not EARTH.contains(MapPoint("out", "Out", 5, 11))


def test_the_middle_parallel_is_true_to_scale() -> None:
    north = Projection(0, 55, 10, 65, 1000)
    assert north.squeeze == pytest.approx(0.5)
    assert north.height == pytest.approx(2000, abs=1)


def test_a_ring_is_cut_at_the_box() -> None:
    cut = clip(SQUARE, (5, 0, 10, 10))
    assert set(cut) == {(5.0, 2.0), (8.0, 2.0), (8.0, 8.0), (5.0, 8.0)}
    assert clip(SQUARE, (0, 0, 10, 10)) == SQUARE
    assert list(clip(SQUARE, (20, 20, 30, 30))) == []


def test_what_lies_within_the_tolerance_of_a_line_goes() -> None:
    line: list[Point] = [(0, 0), (5, 0.4), (10, 0), (10, 10), (10, 10)]
    assert simplify(line, 0.5) == [(0, 0), (10, 0), (10, 10)]
    assert simplify(line, 0.3) == [(0, 0), (5, 0.4), (10, 0), (10, 10)]


def test_a_path_goes_in_whole_steps() -> None:
    assert path([(1.2, 2), (4, 2.4), (4, -1), (4, -1)]) == "M1 2l3 0 0-3z"
    assert path([(1, 1), (1.2, 1)]) == ""


def test_land_is_one_path_without_what_is_outside_or_too_small() -> None:
    islet = ((5.0, 5.0), (5.01, 5.0), (5.01, 5.01), (5.0, 5.0))
    elsewhere = tuple((x + 50, y) for x, y in SQUARE)
    drawn = land([SQUARE, islet, elsewhere], EARTH, 1)
    assert drawn.count("M") == 1
    assert land([], EARTH, 1) == ""


@pytest.mark.parametrize(
    ("kilometres", "length"),
    [(1, 1), (4.9, 2), (70, 50), (1999, 1000), (5000, 5000)],
)
def test_lengths_are_round(kilometres: float, length: int) -> None:
    assert round_length(kilometres) == length
