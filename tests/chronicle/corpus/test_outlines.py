from __future__ import annotations

from pathlib import Path

import pytest

from chronicle.corpus import outlines
from chronicle.corpus.problems import DataError
from support import ANOTHER


def test_rings_of_all_areas() -> None:
    rings = outlines.read(ANOTHER / "data" / "map.geojson")
    assert [len(ring) for ring in rings] == [5, 5]
    assert rings[0][0] == (9.0, 59.0)


def test_no_file_no_land(tmp_path: Path) -> None:
    assert outlines.read(tmp_path / "map.geojson") == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"features": [\n{"geometry": }]}', "map.geojson:2:14: is no JSON: Expecting value"),
        ("[]", "map.geojson: is no feature collection; expected GeoJSON with “features”"),
        ('{"features": [{"geometry": {"type": "Point"}}]}', "map.geojson: feature 1 is no area (it is a Point); expected a Polygon or MultiPolygon"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "map.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        outlines.read(path)
    assert [str(found) for found in raised.value.problems] == [f"{tmp_path.name}/{problem}"]
