"""Outlines of land from GeoJSON (RFC 7946), as polygons of longitude and latitude in degrees."""

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import shapely

from chronicle.corpus import yaml_reader
from chronicle.problems import DataError, Problem

NOT_GEOJSON_MESSAGE = (
    "is not valid GeoJSON ({}); export the land as GeoJSON polygons, or remove the file"
)


def read_outlines(path: Path) -> tuple[shapely.Polygon, ...]:
    """Return the outlines of all rings of all areas in a GeoJSON file, or none without a file.

    The ring of a hole runs opposite to the ring of its land. Invalid areas are repaired, and other
    geometries skipped.

    Raises:
        DataError: The file is not GeoJSON, or has no area.
    """
    if not path.exists():
        return ()
    display_path = f"{path.parent.name}/{path.name}"
    return _read_text(yaml_reader.decode_text(path, display_path), display_path)


@lru_cache(maxsize=1)
def _read_text(text: str, display_path: str) -> tuple[shapely.Polygon, ...]:
    """Return the outlines in the text of a file; cached, because each rebuild needs them."""
    areas = _make_valid(_parse_geometries(text, display_path))
    if not areas:
        raise DataError(
            [Problem(display_path, 0, 0, "contains no polygon, which a map needs to draw land")]
        )
    rings = shapely.get_rings(shapely.orient_polygons(areas))
    return tuple(shapely.polygons(rings))


def _parse_geometries(text: str, display_path: str) -> Iterator[shapely.Geometry]:
    """Yield the geometries of a GeoJSON text one by one. Raises DataError if it is invalid."""
    geojson = yaml_reader.parse_json(text, display_path, NOT_GEOJSON_MESSAGE)
    features = geojson.get("features", geojson) if isinstance(geojson, dict) else geojson
    if not isinstance(features, list):
        features = [features]
    for number, feature in enumerate(features, 1):
        geometry = feature.get("geometry", feature) if isinstance(feature, dict) else feature
        if geometry is None:  # an unlocated feature (RFC 7946, section 3.2)
            continue
        try:
            yield shapely.force_2d(shapely.from_geojson(json.dumps(geometry)))
        except (shapely.errors.GEOSException, ValueError) as error:
            message = f"the geometry of feature {number} is invalid: {error}"
            raise DataError(
                [Problem(display_path, 0, 0, NOT_GEOJSON_MESSAGE.format(message))]
            ) from None


def _make_valid(geometries: Iterable[shapely.Geometry]) -> list[shapely.Polygon]:
    """Return the areas among geometries, without spikes and self-intersections."""
    # Split twice, because a collection may contain collections.
    polygons = shapely.get_parts(shapely.get_parts([*geometries]))
    areas = shapely.get_parts(shapely.get_parts(shapely.make_valid(polygons)))
    return [area for area in areas if isinstance(area, shapely.Polygon) and area.area]
