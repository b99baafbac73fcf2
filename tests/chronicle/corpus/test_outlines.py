from pathlib import Path

import pytest

from chronicle.corpus import outlines
from chronicle.corpus.problems import DataError
from support import ANOTHER


def test_rings_of_all_areas() -> None:
    rings = outlines.read(ANOTHER / "data" / "map.geojson")
    assert [len(ring) for ring in rings] == [5, 5]
    assert rings[0][0] == (9.0, 59.0)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"features": [\n{"geometry": }]}', "map.geojson: is no GeoJSON: "),
        ("[]", "map.geojson: is no GeoJSON: "),
        ('{"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon"}}]}', "key 'coordinates' not found"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "map.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as raised:
        outlines.read(path)
    assert problem in str(raised.value)
