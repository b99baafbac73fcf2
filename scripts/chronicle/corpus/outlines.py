"""Outlines of land from GeoJSON (RFC 7946), as polygons of longitude and latitude in degrees."""

from functools import lru_cache
from pathlib import Path

import shapely

from chronicle.corpus import yaml_reader
from chronicle.problems import DataError, Problem

NOT_GEOJSON_MESSAGE = (
    "is not valid GeoJSON ({}); export the land as GeoJSON polygons, or remove the file"
)


def read_outlines(path: Path) -> tuple[shapely.Polygon, ...]:
    """Return the outlines of all rings of all areas in a GeoJSON file; empty without a file.

    The ring of a hole runs opposite to the ring of its land. Invalid areas are repaired, and other
    geometries skipped.

    Raises:
        DataError: The file is not GeoJSON, or has no area.
    """
    if not path.exists():
        return ()
    display_path = f"{path.parent.name}/{path.name}"
    return _parse_geojson(yaml_reader.decode_text(path, display_path), display_path)


@lru_cache(maxsize=1)
def _parse_geojson(text: str, display_path: str) -> tuple[shapely.Polygon, ...]:
    """Return the outlines in the text of a file; cached, because each rebuild needs them."""
    try:
        geometry = shapely.force_2d(shapely.from_geojson(text))
    except shapely.errors.GEOSException as error:
        message = NOT_GEOJSON_MESSAGE.format(error)
        raise DataError([Problem(display_path, 0, 0, message)]) from None
    # Split three times, because features may be collections, which may contain collections.
    polygons = shapely.get_parts(shapely.get_parts(shapely.get_parts(geometry)))
    # Without spikes and self-intersections, a polygon may become a collection.
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(polygons)))
    areas = [part for part in parts if isinstance(part, shapely.Polygon) and part.area]
    if not areas:
        raise DataError(
            [Problem(display_path, 0, 0, "contains no polygon, which a map needs to draw land")]
        )
    rings = shapely.get_rings(shapely.orient_polygons(areas))
    return tuple(shapely.polygons(rings))
