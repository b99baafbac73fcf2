"""Land outlines from any file: invalid shapes are reported, all others are drawn, with lakes as water."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
import shapely

from chronicle.corpus import outlines
from chronicle.graphics import maps
from chronicle.history import History
from chronicle.problems import DataError
from chronicle.records import Frame
from chronicle.values import Prose
from support.cases import cases

FRAME = Frame(id="all", name=Prose("All"), west=8, south=48, east=14, north=54)
# A ring in SVG path syntax: its start and its relative steps.
RING = re.compile(r"M(?P<start>[^l]+)l(?P<steps>[^z]+)z")


def write_map(directory: Path, *geometries: Any) -> Path:
    """Write a map file; each area is a list of rings or a complete geometry."""
    features = []
    for geometry in geometries:
        polygon = (
            {"type": "Polygon", "coordinates": geometry} if isinstance(geometry, list) else geometry
        )
        features.append({"type": "Feature", "properties": {}, "geometry": polygon})
    path = directory / "map.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def square_ring(west: float, south: float, size: float) -> list[list[float]]:
    corners = [(0, 0), (size, 0), (size, size), (0, size), (0, 0)]
    return [[west + x, south + y] for x, y in corners]


def parse_integers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"-?\d+", text)]


def iter_rings(path: str) -> Iterator[list[tuple[int, int]]]:
    for match in RING.finditer(path):
        steps = parse_integers(match["start"]) + parse_integers(match["steps"])
        yield [*zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)]


def is_land(path: str, longitude: float, latitude: float) -> bool:
    """Return whether a browser fills a point, by the non-zero rule."""
    x, y = maps.to_viewbox_units(FRAME, (latitude, longitude))
    point = shapely.Point(x, y)
    enclosing = [ring for ring in iter_rings(path) if shapely.Polygon(ring).contains(point)]
    return sum(1 if shapely.LinearRing(ring).is_ccw else -1 for ring in enclosing) != 0


def draw_land(history: History, areas: Sequence[shapely.Polygon]) -> str:
    """Return the SVG path of the land on a map with these areas."""
    return str(maps.land_path(replace(history, outlines=tuple(areas)), FRAME))


@pytest.mark.parametrize("reach", [1.5, 30])
def test_lake_is_water_and_its_island_land(tmp_path: Path, history: History, reach: float) -> None:
    """The area is inside the map extent, or clipped by it; its lake contains an island."""
    land = square_ring(11 - reach, 51 - reach, 2 * reach)
    lake = square_ring(10.5, 50.5, 1)
    areas = outlines.read_outlines(
        write_map(tmp_path, [land, lake], [square_ring(10.9, 50.9, 0.2)])
    )
    path = draw_land(history, areas)
    assert is_land(path, 10, 51)
    assert not is_land(path, 10.7, 51)
    assert is_land(path, 11, 51)


@pytest.mark.parametrize("turn", [1, -1])
def test_overlap_of_areas_is_land(tmp_path: Path, history: History, turn: int) -> None:
    """Both ring orientations work. A lake in both areas is water; a lake in only one is land."""
    west = [square_ring(9, 49, 3)[::turn], square_ring(9.2, 49.2, 0.5), square_ring(11, 51, 0.5)]
    east = [square_ring(10.5, 50.5, 3), square_ring(11, 51, 0.5)[::turn], square_ring(13, 53, 0.3)]
    path = draw_land(history, outlines.read_outlines(write_map(tmp_path, west, east)))
    assert is_land(path, 10.7, 50.7)
    assert is_land(path, 10, 50)
    assert not is_land(path, 9.4, 49.4)
    assert not is_land(path, 11.2, 51.2)
    assert not is_land(path, 13.1, 53.1)


@cases
def test_rejects_invalid_areas(tmp_path: Path, areas: list[Any], message: str) -> None:
    with pytest.raises(DataError) as raised:
        outlines.read_outlines(write_map(tmp_path, *areas))
    assert message in str(raised.value)


@cases
def test_repairs_invalid_rings(
    tmp_path: Path, history: History, areas: list[Any], places: int
) -> None:
    path = draw_land(history, outlines.read_outlines(write_map(tmp_path, *areas)))
    assert path.count("M") == places


@cases
def test_rejects_invalid_geojson(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "map.geojson"
    path.write_text(text, "utf-8")
    with pytest.raises(DataError) as raised:
        outlines.read_outlines(path)
    assert message in str(raised.value)
